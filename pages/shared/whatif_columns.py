"""The columns of the pages that explain a rank and try out another."""

from functools import partial

import pandas as pd

from pages.shared import words
from pages.shared.components import Column, Columns
from pages.shared.words import translate as _


def moves(unit: str, decimals: int) -> Columns:
    """Every city at two periods, and what happened between it and ours."""
    return {
        "city": _("City"),
        "rank_before": Column(_("Rank before"), decimals=0),
        "rank_now": Column(_("Rank now"), decimals=0),
        "value_before": Column(_("Before"), unit, decimals),
        "value_now": Column(_("Now"), unit, decimals),
        "change": Column(_("Change"), write=partial(words.change, unit=unit, decimals=decimals)),
        "said": _("Against the city explained"),
    }


def steps(decimals: int) -> Columns:
    """What each indicator of a scheme added to a score, before and now."""
    return {
        "indicator": _("Indicator"),
        "part_before": Column(_("Adds, before"), decimals=decimals),
        "part_now": Column(_("Adds, now"), decimals=decimals),
        "change": Column(_("Change"), write=partial(words.change, decimals=decimals)),
        "value_before": _("Value before"),
        "value_now": _("Value now"),
        "unit": _("Unit"),
    }


def corrections() -> Columns:
    """Figures that were put right: as first reported, and as they stand."""
    return {
        "city": _("City"),
        "said": _("As first reported"),
        "stands": Column(_("As it stands"), write=_standing),
        "period": _("Period"),
        "operand": _("Indicator"),
        "unit": _("Unit"),
        "file": _("File"),
        "loaded_by": _("Loaded by"),
        "loaded_at": _("Loaded at"),
    }


def _standing(value: float) -> str:
    return _("withdrawn") if pd.isna(value) else words.measure(value)
