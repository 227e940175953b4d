"""The columns that a reader sees of the tables of this page.

Functions, for their headers are in the language of the moment.
"""

import pandas as pd

from pages.shared import words
from pages.shared.findings.column import Column, Columns
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def projects() -> Columns:
    """Key projects."""
    return {
        "project": Column(_("Project"), leads_to="projects", word="project"),
        "lead": Column(_("Lead"), leads_to="unit"),
        "light": Column(_("State"), write=lambda code: words.light(str(code))),
        "progress": Column(_("Progress"), "%", decimals=0),
        "expected_progress": Column(_("Expected by time"), "%", decimals=0),
        "why": _("Why"),
        "started": _("Started"),
        "due": _("Due"),
        "list": _("List"),
        "indicator": Column(_("Indicator to move"), leads_to="indicator"),
        "outcome": _("Stems from"),
    }


@cached
def lent() -> Columns:
    """People on loan."""
    return {
        "day": _("Date"),
        "part": _("From"),
        "count": Column(_("People"), decimals=0),
    }


@cached
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


@cached
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


@cached
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


@cached
def milestones() -> Columns:
    """A project's milestones."""
    return {
        "milestone": _("Milestone"),
        "due": _("Planned for"),
        "reached": _("Reached on"),
        "state": Column(_("State"), write=words.milestone_state),
        "days_late": Column(_("Days late"), decimals=0),
    }


@cached
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


@cached
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


@cached
def curve() -> Columns:
    """A project's reports."""
    return {
        "day": _("Reported on"),
        "progress": Column(_("Progress"), "%", decimals=0),
        "planned_progress": Column(_("Even pace"), "%", decimals=0),
        "slip": Column(_("Days behind an even pace"), decimals=0),
        "note": _("Note"),
    }
