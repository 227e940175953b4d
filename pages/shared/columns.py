"""The columns that a reader sees of the loop's tables: forums, topics, projects.

Functions, for their headers are in the language of the moment.
"""

from pages.shared import words
from pages.shared.components import Column, Columns
from pages.shared.words import translate as _


def forums() -> Columns:
    """A year's forums."""
    return {
        "forum_no": Column(_("No."), decimals=0),
        "theme": _("Theme"),
        "held": _("Held on"),
        "host": _("Host"),
        "format": _("Format"),
        "attendance": Column(_("Attendance"), decimals=0),
        "segments": Column(_("Segments of 5"), decimals=0),
        "topics": Column(_("Topics"), decimals=0),
        "outcomes": Column(_("Outcomes"), decimals=0),
        "archived": _("Archived on"),
    }


def stages() -> Columns:
    """A cohort's stages."""
    return {
        "stage": Column(_("Stage"), write=lambda code: words.stage(str(code))),
        "topics": Column(_("Topics"), decimals=0),
        "share_of_first": Column(_("Of the first"), write=words.share),
        "share_of_previous": Column(_("Of the one before"), write=words.share),
        "median_days": Column(_("Median days from the one before"), decimals=0),
    }


def cohorts() -> Columns:
    """How far each cohort came."""
    return {
        "name": _("Raised in"),
        "topics": Column(_("Topics"), decimals=0),
        "count": Column(_("Took effect"), decimals=0),
        "effective_share": Column(_("Share"), write=words.share),
    }


def stuck_topics() -> Columns:
    """Topics that wait."""
    return {
        "topic": _("Topic"),
        "stage": Column(_("Waits after"), write=lambda code: words.stage(str(code))),
        "owner": _("Owner"),
        "forum_no": Column(_("Forum no."), decimals=0),
        "proposed": _("Raised on"),
        "days_in_stage": Column(_("Waiting for"), write=words.days),
    }


def projects() -> Columns:
    """Key projects."""
    return {
        "project": _("Project"),
        "lead": _("Lead"),
        "light": Column(_("State"), write=lambda code: words.light(str(code))),
        "progress": Column(_("Progress"), "%", decimals=0),
        "expected_progress": Column(_("Expected by time"), "%", decimals=0),
        "started": _("Started"),
        "due": _("Due"),
        "days_overdue": Column(_("Overdue"), write=words.days),
        "list": _("List"),
        "outcome": _("Stems from"),
    }
