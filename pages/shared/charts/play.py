"""The ranking in motion: a chart per period."""

import pandas as pd

from pages.shared import theme, words
from pages.shared.figures import Chart, Figure, Play, Points, Rows, Run, Scale


def play(ranks: pd.DataFrame, *, unit: str, decimals: int) -> Figure:
    """Every city as a dot at its value, the best on top; a city without a rank has no dot.

    `ranks`: city, role, period_start, period_end, grain, rank, ranked, value. Opens on the last
    period.
    """
    cities = sorted(ranks["city"].unique())
    rows = int(ranks.groupby("period_end")["rank"].count().max())
    scale = Scale(low=float(ranks["value"].min()), high=float(ranks["value"].max()))
    return Play(
        tuple(
            (
                _period(shown),
                Chart((_dots(shown, cities, unit, decimals),), Rows(("",) * rows, 30), scale),
            )
            for _end, shown in ranks.groupby("period_end", sort=True)
        )
    )


def _period(rows: pd.DataFrame) -> str:
    first = rows.iloc[0]
    return words.period(first["period_start"], first["period_end"], first["grain"])


def _dots(rows: pd.DataFrame, cities: list[str], unit: str, decimals: int) -> Points:
    """One period; the dots stand in the same order in every frame, so that each one moves."""
    known = rows[rows["rank"].notna()].sort_values(["rank", "city"])
    at = {city: place for place, city in enumerate(known["city"])}
    columns = (known[name] for name in ("city", "rank", "value"))
    values = {city: (rank, value) for city, rank, value in zip(*columns, strict=True)}
    role = {city: theme.city(code) for city, code in zip(rows["city"], rows["role"], strict=True)}
    roles = tuple(role.get(city, "other") for city in cities)

    def written(city: str) -> str:
        rank, value = values[city]
        return f"{int(rank)} {city} {words.number(value, unit, decimals=decimals)}"

    return Points(
        values=tuple(float(values[city][1]) if city in at else None for city in cities),
        places=tuple(at.get(city, 0) for city in cities),
        roles=roles,
        labels=tuple(
            Run(written(city), role) if city in at else ""
            for city, role in zip(cities, roles, strict=True)
        ),
        side="right",
        size=13,
        cities=tuple(cities),
    )
