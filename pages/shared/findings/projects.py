"""What the key projects say: how many are late or behind, and with whom."""

import pandas as pd

from pages.shared import words
from pages.shared.findings.cards import Card, Verdict
from pages.shared.words import translate as _


def late(projects: pd.DataFrame) -> str:
    """How many projects are overdue or far behind, and how many are somewhat behind."""
    lights = projects["light"].value_counts()
    red, amber = int(lights.get("red", 0)), int(lights.get("amber", 0))
    if not red and not amber:
        return _("All {count} key projects are on time", count=len(projects))
    return _(
        "Of {count} key projects {red} are critical and {amber} behind",
        count=len(projects),
        red=red,
        amber=amber,
    )


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


def slipping(reports: pd.DataFrame, project: str) -> str:
    """How far a project was at its last report, beside an even pace."""
    last = reports.iloc[-1]
    slip = last["slip"]
    if reports["has_fallen"].fillna(False).any():
        return _("{project}: its progress has fallen between reports", project=project)
    if pd.isna(slip) or slip <= 0:
        return _("{project}: at its last report in step with the calendar", project=project)
    return _(
        "{project}: {done} done at its last report, {planned} by the calendar",
        project=project,
        done=words.measure(last["progress"], "%"),
        planned=words.measure(last["planned_progress"], "%"),
    )


def cards(projects: pd.DataFrame) -> list[Card]:
    """One card per light: how many projects, and what that means."""
    counts = projects["light"].value_counts()
    meanings = {
        "red": _("overdue, halted or far behind"),
        "amber": _("somewhat behind, or undated"),
        "green": _("as the calendar demands"),
        "done": _("completed"),
    }
    return [_card(code, int(counts.get(code, 0)), said) for code, said in meanings.items()]


def _card(code: str, count: int, said: str) -> Card:
    verdict: Verdict = "bad" if code == "red" and count else "even"
    return Card(words.light(code), words.measure(count), said, verdict=verdict)


def reasons(projects: pd.DataFrame) -> pd.DataFrame:
    """The projects with the reason of each light in words, as column `why`."""
    return projects.assign(why=[_why(row) for _i, row in projects.iterrows()])


def _why(row: pd.Series) -> str:
    reasons = {
        "late": lambda: words.days_left(-row["days_overdue"]),
        "behind": lambda: _(
            "{size} behind plan", size=words.difference(row["points_behind"], "%", decimals=1)
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
    """How many milestones of a project were reached, and which is missed or comes next.

    Of a project that goes on after its last milestone it says how far it has come.
    """
    reached = int(milestones["reached"].notna().sum())
    said = _("{count} of {all} milestones reached", count=reached, all=len(milestones))
    missed = milestones[milestones["state"] == "overdue"]
    if not missed.empty:
        return _("{said}; missed: {name}", said=said, name=words.join(missed["milestone"]))
    ahead = milestones[milestones["state"] == "ahead"]
    if ahead.empty and of["light"] != "done" and pd.notna(of["progress"]):
        progress = words.measure(of["progress"], "%")
        return _("{said}; the project itself is at {progress}", said=said, progress=progress)
    if ahead.empty:
        return said
    following = ahead.iloc[0]
    day = words.date_of(following["due"])
    return _("{said}; next: {name}, {day}", said=said, name=following["milestone"], day=day)
