"""The columns that a reader sees of topics, the task office, the archive and look-backs."""

import pandas as pd

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
        "forum_no": Column(_("Forum no."), decimals=0, leads_to="forum", led_by="forum_held"),
        "days_waiting": Column(_("Waiting for"), write=words.days),
    }


def proposed() -> Columns:
    """Who proposed how many topics."""
    return {
        "name": _("Unit"),
        "count": Column(_("Proposed topics"), decimals=0),
        "chosen": Column(_("Chosen"), decimals=0),
        "chosen_share": Column(_("Share chosen"), write=words.share),
        "median_days": Column(_("Median days to the choice"), decimals=0),
    }


def uses() -> Columns:
    """Kinds of topics, ways of use and effects."""
    return {
        "kind": _("Kind"),
        "use": _("Way of use"),
        "state": Column(_("What came of it"), write=words.use_state),
        "count": Column(_("Outcomes"), decimals=0),
    }


def receivers() -> Columns:
    """Whom the outcomes went to."""
    return {
        "name": _("Went to"),
        "use": _("Way of use"),
        "planned": Column(_("Outcomes"), decimals=0),
        "done": Column(_("Took effect"), decimals=0),
        "outcomes": _("Which"),
    }


def lent() -> Columns:
    """People on loan."""
    return {
        "day": _("Date"),
        "part": _("From"),
        "count": Column(_("People"), decimals=0),
    }


def tasks() -> Columns:
    """Tasks and their load."""
    return {
        "task_no": _("Task"),
        "people": Column(_("On loan"), decimals=0),
        "most_people": Column(_("At most"), decimals=0),
        "projects": Column(_("Projects"), decimals=0),
        "done": Column(_("Finished"), decimals=0),
        "at_risk": Column(_("Critical"), decimals=0),
        "people_per_project": Column(_("People per open project"), decimals=1),
    }


def task_projects() -> Columns:
    """The projects of each task."""
    return {
        "task_no": _("Task"),
        "project": Column(_("Project"), leads_to="projects", word="project"),
        "lead": Column(_("Lead"), leads_to="unit"),
        "light": Column(_("State"), write=lambda code: words.light(str(code))),
        "progress": Column(_("Progress"), "%", decimals=0),
        "due": _("Due"),
        "outcome": _("Stems from"),
    }


def campaigns() -> Columns:
    """Campaigns with their ranks before and after."""
    return {
        "campaign": Column(_("Campaign"), leads_to="campaigns", word="campaign"),
        "started": _("From"),
        "ended": _("Until"),
        "task_no": _("Task"),
        "indicator": Column(_("Indicator"), leads_to="indicator"),
        "target": Column(_("Target"), decimals=1),
        "value_before": Column(_("Value before"), decimals=1),
        "value_at_end": Column(_("Value in its last period"), decimals=1),
        "rank_before": Column(_("Rank before"), decimals=0),
        "rank_after": Column(_("Rank after"), decimals=0),
    }


def burn_up(campaign: pd.Series) -> Columns:
    """Our value around one campaign."""
    unit = campaign["unit"]
    return {
        "period": _("Period"),
        "phase": Column(_("Phase"), write=lambda code: words.phase(str(code))),
        "value": Column(_("Value"), unit, int(campaign["decimals"])),
        "target": Column(_("Target"), unit, int(campaign["decimals"])),
        "rank": Column(_("Rank"), decimals=0),
        "ranked": Column(_("Cities ranked"), decimals=0),
    }


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


def branches() -> Columns:
    """A forum's tree, branch by branch."""
    return {
        "topic": _("Topic"),
        "outcome": _("Outcome"),
        "use": _("Way of use"),
        "state": Column(_("What came of it"), write=words.use_state),
        "project": Column(_("Project"), leads_to="projects", word="project"),
        "task_no": _("Task"),
        "progress": Column(_("Progress"), "%", decimals=0),
        "light": Column(_("State"), write=_light),
        "indicator": Column(_("Indicator"), leads_to="indicator"),
        "rank_before": Column(_("Rank before the forum"), decimals=0),
        "rank_now": Column(_("Rank now"), decimals=0),
        "missing": Column(_("What is missing"), write=words.branch_lacks),
    }


def gaps() -> Columns:
    """What the branches of a forum's tree lack, and with whom."""
    return {
        "branch": _("Branch"),
        "missing": Column(_("What is missing"), write=words.branch_lacks),
        "owner": Column(_("Owner"), leads_to="unit"),
        "waiting_days": Column(_("Waiting for"), write=words.days),
    }


def _light(code: str | None) -> str:
    return words.light(code) if isinstance(code, str) else words.DASH


def formats() -> Columns:
    """The four formats of forums, and who organises each."""
    return {
        "name": _("Format"),
        "organiser": _("Organised by"),
        "planned": Column(_("Planned"), decimals=0),
        "count": Column(_("Held"), decimals=0),
        "last_held": _("Last held on"),
    }
