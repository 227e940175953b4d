"""What the key projects say: how many are late or behind, and with whom."""

import datetime as dt
from collections.abc import Mapping

import pandas as pd

from pages.shared import words
from pages.shared.figures.records import Record, records
from pages.shared.findings.cards import Card, Verdict
from pages.shared.words import translate as _
from runtime.cache import cached

COUNTS = ("projects", "projects_red", "projects_amber", "projects_green", "projects_done")


def late(counts: Mapping[str, int]) -> str:
    """How many projects are overdue or far behind, and how many are somewhat behind.

    `counts`: the facts named in COUNTS.
    """
    red, amber = counts["projects_red"], counts["projects_amber"]
    if not red and not amber:
        return _("None of {count} key projects is critical or to watch", count=counts["projects"])
    return _(
        "Of {count} key projects {red} are critical and {amber} to watch",
        count=counts["projects"],
        red=red,
        amber=amber,
    )


@cached
def worst(projects: pd.DataFrame) -> str:
    """The project that is overdue longest, with its department."""
    overdue = projects[projects["days_overdue"] > 0]
    if overdue.empty:
        return _("No project is overdue")
    row = overdue.iloc[int(overdue["days_overdue"].to_numpy().argmax())]
    return _(
        "Longest overdue: {project}, {days}, {lead}",
        project=row["project"],
        days=words.days(row["days_overdue"]),
        lead=row["lead"],
    )


def marks(day: dt.date) -> str:
    """What the figure of projects shows, to which day, and what its marks mean."""
    return _(
        "Key projects · {day} · ◆ milestone reached (red: missed; grey: no day noted) ◇ ahead",
        day=words.date_of(day),
    )


@cached
def slipping(reports: pd.DataFrame, project: str) -> str:
    """How far a project was at its last report, beside an even pace."""
    last = reports.iloc[-1]
    slip = last["slip"]
    if reports["has_fallen"].fillna(False).any():
        return _("{project}: its progress has fallen between reports", project=project)
    if pd.isna(slip):
        return _(
            "{project}: {done} done at its last report, without dates to hold it against",
            project=project,
            done=words.measure(last["progress"], "%"),
        )
    if slip <= 0:
        return _("{project}: at its last report in step with the calendar", project=project)
    return _(
        "{project}: {done} done at its last report, {planned} by the calendar",
        project=project,
        done=words.measure(last["progress"], "%"),
        planned=words.measure(last["planned_progress"], "%"),
    )


def cards(counts: Mapping[str, int]) -> list[Card]:
    """One card per light: how many projects, and what that means."""
    meanings = {
        "red": _("overdue, halted, or over 25 points behind"),
        "amber": _("over 10 points behind, a milestone missed, or not to be judged"),
        "green": _("at most 10 points behind, or not begun yet"),
        "done": _("completed"),
    }
    return [_card(code, counts[f"projects_{code}"], meaning) for code, meaning in meanings.items()]


def _card(code: str, count: int, meaning: str) -> Card:
    verdict: Verdict = "bad" if code == "red" and count else "even"
    return Card(words.light(code), words.measure(count), meaning, verdict=verdict)


@cached
def reasons(projects: pd.DataFrame) -> pd.DataFrame:
    """The projects with the reason of each light in words, as column `why`."""
    return projects.assign(why=[_why(row) for row in records(projects)])


def _why(row: Record) -> str:
    reasons = {
        "late": lambda: words.days_left(-row["days_overdue"]),
        "behind": lambda: _(
            "{points} pp behind", points=words.measure(row["points_behind"], decimals=1)
        ),
        "milestone": lambda: words.plural(
            "{count} milestone missed", "{count} milestones missed", int(row["missed_milestones"])
        ),
        "halted": lambda: _("halted"),
        "no_due": lambda: _("no deadline"),
        "no_progress": lambda: _("no progress reported"),
        "not_started": lambda: _("not begun yet"),
    }
    return reasons[row["reason"]]() if row["reason"] in reasons else ""


def passed(milestones: pd.DataFrame, of: pd.Series) -> str:
    """How many milestones of a project were reached, and which is missed or comes next."""
    reached = int(milestones["reached"].notna().sum())
    sentence = _("{count} of {all} milestones reached", count=reached, all=len(milestones))
    missed = milestones[milestones["state"] == "overdue"]
    if not missed.empty:
        return _("{said}; missed: {name}", said=sentence, name=words.join(missed["milestone"]))
    ahead = milestones[milestones["state"] == "ahead"]
    if ahead.empty and of["light"] != "done":
        return _(
            "The milestones are all reached, {count} in all; the project is not", count=reached
        )
    if ahead.empty:
        return sentence
    following = ahead.iloc[0]
    day = words.date_of(following["due"])
    return _("{said}; next: {name}, {day}", said=sentence, name=following["milestone"], day=day)


def milestones_of(project: pd.Series) -> str:
    """Whose milestones they are, and how far the project itself has come, if it is not done."""
    text = _("Milestones · {project}", project=project["project"])
    if project["light"] == "done" or pd.isna(project["progress"]):
        return text
    progress = words.measure(project["progress"], "%")
    return " · ".join((text, _("the project itself is at {progress}", progress=progress)))
