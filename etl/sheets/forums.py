"""Units, forums, topics, outcomes and the yearly plan: the forum's own tables."""

from etl.sheets.contract import Column, Kind, Sheet

NAME, WHOLE, NUMBER, DATE = Kind.NAME, Kind.WHOLE, Kind.NUMBER, Kind.DATE

UNITS = Sheet(
    "units",
    "单位",
    (
        Column("单位", "unit", required=True, aliases=("单位名称", "部室", "部门")),
        Column(
            "类别",
            "kind",
            required=True,
            aliases=("单位类别", "单位性质"),
            allowed=("机关部室", "事业单位", "区县总工会", "产业工会", "基层工会"),
        ),
        Column("上级单位", "parent", aliases=("上级工会", "主管单位")),
    ),
    key=("unit",),
    aliases=("单位名册", "单位一览"),
)

FORUMS = Sheet(
    "forums",
    "论坛",
    (
        Column("期次", "forum_no", WHOLE, required=True, aliases=("论坛期次", "期数", "期号")),
        Column("主题", "theme", required=True, aliases=("论坛主题", "研讨主题")),
        Column(
            "日期",
            "held",
            DATE,
            required=True,
            aliases=("举办日期", "举办时间", "召开日期", "时间"),
        ),
        Column(
            "主办部室",
            "host",
            NAME,
            required=True,
            aliases=("主办单位", "承办部室", "主办"),
            register="units",
        ),
        Column(
            "组织形式",
            "format",
            aliases=("组织方式", "论坛类别"),
            allowed=("部室研讨", "机关全体", "领导和部门负责人", "基层代表参加"),
        ),
        Column(
            "形式",
            "mode",
            aliases=("举办形式", "举办方式", "方式"),
            allowed=("线下", "线上", "线上线下结合"),
        ),
        Column(
            "参加人数", "attendance", NUMBER, aliases=("参会人数", "人数", "参与人数"), unit="人"
        ),
        Column("线下人数", "attendance_onsite", NUMBER, aliases=("线下参加人数",), unit="人"),
        Column("线上人数", "attendance_online", NUMBER, aliases=("线上参加人数",), unit="人"),
        Column("出席领导", "leaders", aliases=("参加领导", "出席领导职务")),
        Column("问一问", "ask", aliases=("初心问一问", "初心“问一问”")),
        Column("说一说", "speak", aliases=("想法说一说", "想法“说一说”")),
        Column("提一提", "lift", aliases=("激情提一提", "激情“提一提”")),
        Column("晒一晒", "show", aliases=("业绩晒一晒", "业绩“晒一晒”")),
        Column("找一找", "seek", aliases=("差距找一找", "差距“找一找”")),
        Column("归档日期", "archived", DATE, aliases=("归档时间", "材料归档日期")),
    ),
    key=("forum_no",),
    aliases=("强会论坛", "论坛情况", "论坛清单"),
    period="held",
)

TOPICS = Sheet(
    "topics",
    "议题",
    (
        Column("议题", "topic", required=True, aliases=("议题名称", "讨论议题")),
        Column("论坛期次", "forum_no", WHOLE, aliases=("期次", "所属期次", "对应期次")),
        Column("类型", "kind", aliases=("议题类型", "议题类别", "类别")),
        Column("提出部室", "proposer", NAME, aliases=("提出单位", "提报部室"), register="units"),
        Column("主讲单位", "speaker", NAME, aliases=("主讲部室", "主讲"), register="units"),
        Column("提出日期", "proposed", DATE, aliases=("提出时间", "提报日期")),
        Column("确定日期", "accepted", DATE, aliases=("确定时间", "立题日期")),
    ),
    key=("topic", "forum_no"),
    aliases=("论坛议题", "议题征集"),
    period="proposed",
)

OUTCOMES = Sheet(
    "outcomes",
    "成果",
    (
        Column("成果名称", "outcome", required=True, aliases=("成果", "论坛成果")),
        Column("论坛期次", "forum_no", WHOLE, required=True, aliases=("期次", "来源期次")),
        Column("议题", "topic", aliases=("来源议题", "对应议题")),
        Column("成果类型", "kind", aliases=("类型", "成果形式")),
        Column("运用方式", "use", aliases=("转化方式", "成果运用")),
        Column("采纳情况", "adoption", aliases=("是否采纳", "采纳")),
        Column("形成日期", "formed", DATE, aliases=("形成时间",)),
        Column("采纳日期", "adopted", DATE, aliases=("采纳时间",)),
        Column("见效日期", "effective", DATE, aliases=("见效时间",)),
        Column("成效", "effect", aliases=("工作成效", "取得成效")),
        Column("受益人数", "beneficiaries", NUMBER, aliases=("受益职工", "惠及职工"), unit="人"),
        Column("涉及资金", "funds", NUMBER, aliases=("转化资金", "资金", "资金额"), unit="元"),
    ),
    key=("outcome", "forum_no"),
    aliases=("论坛成果", "成果运用", "成果转化"),
    period="formed",
)

LOOK_BACKS = Sheet(
    "look_backs",
    "回头看",
    (
        Column("成果名称", "outcome", required=True, aliases=("成果", "论坛成果")),
        Column(
            "应回头看日期",
            "due",
            DATE,
            required=True,
            aliases=("应回头看时间", "计划回头看日期", "回头看期限"),
        ),
        Column("回头看日期", "looked", DATE, aliases=("回头看时间", "实际回头看日期")),
        Column("发现差距", "gap", aliases=("查找的差距", "工作差距", "差距")),
        Column("新议题", "topic", aliases=("转为议题", "形成新议题")),
    ),
    key=("outcome", "due"),
    aliases=("成果回头看", "论坛成果回头看"),
    period="due",
)

PLANS = Sheet(
    "plans",
    "年度计划",
    (
        Column("年度", "year", WHOLE, required=True, aliases=("年份",)),
        Column("事项", "item", required=True, aliases=("计划事项", "工作事项")),
        Column("单位", "unit", NAME, aliases=("部室", "责任单位"), register="units"),
        Column("计划数", "planned", NUMBER, required=True, aliases=("计划", "计划期数"), unit="次"),
        Column("完成数", "done", NUMBER, aliases=("实际完成", "完成"), unit="次"),
        Column("组织单位", "organiser", aliases=("组织部室", "由谁组织")),
    ),
    key=("year", "item", "unit"),
    aliases=("年度工作计划", "论坛计划"),
    period="year",
)
