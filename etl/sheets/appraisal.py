"""Publicity, appraisals, studios, honours and service: what is scored and counted by unit."""

from etl.sheets.contract import Column, Kind, Sheet

NAME, WHOLE, NUMBER, DATE, PERIOD = Kind.NAME, Kind.WHOLE, Kind.NUMBER, Kind.DATE, Kind.PERIOD

PUBLICATIONS = Sheet(
    "publications",
    "信息宣传",
    (
        Column("日期", "date", DATE, required=True, aliases=("刊发日期", "发表日期")),
        Column(
            "单位", "unit", NAME, required=True, aliases=("报送单位", "供稿单位"), register="units"
        ),
        Column("媒体", "media", required=True, aliases=("刊发媒体", "媒体名称")),
        Column("级别", "level", required=True, aliases=("媒体级别",), allowed=("国家", "省", "市")),
        Column("标题", "headline", required=True, aliases=("文章标题", "题目")),
    ),
    key=("date", "media", "headline"),
    aliases=("信息刊发", "宣传信息"),
    period="date",
)

SCORING_RULES = Sheet(
    "scoring_rules",
    "计分规则",
    (
        Column("级别", "level", required=True, aliases=("媒体级别",), allowed=("国家", "省", "市")),
        Column("媒体", "media", aliases=("媒体名称",)),
        Column("分值", "points", NUMBER, required=True, aliases=("计分", "得分"), unit="分"),
        Column("生效日期", "since", DATE, aliases=("施行日期", "执行日期", "起始日期")),
    ),
    key=("level", "media", "since"),
    aliases=("信息计分规则", "计分标准"),
)

APPRAISALS = Sheet(
    "appraisals",
    "考评方案",
    (
        Column("方案", "appraisal", required=True, aliases=("考评方案", "评价方案")),
        Column("年度", "year", WHOLE, required=True, aliases=("年份",)),
        Column("评分主体", "rater", required=True, aliases=("评价主体", "评家主体")),
        Column("权重", "weight", NUMBER, required=True, aliases=("分数占比", "占比"), unit="%"),
        Column("等级线", "grades", aliases=("等级标准", "星级标准")),
    ),
    key=("appraisal", "year", "rater"),
    aliases=("考评办法",),
    period="year",
)

APPRAISAL_SCORES = Sheet(
    "appraisal_scores",
    "考评得分",
    (
        Column("方案", "appraisal", required=True, aliases=("考评方案",)),
        Column("时期", "period", PERIOD, required=True, aliases=("期间", "年度", "季度")),
        Column(
            "单位", "unit", NAME, required=True, aliases=("被评单位", "参评单位"), register="units"
        ),
        Column("评分主体", "rater", required=True, aliases=("评价主体",)),
        Column("维度", "dimension", aliases=("评分维度", "考评维度")),
        Column("得分", "score", NUMBER, required=True, aliases=("分数", "评分"), unit="分"),
        Column("评分人数", "raters", NUMBER, aliases=("评价人数", "参评人数"), unit="人"),
        Column("意见数", "opinions", NUMBER, aliases=("意见建议数",), unit="条"),
        Column("答复数", "answered", NUMBER, aliases=("已答复数", "反馈数"), unit="条"),
    ),
    key=("appraisal", "period", "unit", "rater", "dimension"),
    aliases=("考评打分", "评分表"),
    period="period",
)

STUDIOS = Sheet(
    "studios",
    "创新工作室",
    (
        Column("工作室", "studio", required=True, aliases=("工作室名称", "创新工作室")),
        Column(
            "单位", "unit", NAME, required=True, aliases=("所在单位", "所属单位"), register="units"
        ),
        Column("年度", "year", WHOLE, required=True, aliases=("年份",)),
        Column("等级", "tier", aliases=("工作室等级",), allowed=("达标", "优秀")),
        Column("创效", "benefit", NUMBER, aliases=("创效金额", "经济效益"), unit="元"),
        Column("奖励", "reward", NUMBER, aliases=("奖励金额",), unit="元"),
    ),
    key=("studio", "year"),
    aliases=("劳模创新工作室",),
    period="year",
)

HONOURS = Sheet(
    "honours",
    "荣誉",
    (
        Column("日期", "date", DATE, required=True, aliases=("授予日期", "表彰日期", "获奖日期")),
        Column(
            "单位", "unit", NAME, required=True, aliases=("获奖单位", "推荐单位"), register="units"
        ),
        Column("荣誉", "honour", required=True, aliases=("荣誉名称", "奖项", "表彰名称")),
        Column(
            "级别",
            "level",
            required=True,
            aliases=("荣誉级别", "授予级别"),
            allowed=("国家", "省", "市", "区县"),
        ),
        Column("对象", "recipient", aliases=("表彰对象",), allowed=("集体", "个人", "项目")),
    ),
    key=("date", "honour", "unit"),
    aliases=("荣誉表彰", "表彰奖励"),
    period="date",
)

SERVICE_VISITS = Sheet(
    "service_visits",
    "下基层",
    (
        Column("月份", "month", PERIOD, required=True, aliases=("时期", "年月")),
        Column("单位", "unit", NAME, required=True, aliases=("工会", "部室"), register="units"),
        Column(
            "专职干部数",
            "cadres",
            NUMBER,
            required=True,
            aliases=("干部数", "专职工会干部"),
            unit="人",
        ),
        Column("下基层次数", "visits", NUMBER, required=True, aliases=("走访次数",), unit="次"),
    ),
    key=("month", "unit"),
    aliases=("下基层服务", "干部下基层"),
    period="month",
)

STAFFING = Sheet(
    "staffing",
    "人力配置",
    (
        Column("年度", "year", WHOLE, required=True, aliases=("年份",)),
        Column("单位", "unit", NAME, required=True, aliases=("工会",), register="units"),
        Column("方向", "field", required=True, aliases=("工作方向", "服务方向")),
        Column("人数", "headcount", NUMBER, required=True, aliases=("投入人数",), unit="人"),
        Column("计划占比", "planned_share", NUMBER, aliases=("计划比例",), unit="%"),
    ),
    key=("year", "unit", "field"),
    aliases=("人力安排", "人员配置"),
    period="year",
)
