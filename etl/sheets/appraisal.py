"""Appraisals, studios and service: what is scored and counted by unit."""

from etl.sheets.contract import Column, FilledBy, Kind, Sheet

NAME, WHOLE, NUMBER, PERIOD = Kind.NAME, Kind.WHOLE, Kind.NUMBER, Kind.PERIOD

APPRAISALS = Sheet(
    "appraisals",
    "考评方案",
    (
        Column(
            "方案",
            "appraisal",
            required=True,
            aliases=("考评方案", "评价方案"),
            example="星级职工之家",
        ),
        Column("年度", "year", WHOLE, required=True, aliases=("年份",), example=2025),
        Column(
            "评分主体", "rater", required=True, aliases=("评价主体", "评家主体"), example="会员"
        ),
        Column(
            "权重",
            "weight",
            NUMBER,
            required=True,
            aliases=("分数占比", "占比"),
            unit="%",
            example="50%",
        ),
        Column(
            "等级线", "grades", aliases=("等级标准", "星级标准"), example="五星90、四星80、三星70"
        ),
    ),
    key=("appraisal", "year", "rater"),
    aliases=("考评办法",),
    period="year",
    filled_by=FilledBy.APPRAISAL,
)

APPRAISAL_SCORES = Sheet(
    "appraisal_scores",
    "考评得分",
    (
        Column("方案", "appraisal", required=True, aliases=("考评方案",), example="星级职工之家"),
        Column(
            "时期",
            "period",
            PERIOD,
            required=True,
            aliases=("期间", "年度", "季度"),
            example="2025年",
        ),
        Column(
            "单位",
            "unit",
            NAME,
            required=True,
            aliases=("被评单位", "参评单位"),
            register="units",
            example="岚东区总工会",
        ),
        Column("评分主体", "rater", required=True, aliases=("评价主体",), example="会员"),
        Column("维度", "dimension", aliases=("评分维度", "考评维度"), example="服务职工"),
        Column(
            "得分",
            "score",
            NUMBER,
            required=True,
            aliases=("分数", "评分"),
            unit="分",
            example=92.5,
        ),
        Column(
            "评分人数", "raters", NUMBER, aliases=("评价人数", "参评人数"), unit="人", example=120
        ),
        Column("意见数", "opinions", NUMBER, aliases=("意见建议数",), unit="条", example=8),
        Column("答复数", "answered", NUMBER, aliases=("已答复数", "反馈数"), unit="条", example=7),
    ),
    key=("appraisal", "period", "unit", "rater", "dimension"),
    aliases=("考评打分", "评分表"),
    period="period",
    filled_by=FilledBy.APPRAISAL,
)

STUDIOS = Sheet(
    "studios",
    "创新工作室",
    (
        Column(
            "工作室",
            "studio",
            required=True,
            aliases=("工作室名称", "创新工作室"),
            example="示例创新工作室",
        ),
        Column(
            "单位",
            "unit",
            NAME,
            required=True,
            aliases=("所在单位", "所属单位"),
            register="units",
            example="岚东区总工会",
        ),
        Column("年度", "year", WHOLE, required=True, aliases=("年份",), example=2025),
        Column("等级", "tier", aliases=("工作室等级",), allowed=("达标", "优秀"), example="优秀"),
        Column(
            "创效",
            "benefit",
            NUMBER,
            aliases=("创效金额", "经济效益"),
            unit="元",
            example="120万元",
        ),
        Column("奖励", "reward", NUMBER, aliases=("奖励金额",), unit="元", example="5万元"),
    ),
    key=("studio", "year"),
    aliases=("劳模创新工作室",),
    period="year",
    filled_by=FilledBy.APPRAISAL,
)

SERVICE_VISITS = Sheet(
    "service_visits",
    "下基层",
    (
        Column(
            "月份", "month", PERIOD, required=True, aliases=("时期", "年月"), example="2025年7月"
        ),
        Column(
            "单位",
            "unit",
            NAME,
            required=True,
            aliases=("工会", "部室"),
            register="units",
            example="研究室",
        ),
        Column(
            "专职干部数",
            "cadres",
            NUMBER,
            required=True,
            aliases=("干部数", "专职工会干部"),
            unit="人",
            example=6,
        ),
        Column(
            "下基层次数",
            "visits",
            NUMBER,
            required=True,
            aliases=("走访次数",),
            unit="次",
            example=14,
        ),
    ),
    key=("month", "unit"),
    aliases=("下基层服务", "干部下基层"),
    period="month",
    filled_by=FilledBy.APPRAISAL,
)

STAFFING = Sheet(
    "staffing",
    "人力配置",
    (
        Column("年度", "year", WHOLE, required=True, aliases=("年份",), example=2025),
        Column(
            "单位",
            "unit",
            NAME,
            required=True,
            aliases=("工会",),
            register="units",
            example="研究室",
        ),
        Column(
            "方向", "field", required=True, aliases=("工作方向", "服务方向"), example="网上工会"
        ),
        Column(
            "人数", "headcount", NUMBER, required=True, aliases=("投入人数",), unit="人", example=3
        ),
        Column("计划占比", "planned_share", NUMBER, aliases=("计划比例",), unit="%", example="30%"),
    ),
    key=("year", "unit", "field"),
    aliases=("人力安排", "人员配置"),
    period="year",
    filled_by=FilledBy.APPRAISAL,
)
