"""Two periods side by side: where every city stood before and stands now."""

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import Row, beneath, place
from pages.shared.figures import Chart, Figure, Points, Rows, Run, Scale, Spans, Text, numbers
from pages.shared.figures.records import attributed
from pages.shared.theme import Role
from runtime.cache import cached


@cached
def two_periods(rows: pd.DataFrame, *, unit: str, decimals: int) -> Figure:
    """A dumbbell per city: an open circle before, a full one now; the change at the right.

    `rows`, best first: city, role, is_own, value_before, value_now, change, sign, rank_before,
    rank_now, moved, said.
    """
    shown = rows[rows["value_before"].notna() | rows["value_now"].notna()].reset_index(drop=True)
    cities = attributed(shown)
    roles = tuple(map(_role, cities))
    before, now = numbers(shown["value_before"]), numbers(shown["value_now"])
    marks = (("value_before", before, 12), ("value_now", now, 14))
    return Chart(
        (
            Spans(values=now, starts=before, roles=roles, is_pale=True),
            *(
                Points(
                    values=values,
                    column=column,
                    roles=roles,
                    size=size,
                    is_hollow=values is before,
                    pointed=tuple(words.number(each, unit, decimals=decimals) for each in values),
                )
                for column, values, size in marks
            ),
        ),
        Rows(
            tuple(map(_name, cities)),
            beside=tuple(_change(row, unit, decimals) for row in cities),
        ),
        Scale(is_shown=True),
    )


def _role(row: Row) -> Role:
    """Our city's ink, dark where another city is explained or changed places with it."""
    if theme.city(row.role) == "home":
        return "home"
    return "ink" if row.is_own or row.moved in ("passed", "passed_by") else "quiet"


def _name(row: Row) -> Text:
    """A city; under it its ranks, and what happened between it and the one explained."""
    is_ours = theme.city(row.role) == "home"
    name = Run(row.city, "home" if is_ours else "ink", is_bold=bool(row.is_own))
    return beneath(name, f"{place(row.rank_before)} → {place(row.rank_now)} {row.said}")


def _change(row: Row, unit: str, decimals: int) -> Run:
    """How far a city moved; good or bad by the indicator's direction."""
    gain = 0.0 if pd.isna(row.change) else row.change * row.sign
    role: Role = "good" if gain > 0 else "bad" if gain < 0 else "muted"
    return Run(words.change(row.change, unit, decimals=decimals), role, is_bold=bool(row.is_own))
