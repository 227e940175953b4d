"""The columns that a reader sees of the tables of this page.

Functions, for their headers are in the language of the moment.
"""

import datetime as dt

from pages.shared import words
from pages.shared.findings.column import Column, Columns
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
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


@cached
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


@cached
def ages() -> Columns:
    """The open problems by age."""
    return {
        "name": _("Open for"),
        "problems": Column(_("Problems"), decimals=0),
        "in_time": Column(_("In time"), decimals=0),
        "overdue": Column(_("Overdue"), decimals=0),
    }


@cached
def flags() -> Columns:
    """Flags by month."""
    return {
        "month": Column(_("Month"), write=_month),
        "red_flags": Column(_("Red flags"), decimals=0),
        "yellow_flags": Column(_("Yellow flags"), decimals=0),
    }


@cached
def conditions() -> Columns:
    """How workers fare."""
    return {
        "indicator": Column(_("Indicator"), leads_to="indicator"),
        "said": _("Value"),
        "moved": _("Change"),
        "period": _("Period"),
        "quality": Column(_("Data grade"), write=words.data_grade),
    }


@cached
def months() -> Columns:
    """The ledger by month."""
    return {
        "month": Column(_("Month"), write=_month),
        "found": Column(_("Found"), decimals=0),
        "closed": Column(_("Closed"), decimals=0),
        "reopened": Column(_("Reopened"), decimals=0),
        "open_at_end": Column(_("Still open"), decimals=0),
    }


@cached
def closed(name: str) -> Columns:
    """How many were closed, by class or by owner; `name` heads the first column."""
    return {
        "name": name,
        "planned": Column(_("Problems"), decimals=0),
        "done": Column(_("Closed"), decimals=0),
        "done_share": Column(_("Share closed"), write=words.share),
        "overdue": Column(_("Overdue"), decimals=0),
    }


@cached
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


@cached
def kinds() -> Columns:
    """Kinds of units visited."""
    return {
        "name": _("Kind of unit"),
        "count": Column(_("Field visits"), decimals=0),
        "units": Column(_("Units"), decimals=0),
        "problems_found": Column(_("Problems found"), decimals=0),
    }


def _month(day: dt.date) -> str:
    return words.period(day, day, "month")


def _state(code: object) -> str:
    return {"closed": _("closed"), "open": _("open"), "overdue": _("overdue")}[str(code)]
