"""Key projects, campaigns, problems, field research, decisions: what follows from a forum."""

from etl.sheets.contract import Column, Kind, Sheet

NAME, NAMES, NUMBER, DATE, FLAG = Kind.NAME, Kind.NAMES, Kind.NUMBER, Kind.DATE, Kind.FLAG

PROJECTS = Sheet(
    "projects",
    "重点项目",
    (
        Column("项目名称", "project", required=True, aliases=("项目", "重点项目", "重点项目名称")),
        Column(
            "牵头部室",
            "lead",
            NAME,
            required=True,
            aliases=("牵头单位", "责任部室"),
            register="units",
        ),
        Column("来源成果", "outcome", aliases=("成果来源", "来源论坛成果")),
        Column(
            "指标",
            "indicator",
            NAME,
            aliases=("对应指标", "推动指标", "要推动的指标"),
            register="indicators",
        ),
        Column(
            "清单",
            "list",
            aliases=("清单类别", "所属清单"),
            allowed=("责任清单", "目标清单", "负面清单"),
        ),
        Column("专项办任务号", "task_no", aliases=("任务号", "专项办任务")),
        Column("开始日期", "started", DATE, aliases=("开始时间", "启动日期", "起始日期")),
        Column(
            "完成期限",
            "due",
            DATE,
            aliases=("完成时限", "计划完成日期", "计划完成时间", "截止日期"),
        ),
        Column("完成日期", "finished", DATE, aliases=("完成时间", "实际完成日期")),
        Column("进度", "progress", NUMBER, aliases=("完成率", "完成进度", "当前进度"), unit="%"),
        Column("状态", "status", aliases=("项目状态", "进展状态")),
        Column("总投资", "budget", NUMBER, aliases=("投资额", "计划投资", "预算"), unit="元"),
        Column("已完成投资", "spent", NUMBER, aliases=("完成投资", "已投资"), unit="元"),
        Column("备注", "note", aliases=("说明", "备注说明")),
    ),
    key=("project",),
    aliases=("重点项目台账", "重点项目一览"),
)

PROJECT_PROGRESS = Sheet(
    "project_progress",
    "项目进展",
    (
        Column("项目名称", "project", required=True, aliases=("项目",)),
        Column("日期", "date", DATE, required=True, aliases=("填报日期", "时间")),
        Column("进度", "progress", NUMBER, required=True, aliases=("完成进度",), unit="%"),
        Column("说明", "note", aliases=("进展说明", "备注")),
    ),
    key=("project", "date"),
    aliases=("项目进度", "进展填报"),
    period="date",
)

MILESTONES = Sheet(
    "milestones",
    "里程碑",
    (
        Column("项目名称", "project", required=True, aliases=("项目",)),
        Column("里程碑", "milestone", required=True, aliases=("里程碑名称", "节点名称")),
        Column("计划日期", "due", DATE, required=True, aliases=("计划时间", "节点期限")),
        Column("完成日期", "reached", DATE, aliases=("完成时间", "实际完成日期")),
        Column("说明", "note", aliases=("备注",)),
    ),
    key=("project", "milestone"),
    aliases=("项目里程碑", "项目节点"),
    period="due",
)

SECONDMENTS = Sheet(
    "secondments",
    "专项办",
    (
        Column("日期", "date", DATE, required=True, aliases=("时间",)),
        Column(
            "来源", "source", required=True, aliases=("人员来源",), allowed=("机关", "事业", "社工")
        ),
        Column("人数", "headcount", NUMBER, required=True, aliases=("抽调人数",), unit="人"),
        Column("任务", "task_no", aliases=("任务号", "专项办任务号")),
    ),
    key=("date", "source", "task_no"),
    aliases=("专项办人员", "抽调人员"),
    period="date",
)

CAMPAIGNS = Sheet(
    "campaigns",
    "攻坚行动",
    (
        Column("名称", "campaign", required=True, aliases=("行动名称", "攻坚行动", "攻坚月")),
        Column("开始日期", "started", DATE, required=True, aliases=("起始日期", "开始时间")),
        Column("结束日期", "ended", DATE, required=True, aliases=("截止日期", "结束时间")),
        Column("项目名称", "project", aliases=("项目",)),
        Column("指标", "indicator", NAME, aliases=("对应指标",), register="indicators"),
        Column("目标值", "target", NUMBER, aliases=("目标",)),
    ),
    key=("campaign",),
    aliases=("攻坚月", "攻坚月行动"),
)

PROBLEMS = Sheet(
    "problems",
    "问题台账",
    (
        Column("编号", "no", aliases=("序号", "问题编号")),
        Column("问题描述", "problem", required=True, aliases=("问题", "存在问题", "问题内容")),
        Column(
            "来源",
            "source",
            aliases=("问题来源",),
            allowed=("调研", "论坛", "热线", "评议", "督查"),
        ),
        Column("类别", "kind", aliases=("问题类别", "分类")),
        Column("级别", "level", aliases=("问题级别", "等级")),
        Column("发现日期", "found", DATE, required=True, aliases=("发现时间", "提出日期")),
        Column(
            "责任单位",
            "owner",
            NAMES,
            required=True,
            aliases=("责任部室", "整改单位", "牵头单位", "牵头部室", "配合单位", "配合部室"),
            register="units",
        ),
        Column("整改期限", "due", DATE, aliases=("整改时限", "完成期限")),
        Column("派单日期", "assigned", DATE, aliases=("派单时间", "交办日期")),
        Column("挂牌日期", "listed", DATE, aliases=("挂牌时间",)),
        Column("是否销号", "closed", FLAG, aliases=("销号情况", "销号", "完成情况")),
        Column("销号日期", "closed_on", DATE, aliases=("销号时间",)),
        Column("反弹日期", "reopened_on", DATE, aliases=("重开日期", "反弹时间")),
        Column("挂旗", "flag", aliases=("挂旗情况",)),
    ),
    key=("no",),
    aliases=("问题清单", "整改台账"),
    period="found",
    fallback=("problem", "owner"),
)

FIELD_VISITS = Sheet(
    "field_visits",
    "调研",
    (
        Column("调研题目", "topic", required=True, aliases=("题目", "调研课题")),
        Column("日期", "date", DATE, required=True, aliases=("调研日期", "走访日期")),
        Column("带队领导", "leader", aliases=("带队人", "带队领导职务")),
        Column("走访单位", "unit", aliases=("调研单位",)),
        Column("单位类别", "unit_kind", aliases=("走访单位类别",)),
        Column("发现问题数", "problems_found", NUMBER, aliases=("问题数",), unit="个"),
    ),
    key=("topic", "date", "unit"),
    aliases=("走访调研", "大调研"),
    period="date",
)

DECISIONS = Sheet(
    "decisions",
    "议定事项",
    (
        Column("会议", "meeting", required=True, aliases=("会议名称", "议定会议")),
        Column("议定事项", "decision", required=True, aliases=("议定内容", "会议决定", "决定事项")),
        Column(
            "责任单位",
            "owner",
            NAMES,
            required=True,
            aliases=("责任部室", "承办单位", "承办部室", "落实单位"),
            register="units",
        ),
        Column("完成时限", "due", DATE, required=True, aliases=("完成期限", "办结时限", "时限")),
        Column("完成情况", "status", aliases=("落实情况", "办理情况", "进展情况")),
        Column("视图", "view", aliases=("看板视图", "视图链接")),
        Column("快照", "snapshot", aliases=("会议快照",)),
    ),
    key=("meeting", "decision"),
    aliases=("会议议定事项", "议定事项台账", "议定事项清单"),
)
