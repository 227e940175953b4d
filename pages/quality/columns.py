"""The columns that a reader sees of the tables of this page.

Functions, for their headers are in the language of the moment.
"""

from pages.shared import words
from pages.shared.findings import quality as findings
from pages.shared.findings.column import Column, Columns
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
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


@cached
def coverage() -> Columns:
    """How many cities reported each indicator in each period."""
    return {
        "indicator": _("Indicator"),
        "period": _("Period"),
        "reported": Column(_("Reported"), decimals=0),
        "members": Column(_("Cities"), decimals=0),
        "missing": _("Not reported"),
    }


@cached
def reminders() -> Columns:
    """Who owes what for the latest period."""
    return {
        "indicator": _("Indicator"),
        "owner": _("Department"),
        "period": _("Period"),
        "missing": _("Not reported"),
        "latest_end": _("Has values up to"),
    }


@cached
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


@cached
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


@cached
def open_questions() -> Columns:
    """What the rows leave open, and where."""
    return {
        "about": _("Matter"),
        "question": Column(_("What is open"), write=lambda code: words.question(str(code))),
        "file": _("File"),
        "sheet": _("Sheet"),
        "cell": _("Cell"),
    }
