"""The columns that a reader sees of problems, lists, field research and what is to be done."""

import datetime as dt

from pages.shared import words
from pages.shared.column import Column, Columns
from pages.shared.words import translate as _


def problems() -> Columns:
    """The ledger of problems."""
    return {
        "no": _("Problem no."),
        "problem": _("Problem"),
        "owner": Column(_("Owner"), leads_to="unit"),
        "level": _("Level"),
        "found": _("Found on"),
        "listed": _("Listed on"),
        "due": _("Due"),
        "state": Column(_("State"), write=_state),
        "days_overdue": Column(_("Overdue by"), write=words.days),
        "reopened_on": _("Reopened on"),
        "flag": _("Flag"),
    }


def steps() -> Columns:
    """The steps of the ledger."""
    return {
        "name": _("Step"),
        "count": Column(_("Came so far"), decimals=0),
        "noted": Column(_("Noted for this step"), decimals=0),
        "passed": Column(_("Passed without a note"), decimals=0),
        "share": Column(_("Share"), write=words.share),
        "median_days": Column(_("Median days since found"), decimals=0),
    }


def ages() -> Columns:
    """The open problems by age."""
    return {
        "name": _("Open for"),
        "problems": Column(_("Problems"), decimals=0),
        "in_time": Column(_("In time"), decimals=0),
        "overdue": Column(_("Overdue"), decimals=0),
    }


def flags() -> Columns:
    """Flags by month."""
    return {
        "month": Column(_("Month"), write=_month),
        "red_flags": Column(_("Red flags"), decimals=0),
        "yellow_flags": Column(_("Yellow flags"), decimals=0),
    }


def milestones() -> Columns:
    """A project's milestones."""
    return {
        "milestone": _("Milestone"),
        "due": _("Planned for"),
        "reached": _("Reached on"),
        "state": Column(_("State"), write=words.milestone_state),
        "days_late": Column(_("Days late"), decimals=0),
    }


def conditions() -> Columns:
    """How workers fare."""
    return {
        "indicator": Column(_("Indicator"), leads_to="indicator"),
        "said": _("Value"),
        "moved": _("Change"),
        "period": _("Period"),
        "quality": Column(_("Data grade"), write=words.data_grade),
    }


def months() -> Columns:
    """The ledger by month."""
    return {
        "month": Column(_("Month"), write=_month),
        "found": Column(_("Found"), decimals=0),
        "closed": Column(_("Closed"), decimals=0),
        "reopened": Column(_("Reopened"), decimals=0),
        "open_at_end": Column(_("Still open"), decimals=0),
    }


def closed(name: str) -> Columns:
    """How many were closed, by class or by owner; `name` heads the first column."""
    return {
        "name": name,
        "planned": Column(_("Problems"), decimals=0),
        "done": Column(_("Closed"), decimals=0),
        "done_share": Column(_("Share closed"), write=words.share),
        "overdue": Column(_("Overdue"), decimals=0),
    }


def lists() -> Columns:
    """The lists of key work."""
    return {
        "name": _("List"),
        "planned": Column(_("Dispatched"), decimals=0),
        "done": Column(_("Settled"), decimals=0),
        "on_track": Column(_("On time"), decimals=0),
        "behind": Column(_("To watch"), decimals=0),
        "at_risk": Column(_("Critical"), decimals=0),
        "mean_progress": Column(_("Mean progress"), "%", decimals=0),
    }


def list_projects() -> Columns:
    """A list's projects."""
    return {
        "project": Column(_("Project"), leads_to="projects", word="project"),
        "lead": Column(_("Lead"), leads_to="unit"),
        "light": Column(_("State"), write=lambda code: words.light(str(code))),
        "progress": Column(_("Progress"), "%", decimals=0),
        "expected_progress": Column(_("By the calendar"), "%", decimals=0),
        "due": _("Due"),
        "note": _("Note"),
    }


def curve() -> Columns:
    """A project's reports."""
    return {
        "day": _("Reported on"),
        "progress": Column(_("Progress"), "%", decimals=0),
        "planned_progress": Column(_("Even pace"), "%", decimals=0),
        "slip": Column(_("Days behind an even pace"), decimals=0),
        "note": _("Note"),
    }


def research() -> Columns:
    """Subjects of field research."""
    return {
        "name": _("Subject"),
        "visits": Column(_("Field visits"), decimals=0),
        "units": Column(_("Units"), decimals=0),
        "count": Column(_("Problems found"), decimals=0),
        "first_visit": _("From"),
        "last_visit": _("Until"),
        "leaders": _("Led by"),
    }


def kinds() -> Columns:
    """Kinds of units visited."""
    return {
        "name": _("Kind of unit"),
        "count": Column(_("Field visits"), decimals=0),
        "units": Column(_("Units"), decimals=0),
        "problems_found": Column(_("Problems found"), decimals=0),
    }


def to_do() -> Columns:
    """What is overdue or due soon."""
    return {
        "name": Column(_("Matter"), way_by="way"),
        "kind": Column(_("Kind"), write=lambda code: words.matter(str(code))),
        "owner": Column(_("Owner"), leads_to="unit"),
        "due": _("Due"),
        "days_left": Column(_("Time"), write=words.days_left),
    }


def stuck() -> Columns:
    """What is stuck: overdue, or waiting too long in its stage."""
    return {
        "name": Column(_("Matter"), way_by="way"),
        "kind": Column(_("Kind"), write=lambda code: words.matter(str(code))),
        "owner": Column(_("Owner"), leads_to="unit"),
        "due": _("Due"),
        "days_overdue": Column(_("Overdue or waiting for"), write=words.days),
    }


def owners() -> Columns:
    """Who has how much to do."""
    return {
        "name": Column(_("Owner"), leads_to="unit"),
        "count": Column(_("Matters"), decimals=0),
        "overdue": Column(_("Overdue"), decimals=0),
        "due_soon": Column(_("Due soon"), decimals=0),
    }


def _month(day: dt.date) -> str:
    return words.period(day, day, "month")


def _state(code: object) -> str:
    return {"closed": _("closed"), "open": _("open"), "overdue": _("overdue")}[str(code)]
