"""Publicity and honours: what a unit published and what it was given."""

from etl.sheets.contract import Column, FilledBy, Kind, Sheet

NAME, NUMBER, DATE = Kind.NAME, Kind.NUMBER, Kind.DATE

PUBLICATIONS = Sheet(
    "publications",
    "信息宣传",
    (
        Column(
            "日期",
            "date",
            DATE,
            required=True,
            aliases=("刊发日期", "发表日期"),
            example="2025年7月16日",
        ),
        Column(
            "单位",
            "unit",
            NAME,
            required=True,
            aliases=("报送单位", "供稿单位"),
            register="units",
            example="研究室",
        ),
        Column(
            "媒体", "media", required=True, aliases=("刊发媒体", "媒体名称"), example="示例日报"
        ),
        Column(
            "级别",
            "level",
            required=True,
            aliases=("媒体级别",),
            allowed=("国家", "省", "市"),
            example="市",
        ),
        Column(
            "标题",
            "headline",
            required=True,
            aliases=("文章标题", "题目"),
            example="论坛开在职工身边",
        ),
    ),
    key=("date", "media", "headline"),
    aliases=("信息刊发", "宣传信息"),
    period="date",
    filled_by=FilledBy.PUBLICITY,
)

SCORING_RULES = Sheet(
    "scoring_rules",
    "计分规则",
    (
        Column(
            "级别",
            "level",
            required=True,
            aliases=("媒体级别",),
            allowed=("国家", "省", "市"),
            example="市",
        ),
        Column("媒体", "media", aliases=("媒体名称",), example="示例日报"),
        Column(
            "分值", "points", NUMBER, required=True, aliases=("计分", "得分"), unit="分", example=5
        ),
        Column("生效日期", "since", DATE, aliases=("施行日期", "执行日期", "起始日期")),
    ),
    key=("level", "media", "since"),
    aliases=("信息计分规则", "计分标准"),
    filled_by=FilledBy.PUBLICITY,
)

HONOURS = Sheet(
    "honours",
    "荣誉",
    (
        Column(
            "日期",
            "date",
            DATE,
            required=True,
            aliases=("授予日期", "表彰日期", "获奖日期"),
            example="2025年4月28日",
        ),
        Column(
            "单位",
            "unit",
            NAME,
            required=True,
            aliases=("获奖单位", "推荐单位"),
            register="units",
            example="岚东区总工会",
        ),
        Column(
            "荣誉",
            "honour",
            required=True,
            aliases=("荣誉名称", "奖项", "表彰名称"),
            example="工人先锋号",
        ),
        Column(
            "级别",
            "level",
            required=True,
            aliases=("荣誉级别", "授予级别"),
            allowed=("国家", "省", "市", "区县"),
            example="省",
        ),
        Column(
            "对象",
            "recipient",
            aliases=("表彰对象",),
            allowed=("集体", "个人", "项目"),
            example="集体",
        ),
    ),
    key=("date", "honour", "unit"),
    aliases=("荣誉表彰", "表彰奖励"),
    period="date",
    filled_by=FilledBy.PUBLICITY,
)
