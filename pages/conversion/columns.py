"""The columns that a reader sees of the tables of this page.

Functions, for their headers are in the language of the moment.
"""

import pandas as pd

from pages.shared import words
from pages.shared.findings.column import Column, Columns
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def cohorts() -> Columns:
    """How far each cohort came."""
    return {
        "cohort": Column(_("Cohort"), write=words.cohort),
        "stage": Column(_("Stage"), write=words.stage),
        "topics": Column(_("Ever came so far"), decimals=0),
        "share_of_first": Column(_("Of the first"), write=words.share),
        "young": Column(_("Too young to say"), decimals=0),
    }


@cached
def stages() -> Columns:
    """A cohort's stages: who ever came so far, and what became of the others."""
    return {
        "stage": Column(_("Stage"), write=words.stage),
        "topics": Column(_("Ever came so far"), decimals=0),
        "share_of_first": Column(_("Of the first"), write=words.share),
        "share_of_previous": Column(_("Of the one before"), write=words.share),
        "median_days": Column(_("Half arrived within"), write=_median),
        "young": Column(_("Too young to say"), decimals=0),
        "behind": Column(_("Beyond what is usual"), decimals=0),
        "declined": Column(_("Declined before"), decimals=0),
        "waiting": Column(_("Stand here now"), decimals=0),
    }


@cached
def curves() -> Columns:
    """The Kaplan–Meier table of each step."""
    return {
        "from_stage": Column(_("From"), write=words.stage),
        "to_stage": Column(_("To"), write=words.stage),
        "day": Column(_("After days"), decimals=0),
        "at_risk": Column(_("On their way until then"), decimals=0),
        "events": Column(_("Arrived"), decimals=0),
        "censored": Column(_("Last seen on their way"), decimals=0),
        "survival": Column(_("Still on their way"), write=_share),
        "low": Column(_("Low (95%)"), write=_share),
        "high": Column(_("High (95%)"), write=_share),
    }


@cached
def ageing() -> Columns:
    """Topics that wait: where, with whom, for how long, and how long beyond the median."""
    return {
        "topic": _("Topic"),
        "stage": Column(_("Waits after"), write=words.stage),
        "owner": Column(_("Owner"), leads_to="unit", led_by="unit"),
        "days_beyond": Column(_("Beyond the median"), write=words.days),
        "days_in_stage": Column(_("Waiting for"), write=words.days),
        "median_days": Column(_("Median of the stage, all topics"), write=_median),
        "state": Column(_("State"), write=words.waiting_state),
        "since": _("Since"),
        "forum_no": Column(_("Forum no."), decimals=0, leads_to="forum", led_by="forum_held"),
    }


def _median(days: float | None) -> str:
    """A median; where fewer than half have gone on, there is none."""
    return _("not reached yet") if days is None or pd.isna(days) else words.days(days)


def _share(share: float | None) -> str:
    return words.share(share, decimals=1)
