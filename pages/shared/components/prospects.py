"""Choices of a what-if: by when, at which paces, for which place. All in the address: a link."""

import zlib
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from pages.shared import warehouse, words
from pages.shared.components.choices import (
    select_group,
    select_indicator,
    select_period,
    select_scheme,
)
from pages.shared.components.comparing import select_whose
from pages.shared.components.names import reopen
from pages.shared.components.states import stop_if_empty
from pages.shared.components.text import md
from pages.shared.components.views import Period, View
from pages.shared.words import translate as _


@dataclass(frozen=True)
class Horizon:
    """A period to come, and how many periods after the newest."""

    periods: int
    period: Period


def select_prospect() -> tuple[View, str]:
    """An indicator in a group at its newest period, and the city that tries for a place."""
    wide, narrow = st.columns(2)
    with wide:
        indicator = select_indicator()
    left, right = narrow.columns(2, wrap=False)
    with left:
        group = select_group(indicator)
    known = warehouse.query("periods", indicator=indicator.name, city_group=group).iloc[0]
    newest = Period(known["period_start"], known["period_end"], known["grain"])
    view = View(indicator, group, newest)
    with right:
        return view, select_whose(view)


def select_ranking() -> tuple[View, str]:
    """A scheme in a group and period, and the city whose rank is looked at."""
    wide, narrow = st.columns(2)
    with wide:
        scheme = select_scheme()
    left, middle, right = narrow.columns(3)
    with left:
        group = select_group(scheme)
    with middle:
        view = View(scheme, group, select_period(scheme, group))
    with right:
        return view, select_whose(view)


def select_horizon(view: View) -> Horizon:
    """One of the periods to come; at first the end of a year."""
    ahead = warehouse.query(
        "periods_ahead", indicator=view.of.name, city_group=view.group, grain=view.period.grain
    )
    missing = _("{indicator} is not reported by months or longer: no outlook")
    stop_if_empty(ahead, missing.format(indicator=view.of.name), supplier=_("the research office"))
    horizons = {horizon.period.key: horizon for horizon in _horizons(ahead)}
    reopen("by", list(horizons), lambda key: horizons[key].period.words)
    chosen = st.select_slider(
        _("By"),
        list(horizons),
        value=list(horizons)[int(ahead["is_default"].to_numpy().argmax())],
        format_func=lambda key: horizons[key].period.words,
        key="by",
        bind="query-params",
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
    found = warehouse.query("pace_range", indicator=view.of.name, grain=grain, city=city)
    if found.empty:
        return Paces(None, 0.0)
    reach = found.iloc[0]
    per = {"month": _("month"), "quarter": _("quarter"), "half": _("half-year"), "year": _("year")}
    unit = "/".join(filter(None, (view.of.unit, per[grain])))
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
    return float(
        st.slider(
            label,
            lowest,
            highest,
            usual,
            float(reach["step"]),
            format=f"%+.{int(reach['decimals'])}f",
            key=key,
            bind="query-params",
        )
    )


def select_target(ranked: int, rank: int) -> int:
    """A place to try for; at first among the first three, or one better than now."""
    usual = 3 if rank > 3 else max(1, rank - 1)
    options = [str(place) for place in range(1, ranked + 1)]
    chosen = st.selectbox(
        _("Target: among the first"), options, index=usual - 1, key="target", bind="query-params"
    )
    return int(chosen)


def select_values(view: View, city: str) -> dict[str, float]:
    """A slider for each of a scheme's weightiest indicators; the values that were moved."""
    found = warehouse.query("weightiest", **view.where, city=city)
    if found.empty:
        return {}
    moved = {}
    for column, row in zip(st.columns(len(found)), found.to_dict("records"), strict=True):
        name, usual = str(row["indicator"]), float(row["value"])
        key = apart("value", view.of.name, name, city, view.period.key)
        unit = row["unit"] if isinstance(row["unit"], str) else ""
        with column:
            chosen = st.slider(
                md(f"{name} {words.share(row['effective_weight'])}"),
                float(row["lowest"]),
                float(row["highest"]),
                usual,
                float(row["step"]),
                format=f"%.{int(row['decimals'])}f{unit.replace('%', '%%')}",
                key=key,
                bind="query-params",
            )
        if chosen != usual:
            moved[name] = float(chosen)
    return moved
