"""The columns that a reader sees of uploads, their faults and their changes."""

import pandas as pd

from pages.shared import words
from pages.shared.column import Column, Columns
from pages.shared.findings import quality as findings
from pages.shared.words import translate as _


def first_rows(rows: pd.DataFrame) -> Columns:
    """Rows as read, under the headers of the contract."""
    stated = Column(_("Stated by"), is_unbroken=True)
    own: Columns = {"_row": _("Row"), "_stated": stated}
    return {name: own.get(name, str(name)) for name in rows.columns}


def faults() -> Columns:
    """Faults at their cells: few columns, for a phone."""
    return {
        "where": _("Cell"),
        "value": _("Value"),
        "reason": _("What is wrong"),
    }


def doubts() -> Columns:
    """Values that somebody has to check, or has checked."""
    return {"value": _("Value"), "reason": _("What is doubtful"), "place": _("Cell")}


def confirmed_doubts() -> Columns:
    """Values that looked like slips and were ticked as right: both numbers, where, who, when."""
    return {
        "said": _("Value"),
        "against": _("Held against"),
        "file": _("File"),
        "place": _("Cell"),
        "loaded_by": _("Confirmed by"),
        "loaded_at": _("Confirmed at"),
    }


def tables() -> Columns:
    """How many rows of each table change."""
    return {
        "title": _("Table"),
        "added": Column(_("New"), decimals=0),
        "changed": Column(_("Changed"), decimals=0),
        "gone": Column(_("Gone"), decimals=0),
        "same": Column(_("Unchanged"), decimals=0),
    }


def changes() -> Columns:
    """Values that change."""
    return {"value": _("Which value"), "old": _("Old"), "new": _("New value")}


def lost() -> Columns:
    """Rows that go."""
    return {"row": _("Which row")}


def history() -> Columns:
    """Uploads, withdrawn ones included."""
    return {
        "upload": Column(_("Upload no."), decimals=0),
        "at": _("When"),
        "by": _("Who"),
        "file": _("File"),
        "what": _("Tables"),
        "rows": Column(_("Rows"), decimals=0),
        "mode": _("How it counts"),
        "state": _("State"),
    }


def left_aside() -> Columns:
    """What lies in the store and is not counted."""
    return {"said": _("What is wrong, and what to do")}


def coverage() -> Columns:
    """How many cities reported each indicator in each period."""
    return {
        "indicator": _("Indicator"),
        "period": _("Period"),
        "reported": Column(_("Reported"), decimals=0),
        "members": Column(_("Cities"), decimals=0),
        "missing": _("Not reported"),
    }


def reminders() -> Columns:
    """Who owes what for the latest period."""
    return {
        "indicator": _("Indicator"),
        "owner": _("Department"),
        "period": _("Period"),
        "missing": _("Not reported"),
        "latest_end": _("Has values up to"),
    }


def freshness() -> Columns:
    """How old each indicator's latest value is, and who is asked for the next one."""
    return {
        "indicator": _("Indicator"),
        "owner": _("Department"),
        "grain": Column(_("Reported by"), write=words.grain),
        "period": _("Latest period"),
        "days_since": Column(_("Ended"), write=_ago),
        "days_late": Column(_("Next value"), write=findings.lateness),
    }


def _ago(days: float) -> str:
    return _("{days} ago", days=words.days(days))


def open_faults() -> Columns:
    """Cells that were left out."""
    return {
        "file": _("File"),
        "place": _("Cell"),
        "header": _("Header"),
        "value": _("Value"),
        "reason": _("What is wrong"),
        "loaded_by": _("Loaded by"),
    }


def announced() -> Columns:
    """Announced ranks beside computed ones."""
    return {
        "indicator": _("Indicator"),
        "city": _("City"),
        "period": _("Period"),
        "announced_rank": Column(_("Announced"), decimals=0),
        "rank": Column(_("Computed"), decimals=0),
        "source": _("Source"),
    }


def date_faults() -> Columns:
    """Dates that cannot be, each with what is done with it, and where it stands."""
    return {
        "about": _("Matter"),
        "header": _("Header"),
        "written": _("As written"),
        "order_of": _("Beside"),
        "fault": Column(_("What is wrong"), write=lambda code: words.date_fault(str(code))),
        "file": _("File"),
        "sheet": _("Sheet"),
        "cell": _("Cell"),
    }


def open_questions() -> Columns:
    """What the rows leave open, and where."""
    return {
        "about": _("Matter"),
        "question": Column(_("What is open"), write=lambda code: words.question(str(code))),
        "file": _("File"),
        "sheet": _("Sheet"),
        "cell": _("Cell"),
    }
