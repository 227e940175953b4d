"""Milestones of the key projects: what was to be reached by when, and whether it was."""

import datetime as dt
from dataclasses import dataclass

from demo_story import chance
from demo_story.project_reports import reports
from demo_story.projects import LAST_DAY, PLANS, Plan

STEPS = (("方案批复", 20), ("全面启动", 45), ("主体完成", 80))  # by which share of the time


@dataclass(frozen=True)
class Milestone:
    """One milestone; `reached` is None as long as it is not."""

    project: str
    name: str
    due: dt.date
    reached: dt.date | None


def milestones() -> list[Milestone]:
    """Three of each project that ran in 2025."""
    return [
        Milestone(plan.name, name, due, _reached(plan, name, share, due))
        for plan in PLANS
        if plan.due.year >= 2025
        for name, share in STEPS
        for due in [plan.started + (plan.due - plan.started) * share // 100]
    ]


def _reached(plan: Plan, name: str, share: int, due: dt.date) -> dt.date | None:
    """When its progress came near that share; one that stalled misses what lay ahead."""
    told = [report.day for report in reports(plan) if report.progress >= share * 0.8]
    if not told or (due > LAST_DAY and not plan.finished):
        return None
    day = min(told[0], due + dt.timedelta(chance.between(-9, 4, "milestone", plan.name, name)))
    return day if plan.stalled is None else max(day, told[0])
