"""Ranks with their bands, at present and under other weights: a row per city."""

import pandas as pd

from pages.shared.charts.base import Row, beneath, place
from pages.shared.figures import Chart, Figure, Points, Rows, Run, Scale, Spans, Text, numbers
from pages.shared.figures.records import attributed
from pages.shared.theme import Role
from pages.shared.words import translate as _
from runtime.cache import cached

APART = 0.13  # of a row: the present above its middle, the other weights below


@cached
def bands(rows: pd.DataFrame) -> Figure:
    """An open mark on a thin line at present, a full one on a thick line under other weights.

    `rows`, best first: city, is_home, ranked, rank_before, rank_low, rank_high; under the other
    weights rank_now, low, high.
    """
    shown = rows[rows["rank_before"].notna() | rows["rank_now"].notna()].reset_index(drop=True)
    cities = attributed(shown)
    roles: tuple[Role, ...] = tuple("home" if home else "amount" for home in shown["is_home"])
    last = int(max(shown["ranked"].max(), shown["rank_now"].max(), shown["rank_high"].max()))
    above, below = (tuple(at + shift for at in range(len(shown))) for shift in (-APART, APART))
    column = {name: numbers(shown[name]) for name in shown.columns if name not in ("city", "role")}
    return Chart(
        (
            Spans(
                values=column["rank_high"],
                starts=column["rank_low"],
                places=above,
                roles="quiet",
                width=2,
                is_pale=True,
            ),
            Spans(
                values=column["high"],
                starts=column["low"],
                places=below,
                roles=roles,
                width=7,
                is_pale=True,
            ),
            Points(
                name=_("Now"),
                values=column["rank_before"],
                places=above,
                roles="quiet",
                size=10,
                is_hollow=True,
            ),
            Points(
                column="rank_now", values=column["rank_now"], places=below, roles=roles, size=15
            ),
        ),
        Rows(
            tuple(map(_name, cities)),
            44,
            beside=tuple(map(_band, cities)),
        ),
        Scale("rank", low=0.4, high=last + 0.6, is_shown=True),
    )


def _name(row: Row) -> Text:
    before, now = row.rank_before, row.rank_now
    name = Run(row.city, "home" if row.is_home else "ink", is_bold=bool(row.is_home))
    return beneath(name, f"{place(before)} → {place(now)} {_arrow(before, now)}")


def _arrow(before: float, now: float) -> str:
    return "↑" if now < before else "↓" if now > before else ""


def _band(row: Row) -> str:
    """A city's new band."""
    is_one = pd.isna(row.low) or row.low == row.high
    return place(row.low) if is_one else f"{int(row.low)}–{int(row.high)}"
