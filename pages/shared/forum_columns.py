"""The columns that a reader sees of topics, the task office, the archive and look-backs."""

from pages.shared import words
from pages.shared.column import Column, Columns
from pages.shared.words import translate as _


def chosen(name: str) -> Columns:
    """How many topics were chosen, by kind or by unit; `name` heads the first column."""
    return {
        "name": name,
        "planned": Column(_("Proposed topics"), decimals=0),
        "done": Column(_("Chosen"), decimals=0),
        "done_share": Column(_("Share chosen"), write=words.share),
        "median_days": Column(_("Median days to the choice"), decimals=0),
    }


def topics() -> Columns:
    """The theme plan."""
    return {
        "topic": _("Topic"),
        "kind": _("Kind"),
        "proposer": _("Proposed by"),
        "proposed": _("Proposed on"),
        "accepted": _("Chosen on"),
        "days_to_choice": Column(_("Days to the choice"), decimals=0),
        "state": Column(_("State"), write=words.topic_state),
        "forum_no": Column(_("Forum no."), decimals=0),
        "days_waiting": Column(_("Waiting for"), write=words.days),
    }
