"""The columns that a reader sees of the tables of this page.

Functions, for their headers are in the language of the moment.
"""

from pages.shared import words
from pages.shared.findings.column import Column, Columns
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
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


@cached
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
