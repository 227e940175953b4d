"""The columns that a reader sees of the tables of this page.

Functions, for their headers are in the language of the moment.
"""

from pages.shared import words
from pages.shared.findings.column import Column, Columns
from pages.shared.words import translate as _


def decisions() -> Columns:
    """What one meeting decided."""
    return {
        "decision": _("Decision"),
        "owner": Column(_("Owner"), leads_to="unit"),
        "due": _("Due"),
        "state": Column(_("State"), write=state),
        "days_left": Column(_("Time left"), write=words.days_left),
        "status": _("As reported"),
    }


def all_decisions() -> Columns:
    """What all meetings decided."""
    return {
        "meeting": _("Meeting"),
        "decision": _("Decision"),
        "owner": Column(_("Owner"), leads_to="unit"),
        "due": _("Due"),
        "state": Column(_("State"), write=state),
        "days_left": Column(_("Time left"), write=words.days_left),
    }


def meetings() -> Columns:
    """How much of what each meeting decided is done."""
    return {
        "name": _("Meeting"),
        "planned": Column(_("Decisions"), decimals=0),
        "done": Column(_("Done"), decimals=0),
        "overdue": Column(_("Overdue"), decimals=0),
        "done_share": Column(_("Share done"), write=words.share),
    }


def state(code: object) -> str:
    """Whether a decision is carried out."""
    said = {"done": _("done"), "open": _("being carried out"), "overdue": _("overdue")}
    return said.get(str(code), words.DASH)
