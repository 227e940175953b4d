"""Key projects, the people lent to them and campaigns: how an outcome is put to work."""

from etl.sheets.contract import Column, FilledBy, Kind, Sheet

NAME, NUMBER, DATE = Kind.NAME, Kind.NUMBER, Kind.DATE

PROJECTS = Sheet(
    "projects",
    "重点项目",
    (
        Column(
            "项目名称",
            "project",
            required=True,
            aliases=("项目", "重点项目", "重点项目名称"),
            example="网上工会提质",
        ),
        Column(
            "牵头部室",
            "lead",
            NAME,
            required=True,
            aliases=("牵头单位", "责任部室"),
            register="units",
            example="网络工作部",
        ),
        Column(
            "来源成果", "outcome", aliases=("成果来源", "来源论坛成果"), example="会员注册提速方案"
        ),
        Column(
            "指标",
            "indicator",
            NAME,
            aliases=("对应指标", "推动指标", "要推动的指标"),
            register="indicators",
            example="网上入会率",
        ),
        Column(
            "清单",
            "list",
            aliases=("清单类别", "所属清单"),
            allowed=("责任清单", "目标清单", "负面清单"),
            example="责任清单",
        ),
        Column("专项办任务号", "task_no", aliases=("任务号", "专项办任务"), example="ZX-2025-03"),
        Column(
            "开始日期",
            "started",
            DATE,
            aliases=("开始时间", "启动日期", "起始日期"),
            example="2025年8月1日",
        ),
        Column(
            "完成期限",
            "due",
            DATE,
            aliases=("完成时限", "计划完成日期", "计划完成时间", "截止日期"),
            example="2025年12月31日",
        ),
        Column(
            "完成日期",
            "finished",
            DATE,
            aliases=("完成时间", "实际完成日期"),
            example="2025年12月20日",
        ),
        Column(
            "进度",
            "progress",
            NUMBER,
            aliases=("完成率", "完成进度", "当前进度"),
            unit="%",
            example="100%",
        ),
        Column("状态", "status", aliases=("项目状态", "进展状态"), example="已完成"),
        Column(
            "总投资",
            "budget",
            NUMBER,
            aliases=("投资额", "计划投资", "预算"),
            unit="元",
            example="50万元",
        ),
        Column(
            "已完成投资",
            "spent",
            NUMBER,
            aliases=("完成投资", "已投资"),
            unit="元",
            example="48万元",
        ),
        Column("备注", "note", aliases=("说明", "备注说明"), example="由第12期论坛提出"),
    ),
    key=("project",),
    aliases=("重点项目台账", "重点项目一览"),
    filled_by=FilledBy.TASK_OFFICE,
)

PROJECT_PROGRESS = Sheet(
    "project_progress",
    "项目进展",
    (
        Column("项目名称", "project", required=True, aliases=("项目",), example="网上工会提质"),
        Column(
            "日期",
            "date",
            DATE,
            required=True,
            aliases=("填报日期", "时间"),
            example="2025年10月31日",
        ),
        Column(
            "进度",
            "progress",
            NUMBER,
            required=True,
            aliases=("完成进度",),
            unit="%",
            example="65%",
        ),
        Column("说明", "note", aliases=("进展说明", "备注"), example="新版已上线试用"),
    ),
    key=("project", "date"),
    aliases=("项目进度", "进展填报"),
    period="date",
    filled_by=FilledBy.TASK_OFFICE,
)

MILESTONES = Sheet(
    "milestones",
    "里程碑",
    (
        Column("项目名称", "project", required=True, aliases=("项目",), example="网上工会提质"),
        Column(
            "里程碑",
            "milestone",
            required=True,
            aliases=("里程碑名称", "节点名称"),
            example="新版上线",
        ),
        Column(
            "计划日期",
            "due",
            DATE,
            required=True,
            aliases=("计划时间", "节点期限"),
            example="2025年10月31日",
        ),
        Column(
            "完成日期",
            "reached",
            DATE,
            aliases=("完成时间", "实际完成日期"),
            example="2025年10月28日",
        ),
        Column("说明", "note", aliases=("备注",)),
    ),
    key=("project", "milestone"),
    aliases=("项目里程碑", "项目节点"),
    period="due",
    filled_by=FilledBy.TASK_OFFICE,
)

SECONDMENTS = Sheet(
    "secondments",
    "专项办",
    (
        Column("日期", "date", DATE, required=True, aliases=("时间",), example="2025年10月31日"),
        Column(
            "来源",
            "source",
            required=True,
            aliases=("人员来源",),
            allowed=("机关", "事业", "社工"),
            example="机关",
        ),
        Column(
            "人数", "headcount", NUMBER, required=True, aliases=("抽调人数",), unit="人", example=6
        ),
        Column("任务", "task_no", aliases=("任务号", "专项办任务号"), example="ZX-2025-03"),
    ),
    key=("date", "source", "task_no"),
    aliases=("专项办人员", "抽调人员"),
    period="date",
    filled_by=FilledBy.TASK_OFFICE,
)

CAMPAIGNS = Sheet(
    "campaigns",
    "攻坚行动",
    (
        Column(
            "名称",
            "campaign",
            required=True,
            aliases=("行动名称", "攻坚行动", "攻坚月"),
            example="网上工会攻坚月",
        ),
        Column(
            "开始日期",
            "started",
            DATE,
            required=True,
            aliases=("起始日期", "开始时间"),
            example="2025年11月1日",
        ),
        Column(
            "结束日期",
            "ended",
            DATE,
            required=True,
            aliases=("截止日期", "结束时间"),
            example="2025年11月30日",
        ),
        Column("项目名称", "project", aliases=("项目",), example="网上工会提质"),
        Column(
            "指标",
            "indicator",
            NAME,
            aliases=("对应指标",),
            register="indicators",
            example="网上入会率",
        ),
        Column("目标值", "target", NUMBER, aliases=("目标",), example="85%"),
    ),
    key=("campaign",),
    aliases=("攻坚月", "攻坚月行动"),
    filled_by=FilledBy.TASK_OFFICE,
)
