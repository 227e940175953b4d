"""The columns that a reader sees of the tables of this page.

Functions, for their headers are in the language of the moment.
"""

from functools import partial

import pandas as pd

from pages.shared import words
from pages.shared.findings.column import Column, Columns
from pages.shared.findings.columns import difference
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def values(measured: str, unit: str, decimals: int) -> Columns:
    """Every city's value or score in one period, with what stands in the workbook."""
    return {
        "city": Column(_("City"), leads_to="city"),
        "value": Column(measured, unit, decimals),
        "gap_to_next": difference(_("To the next"), unit, decimals),
        "target": Column(_("Target"), unit, decimals),
        "written": _("As written"),
    }


@cached
def moves(unit: str, decimals: int) -> Columns:
    """Every city at two periods, and what happened between it and ours."""
    return {
        "city": Column(_("City"), leads_to="city"),
        "rank_before": Column(_("Rank before"), decimals=0),
        "rank_now": Column(_("Rank now"), decimals=0),
        "value_before": Column(_("Value before"), unit, decimals),
        "value_now": Column(_("Value now"), unit, decimals),
        "change": Column(_("Moved by"), write=partial(words.change, unit=unit, decimals=decimals)),
        "said": _("Against the city explained"),
    }


@cached
def rungs(unit: str, decimals: int) -> Columns:
    """What each place asks."""
    return {
        "place": Column(_("Place"), decimals=0),
        "city": Column(_("Who stands there then"), leads_to="city"),
        "value_then": Column(_("Value then"), unit, decimals),
        "needed": Column(_("Asks"), write=partial(words.change, unit=unit, decimals=decimals)),
        "asked": _("Pace"),
        "said": _("In words"),
    }


@cached
def course(unit: str, decimals: int) -> Columns:
    """Every city by a scheme now, and where a course leads it."""
    return {
        "city": Column(_("City"), leads_to="city"),
        "rank_before": Column(_("Rank now"), decimals=0),
        "rank_now": Column(_("Rank then"), decimals=0),
        "value_before": Column(_("Now"), unit, decimals),
        "value_now": Column(_("Then"), unit, decimals),
        "change": Column(_("Moved by"), write=partial(words.change, unit=unit, decimals=decimals)),
        "said": _("Against the city explained"),
    }


@cached
def ways() -> Columns:
    """What each indicator alone, and what all together, would have to become."""
    return {
        "indicator": Column(_("Indicator"), leads_to="indicator"),
        "effective_weight": Column(_("Weight"), write=words.share),
        "now_text": _("Now"),
        "then_text": _("At the recent pace then"),
        "needed_text": _("Alone: value then"),
        "pace_text": _("Alone: pace"),
        "said": _("In words"),
        "joint_text": _("Together: value then"),
        "joint_pace_text": _("Together: pace"),
    }


@cached
def prospects(unit: str, decimals: int) -> Columns:
    """Every city now, and at its pace then."""
    return {
        "city": Column(_("City"), leads_to="city"),
        "rank_before": Column(_("Rank now"), decimals=0),
        "rank_now": Column(_("Rank then"), decimals=0),
        "value_before": Column(_("Now"), unit, decimals),
        "value_now": Column(_("Then"), unit, decimals),
        "pace": Column(_("Pace"), unit, decimals + 1),
        "points": Column(_("Periods behind it"), decimals=0),
        "said": _("Against the city explained"),
    }


@cached
def weighed(decimals: int) -> Columns:
    """Every city's rank and band, as stated and under other weights."""
    return {
        "city": Column(_("City"), leads_to="city"),
        "rank_before": Column(_("Rank as stated"), decimals=0),
        "rank_low": Column(_("from"), decimals=0),
        "rank_high": Column(_("to"), decimals=0),
        "rank_now": Column(_("New rank"), decimals=0),
        "low": Column(_("new from"), decimals=0),
        "high": Column(_("new to"), decimals=0),
        "value_before": Column(_("Score as stated"), decimals=decimals),
        "value_now": Column(_("New score"), decimals=decimals),
    }


@cached
def hinges() -> Columns:
    """Whose rank hinges on which indicator."""
    return {
        "city": Column(_("City"), leads_to="city"),
        "rank": Column(_("Rank"), decimals=0),
        "indicator": Column(_("Hinges on"), leads_to="indicator"),
        "rank_without": Column(_("Rank without it"), decimals=0),
        "climbed": Column(_("Would change"), write=words.rank_change),
        "band": _("When all weights vary"),
    }


@cached
def steps(decimals: int) -> Columns:
    """What each indicator of a scheme added to a score, before and now."""
    return {
        "indicator": Column(_("Indicator"), leads_to="indicator"),
        "part_before": Column(_("Adds, before"), decimals=decimals),
        "part_now": Column(_("Adds, now"), decimals=decimals),
        "change": Column(_("Moved by"), write=partial(words.change, decimals=decimals)),
        "value_before": _("Value before"),
        "value_now": _("Value now"),
        "unit": Column(_("Unit"), write=words.unit_word),
    }


@cached
def corrections() -> Columns:
    """Figures that were put right: as first reported, and as they stand."""
    return {
        "city": Column(_("City"), leads_to="city"),
        "said": _("As first reported"),
        "stands": Column(_("As it stands"), write=_standing),
        "period": _("Period"),
        "operand": _("Indicator"),
        "unit": Column(_("Unit"), write=words.unit_word),
        "file": _("File"),
        "loaded_by": _("Loaded by"),
        "loaded_at": _("Loaded at"),
    }


def _standing(value: float) -> str:
    return _("withdrawn") if pd.isna(value) else words.measure(value)
