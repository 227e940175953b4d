"""Key projects, the task office and the campaigns as sheets."""

from demo_story.milestones import milestones
from demo_story.office import Listing
from demo_story.outcomes import outcomes
from demo_story.project_reports import reports, spent, status
from demo_story.projects import PLANS


def projects() -> Listing:
    """The ledger of key projects."""
    headers = (
        *("序号", "项目名称", "牵头部室", "来源成果", "指标", "清单", "专项办任务号", "开始日期"),
        *(
            "完成期限",
            "完成日期",
            "进度（%）",
            "状态",
            "总投资（万元）",
            "已完成投资（万元）",
            "备注",
        ),
    )
    sources = {outcome.topic.name: outcome.name for outcome in outcomes()}
    rows = [
        (
            *(number, plan.name, plan.lead, sources[plan.topic], plan.indicator),
            *(plan.list, plan.task_no),
            *(plan.started, plan.due, plan.finished, plan.progress, status(plan)),
            *(plan.budget, spent(plan), plan.stalled),
        )
        for number, plan in enumerate(PLANS, start=1)
    ]
    return Listing("重点项目", "重点项目台账", (headers,), rows, corner="截至2025年12月31日")


def progress() -> Listing:
    """What the projects reported on the way."""
    rows = [
        (report.project, report.day, report.progress, report.note)
        for plan in PLANS
        for report in reports(plan)
    ]
    headers = (("项目名称", "填报日期", "进度（%）", "进展说明"),)
    return Listing("项目进展", "重点项目进展填报", headers, rows)


def reached() -> Listing:
    """The milestones of the projects."""
    rows = [(one.project, one.name, one.due, one.reached) for one in milestones()]
    headers = (("项目名称", "里程碑", "计划日期", "完成日期"),)
    return Listing("里程碑", "重点项目里程碑", headers, rows, notes=("完成日期空白的为尚未完成。",))
