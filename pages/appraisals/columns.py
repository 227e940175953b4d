"""The columns that a reader sees of the tables of this page.

Functions, for their headers are in the language of the moment.
"""

from collections.abc import Sequence

import pandas as pd

from pages.shared import words
from pages.shared.findings.column import Column, Columns
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def results(rows: pd.DataFrame, parts: Sequence[str] = ()) -> Columns:
    """An appraisal's units; what none of the rows states has no column. `parts`: raters' scores."""
    columns: Columns = {
        "rank": Column(_("Rank"), decimals=0),
        "unit": Column(_("Unit"), leads_to="unit"),
        "score": Column(_("Score"), decimals=2),
        "rank_change": Column(_("Change"), write=words.rank_change),
        "grade": _("Grade"),
        "missing_raters": _("Raters not heard"),
        "raters": Column(_("Ratings by people"), decimals=0),
        "opinions": Column(_("Opinions"), decimals=0),
        "answered": Column(_("Answered"), decimals=0),
        "rater_gap": Column(_("Raters apart by"), decimals=1),
        **{part: Column(part, decimals=1) for part in parts},
    }
    return {name: column for name, column in columns.items() if rows[name].notna().any()}


@cached
def raters() -> Columns:
    """How far a rater's scores lie apart."""
    return {
        "name": _("Rater"),
        "weight": Column(_("Weight"), "%", decimals=0),
        "units": Column(_("Units rated"), decimals=0),
        "mean": Column(_("Mean"), decimals=1),
        "lowest": Column(_("Lowest"), decimals=1),
        "highest": Column(_("Highest"), decimals=1),
        "spread": Column(_("Standard deviation"), decimals=2),
        "is_same": _("All the same"),
    }


@cached
def weights() -> Columns:
    """Raters' weights by year."""
    return {
        "name": _("Year"),
        "part": _("Rater"),
        "share": Column(_("Share"), write=words.share),
    }


@cached
def levels() -> Columns:
    """Honours by level."""
    return {"name": _("Level"), "count": Column(_("Honours"), decimals=0)}


@cached
def honours() -> Columns:
    """What was honoured."""
    return {
        "granted": _("Granted on"),
        "unit": Column(_("Unit"), leads_to="unit"),
        "honour": _("Honour"),
        "level": _("Level"),
        "recipient": _("Given to"),
    }


@cached
def league() -> Columns:
    """The league of publicity."""
    return {
        "rank": Column(_("Rank"), decimals=0),
        "unit": Column(_("Unit"), leads_to="unit"),
        "points": Column(_("Points"), decimals=0),
        "target": Column(_("Target"), decimals=0),
        "target_share": Column(_("Target reached"), write=words.share),
        "publications": Column(_("Publications"), decimals=0),
        "national": Column(_("National"), decimals=0),
        "provincial": Column(_("Provincial"), decimals=0),
        "municipal": Column(_("Municipal"), decimals=0),
        "national_points": Column(_("National points"), decimals=0),
        "provincial_points": Column(_("Provincial points"), decimals=0),
        "municipal_points": Column(_("Municipal points"), decimals=0),
    }


@cached
def media() -> Columns:
    """A year's media."""
    return {
        "name": _("Medium"),
        "level": _("Level"),
        "count": Column(_("Publications"), decimals=0),
        "points": Column(_("Points"), decimals=0),
    }


@cached
def rules() -> Columns:
    """The rules of points."""
    return {
        "level": _("Level"),
        "media": Column(_("Medium"), write=_medium),
        "points": Column(_("Points"), decimals=0),
        "points_before": Column(_("Points before"), decimals=0),
        "since": _("In force since"),
    }


@cached
def growth() -> Columns:
    """What was done of a plan."""
    return {
        "item": _("Matter"),
        "unit": Column(_("Unit"), leads_to="unit"),
        "planned": Column(_("Planned"), decimals=0),
        "done": Column(_("Done"), decimals=0),
        "done_share": Column(_("Share done"), write=words.share),
    }


@cached
def matters() -> Columns:
    """What was done of a plan, over all units."""
    return {
        "name": _("Matter"),
        "planned": Column(_("Planned"), decimals=0),
        "done": Column(_("Done"), decimals=0),
        "done_share": Column(_("Share done"), write=words.share),
        "behind": Column(_("Units behind"), decimals=0),
    }


@cached
def visits() -> Columns:
    """Visits to the grass roots."""
    return {
        "unit": Column(_("Unit"), leads_to="unit"),
        "per_cadre": Column(_("Visits per cadre and month"), decimals=2),
        "promised": _("Promised"),
        "months_kept": Column(_("Months kept"), decimals=0),
        "months": Column(_("Months reported"), decimals=0),
        "visits": Column(_("Visits"), decimals=0),
    }


@cached
def staffing() -> Columns:
    """Where people work."""
    return {
        "name": _("Unit"),
        "part": _("Field of work"),
        "headcount": Column(_("People"), decimals=0),
        "share": Column(_("Share"), write=words.share),
        "planned_share": Column(_("Planned share"), write=words.share),
    }


@cached
def studios() -> Columns:
    """Innovation studios."""
    return {
        "name": _("Studio"),
        "unit": Column(_("Unit"), leads_to="unit"),
        "tier": _("Tier"),
        "benefit": Column(_("Benefit"), write=_money),
        "previous_benefit": Column(_("Year before"), write=_money),
        "reward": Column(_("Reward"), write=_money),
        "benefit_per_yuan": Column(_("Benefit per yuan of reward"), "元", decimals=0),
    }


def _money(sum_: float | None) -> str:
    """Yuan in the short form; a dash for none."""
    return words.DASH if words.is_missing(sum_) else words.number(sum_, "元")


def _medium(name: object) -> str:
    """A rule without a medium holds for those of its level that have no rule of their own."""
    return name if isinstance(name, str) else _("any other")


@cached
def course() -> Columns:
    """Ranks from period to period."""
    return {
        "period": _("Period"),
        "name": _("Unit"),
        "rank": Column(_("Rank"), decimals=0),
        "score": Column(_("Score"), decimals=2),
    }
