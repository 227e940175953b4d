"""The columns that a reader sees of the tables of this page.

Functions, for their headers are in the language of the moment.
"""

from pages.shared import words
from pages.shared.findings.column import Column, Columns
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
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


@cached
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


@cached
def sentences() -> Columns:
    """The sentences of papers, and the facts that each may name."""
    return {
        "name": _("Name in the sheet"),
        "sentence": _("As it is said now"),
        "facts": _("Its facts"),
        "is_own": _("Written by the office"),
    }


@cached
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
    facts = {"done": _("done"), "open": _("being carried out"), "overdue": _("overdue")}
    return facts.get(str(code), words.DASH)
