"""Problems, field research and decisions."""

from etl.sheets.contract import Column, FilledBy, Kind, Sheet

NAMES, NUMBER, DATE, FLAG = Kind.NAMES, Kind.NUMBER, Kind.DATE, Kind.FLAG

PROBLEMS = Sheet(
    "problems",
    "问题台账",
    (
        Column("编号", "no", aliases=("序号", "问题编号"), example="WT-2025-018"),
        Column(
            "问题描述",
            "problem",
            required=True,
            aliases=("问题", "存在问题", "问题内容"),
            example="服务大厅排队时间长",
        ),
        Column(
            "来源",
            "source",
            aliases=("问题来源",),
            allowed=("调研", "论坛", "热线", "评议", "督查"),
            example="调研",
        ),
        Column("类别", "kind", aliases=("问题类别", "分类"), example="职工服务"),
        Column("级别", "level", aliases=("问题级别", "等级"), example="一般"),
        Column(
            "发现日期",
            "found",
            DATE,
            required=True,
            aliases=("发现时间", "提出日期"),
            example="2025年9月10日",
        ),
        Column(
            "责任单位",
            "owner",
            NAMES,
            required=True,
            aliases=("责任部室", "整改单位", "牵头单位", "牵头部室", "配合单位", "配合部室"),
            register="units",
            example="职工服务中心、权益保障部",
        ),
        Column("整改期限", "due", DATE, aliases=("整改时限", "完成期限"), example="2025年10月31日"),
        Column(
            "派单日期", "assigned", DATE, aliases=("派单时间", "交办日期"), example="2025年9月12日"
        ),
        Column("挂牌日期", "listed", DATE, aliases=("挂牌时间",), example="2025年9月15日"),
        Column("是否销号", "closed", FLAG, aliases=("销号情况", "销号", "完成情况"), example="是"),
        Column("销号日期", "closed_on", DATE, aliases=("销号时间",), example="2025年10月28日"),
        Column("反弹日期", "reopened_on", DATE, aliases=("重开日期", "反弹时间")),
        Column("挂旗", "flag", aliases=("挂旗情况",), example="绿旗"),
    ),
    key=("no",),
    aliases=("问题清单", "整改台账"),
    period="found",
    fallback=("problem", "owner"),
    filled_by=FilledBy.RESPONSIBLE,
)

FIELD_VISITS = Sheet(
    "field_visits",
    "调研",
    (
        Column(
            "调研题目",
            "topic",
            required=True,
            aliases=("题目", "调研课题"),
            example="新就业形态劳动者入会情况",
        ),
        Column(
            "日期",
            "date",
            DATE,
            required=True,
            aliases=("调研日期", "走访日期"),
            example="2025年9月10日",
        ),
        Column("带队领导", "leader", aliases=("带队人", "带队领导职务"), example="分管副主席"),
        Column("走访单位", "unit", aliases=("调研单位",), example="岚东区总工会"),
        Column("单位类别", "unit_kind", aliases=("走访单位类别",), example="区县总工会"),
        Column("发现问题数", "problems_found", NUMBER, aliases=("问题数",), unit="个", example=3),
    ),
    key=("topic", "date", "unit"),
    aliases=("走访调研", "大调研"),
    period="date",
    filled_by=FilledBy.RESPONSIBLE,
)

DECISIONS = Sheet(
    "decisions",
    "议定事项",
    (
        Column(
            "会议",
            "meeting",
            required=True,
            aliases=("会议名称", "议定会议"),
            example="2025年12月主席办公会",
        ),
        Column(
            "议定事项",
            "decision",
            required=True,
            aliases=("议定内容", "会议决定", "决定事项"),
            example="网上入会两日内办结，每周通报一次",
        ),
        Column(
            "责任单位",
            "owner",
            NAMES,
            required=True,
            aliases=("责任部室", "承办单位", "承办部室", "落实单位"),
            register="units",
            example="网络工作部",
        ),
        Column(
            "完成时限",
            "due",
            DATE,
            required=True,
            aliases=("完成期限", "办结时限", "时限"),
            example="2026年1月31日",
        ),
        Column(
            "完成情况", "status", aliases=("落实情况", "办理情况", "进展情况"), example="推进中"
        ),
        Column(
            "视图",
            "view",
            aliases=("看板视图", "视图链接"),
            example="/rankings?indicator=网上入会率",
        ),
        Column("快照", "snapshot", aliases=("会议快照",), example="2025-12 主席办公会"),
    ),
    key=("meeting", "decision"),
    aliases=("会议议定事项", "议定事项台账", "议定事项清单"),
    filled_by=FilledBy.RESEARCH,
)
