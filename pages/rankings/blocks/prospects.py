"""Choices of a what-if: by when, at which paces, for which place. All in the address: a link."""

import zlib
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from pages.shared import warehouse, words
from pages.shared.components.choices import (
    select_group,
    select_period,
    select_scheme,
    select_scheme_or_indicator,
    standing_period,
)
from pages.shared.components.choosing import choose, slide
from pages.shared.components.comparing import select_whose
from pages.shared.components.states import stop_if_empty
from pages.shared.components.text import md
from pages.shared.components.views import Period, View
from pages.shared.figures.records import Record, records
from pages.shared.words import translate as _

AT_HAND = 4  # so many sliders stand open, the others behind a click


@dataclass(frozen=True)
class Horizon:
    """A period to come, and how many periods after the newest."""

    periods: int
    period: Period


def select_prospect() -> tuple[View, str]:
    """A scheme or an indicator in a group at its standing period, and the city that tries."""
    of = select_scheme_or_indicator()
    group = select_group(of)
    view = View(of, group, standing_period(of, group))
    return view, select_whose(view)


def select_ranking() -> tuple[View, str]:
    """A scheme in a group and period, and the city whose rank is looked at."""
    scheme = select_scheme()
    group = select_group(scheme)
    view = View(scheme, group, select_period(scheme, group))
    return view, select_whose(view)


def select_horizon(view: View) -> Horizon:
    """One of the periods to come; at first the end of a year."""
    ahead = warehouse.query("periods_ahead", grain=view.period.grain, period_end=view.period.end)
    missing = _("{indicator} is not reported by months or longer: no outlook")
    stop_if_empty(ahead, missing.format(indicator=view.of.name), supplier=_("the research office"))
    horizons = {horizon.period.key: horizon for horizon in _horizons(ahead)}
    chosen = choose(
        _("By"),
        list(horizons),
        key="by",
        name=lambda key: horizons[key].period.words,
        default=list(horizons)[int(ahead["is_default"].to_numpy().argmax())],
        style="slider",
    )
    return horizons[chosen]


def _horizons(ahead: pd.DataFrame) -> list[Horizon]:
    columns = (ahead[name] for name in ("periods", "period_start", "period_end", "grain"))
    return [
        Horizon(int(periods), Period(*period)) for periods, *period in zip(*columns, strict=True)
    ]


@dataclass(frozen=True)
class Paces:
    """The paces tried out: ours, and how much faster the others become."""

    ours: float | None
    faster: float


def select_paces(view: View, city: str) -> Paces:
    """Two sliders in the indicator's own unit per period; at first the recent paces."""
    grain = view.period.grain
    where = {"indicator": view.of.name, "city_group": view.group, "grain": grain}
    found = warehouse.query("pace_range", **where, city=city)
    if found.empty:
        return Paces(None, 0.0)
    reach = found.iloc[0]
    per = {"month": _("month"), "quarter": _("quarter"), "half": _("half-year"), "year": _("year")}
    unit = "/".join(filter(None, (words.unit_word(view.of.unit), per[grain])))
    left, right = st.columns(2)
    with left:
        label = _("Pace of {city} ({unit})", city=city, unit=unit)
        key = apart("pace", view.of.name, city)
        ours = _slider(label, reach, key, (reach["lowest"], reach["highest"], reach["pace"]))
    with right:
        label = _("All others faster by ({unit})", unit=unit)
        key = apart("faster", view.of.name, city)
        faster = _slider(label, reach, key, (-reach["rivals"], reach["rivals"], 0.0))
    return Paces(None if ours == reach["pace"] else ours, faster)


def apart(key: str, *of: str) -> str:
    """A key of its own for each indicator and city: a pace of one means nothing for another."""
    return f"{key}_{zlib.crc32('|'.join(of).encode()):x}"


def _slider(label: str, reach: pd.Series, key: str, bounds: tuple[float, float, float]) -> float:
    lowest, highest, usual = map(float, bounds)
    text, step = f"%+.{int(reach['decimals'])}f", float(reach["step"])
    return slide(label, (lowest, highest), usual, step, key=key, text=text)


def select_target(ranked: int, rank: int) -> int:
    """A place to try for; at first among the first three, or one better than now."""
    usual = 3 if rank > 3 else max(1, rank - 1)
    options = [str(place) for place in range(1, ranked + 1)]
    usual_option = options[usual - 1]
    return int(choose(_("Target: among the first"), options, key="target", default=usual_option))


def select_rivals() -> float:
    """How many times their recent pace the rivals move; at first once."""
    named = {"0": _("standing still"), "1": _("their recent pace")}
    options = ["0", "0.5", "1", "1.5", "2"]

    def name(option: str) -> str:
        return named.get(option) or _("{times} times theirs", times=option)

    label = _("All others at")
    return float(choose(label, options, key="rivals", name=name, default="1", style="slider"))


def select_values(levers: pd.DataFrame, of: str) -> dict[str, float]:
    """A slider for each of our indicators, the weightiest at hand; the values that were moved.

    `of` tells apart what the sliders are about: a value by another time is another value.
    """
    columns = st.columns(2)
    rest = st.expander(_("The other indicators")) if len(levers) > AT_HAND else None
    more = rest.columns(2) if rest is not None else columns
    moved = {}
    for place, row in enumerate(records(levers)):
        with (columns if place < AT_HAND else more)[place % 2]:
            chosen = _select_value(row, of)
        if chosen != row["value_then"]:
            moved[str(row["indicator"])] = chosen
    return moved


def _select_value(row: Record, of: str) -> float:
    unit = words.unit_word(row["unit"])
    between = " " if words.language() == "en" and unit != "%" else ""
    usual = float(row["value_then"])
    return slide(
        md(f"{row['indicator']} {words.share(row['effective_weight'])}"),
        (min(float(row["lowest"]), usual), max(float(row["highest"]), usual)),
        usual,
        float(row["step"]),
        key=apart("value", of, str(row["indicator"])),
        text=f"%.{int(row['decimals'])}f{between}{unit.replace('%', '%%')}",
    )
