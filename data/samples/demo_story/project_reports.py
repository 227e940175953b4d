"""How key projects went: their state, their reports on the way and the money spent."""

import datetime as dt
import math
from dataclasses import dataclass

from demo_story import chance
from demo_story.projects import LAST_DAY, Plan


@dataclass(frozen=True)
class Report:
    """How far a project was on one day."""

    project: str
    day: dt.date
    progress: int
    note: str | None


def status(plan: Plan) -> str:
    """What the ledger says in words."""
    if plan.finished:
        return "已完成"
    return "已逾期" if plan.due <= LAST_DAY else "推进中"


def reports(plan: Plan) -> list[Report]:
    """A report every month or two, progress never falling, the last one as in the ledger."""
    end = plan.finished or LAST_DAY
    days = [day for day in _report_days(plan.started, end) if day < end]
    found = []
    for day in days:
        passed = (day - plan.started) / (end - plan.started)
        bend = 0.75 + 0.5 * chance.share("bend", plan.name)
        note = plan.stalled if plan.stalled and passed > 0.6 else None
        found.append(Report(plan.name, day, round(plan.progress * passed**bend), note))
    last = "已完成" if plan.finished else plan.stalled
    return [*found, Report(plan.name, end, plan.progress, last)]


def _report_days(first: dt.date, last: dt.date) -> list[dt.date]:
    """The 28th of every month, of every second month when it takes longer than half a year."""
    step = 1 if last - first < dt.timedelta(200) else 2
    months = range(first.year * 12 + first.month - 1 + step, last.year * 12 + last.month, step)
    return [dt.date(month // 12, month % 12 + 1, 28) for month in months]


def spent(plan: Plan) -> float:
    """Money spent so far: it follows progress, and a finished project stays within its budget."""
    share = 0.9 + 0.09 * chance.share("spent", plan.name)
    return round(plan.budget * share * math.pow(plan.progress / 100, 1.15), 1)
