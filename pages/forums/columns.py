"""The columns that a reader sees of the tables of this page.

Functions, for their headers are in the language of the moment.
"""

from pages.shared import words
from pages.shared.findings.column import Column, Columns
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def forums() -> Columns:
    """A year's forums."""
    return {
        "forum_no": Column(_("No."), decimals=0),
        "theme": Column(_("Theme"), leads_to="forum", led_by="forum_no"),
        "held": _("Held on"),
        "host": Column(_("Host"), leads_to="unit"),
        "format": _("Format"),
        "attendance": Column(_("Attendance"), decimals=0),
        "segments": Column(_("Segments of 5"), decimals=0),
        "topics": Column(_("Topics"), decimals=0),
        "outcomes": Column(_("Outcomes"), decimals=0),
        "archived": _("Archived on"),
    }


@cached
def counts() -> Columns:
    """A name and how many forums."""
    return {"name": _("Name"), "count": Column(_("Forums"), decimals=0)}


@cached
def plans() -> Columns:
    """Kinds of forum against the plan."""
    return {
        "name": _("Item"),
        "planned": Column(_("Planned"), decimals=0),
        "held": Column(_("Held"), decimals=0),
        "owed": Column(_("Owed"), decimals=0),
    }


@cached
def chosen(name: str) -> Columns:
    """How many topics were chosen, by kind or by unit; `name` heads the first column."""
    return {
        "name": name,
        "planned": Column(_("Proposed topics"), decimals=0),
        "done": Column(_("Chosen"), decimals=0),
        "done_share": Column(_("Share chosen"), write=words.share),
        "median_days": Column(_("Median days to the choice"), decimals=0),
    }


@cached
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
        "forum_no": Column(_("Forum no."), decimals=0, leads_to="forum", led_by="forum_held"),
        "days_waiting": Column(_("Waiting for"), write=words.days),
    }


@cached
def proposed() -> Columns:
    """Who proposed how many topics."""
    return {
        "name": _("Unit"),
        "count": Column(_("Proposed topics"), decimals=0),
        "chosen": Column(_("Chosen"), decimals=0),
        "chosen_share": Column(_("Share chosen"), write=words.share),
        "median_days": Column(_("Median days to the choice"), decimals=0),
    }


@cached
def uses() -> Columns:
    """Kinds of topics, ways of use and effects."""
    return {
        "kind": _("Kind"),
        "use": _("Way of use"),
        "state": Column(_("What came of it"), write=words.use_state),
        "count": Column(_("Outcomes"), decimals=0),
    }


@cached
def receivers() -> Columns:
    """Whom the outcomes went to."""
    return {
        "name": _("Went to"),
        "use": _("Way of use"),
        "planned": Column(_("Outcomes"), decimals=0),
        "done": Column(_("Took effect"), decimals=0),
        "outcomes": _("Which"),
    }


@cached
def archive() -> Columns:
    """The materials of a year's forums."""
    return {
        "forum_no": Column(_("No."), decimals=0),
        "theme": Column(_("Theme"), leads_to="forum", led_by="forum_no"),
        "host": Column(_("Host"), leads_to="unit"),
        "held": _("Held on"),
        "due": _("Due"),
        "archived": _("Archived on"),
        "state": Column(_("State"), write=words.archive_state),
        "days_late": Column(_("Days late"), decimals=0),
    }


@cached
def look_backs() -> Columns:
    """Look-backs, with the gap found and the topic that came of it."""
    return {
        "outcome": _("Outcome"),
        "owner": Column(_("Owner"), leads_to="unit"),
        "due": _("Look back by"),
        "looked": _("Looked back on"),
        "state": Column(_("State"), write=words.look_back_state),
        "days_overdue": Column(_("Days late"), decimals=0),
        "gap": _("Gap found"),
        "new_topic": _("New topic"),
        "new_forum_no": Column(_("Taken up by forum no."), decimals=0, leads_to="forum"),
    }


@cached
def formats() -> Columns:
    """The four formats of forums, and who organises each."""
    return {
        "name": _("Format"),
        "organiser": _("Organised by"),
        "planned": Column(_("Planned"), decimals=0),
        "count": Column(_("Held"), decimals=0),
        "last_held": _("Last held on"),
    }
