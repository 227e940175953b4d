"""How the values of a group spread: in one period as a box with its cities, and over time."""

from functools import partial

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import course, periods
from pages.shared.figures import (
    Band,
    Box,
    Chart,
    Figure,
    Level,
    Line,
    Points,
    Rows,
    Run,
    Scale,
    Text,
    numbers,
)
from pages.shared.theme import Role
from pages.shared.words import translate as _
from runtime.cache import cached

NAMED = ("home", "near", "far")


@cached
def distribution(cities: pd.DataFrame, *, unit: str, decimals: int) -> Figure:
    """Every city as a dot on one line, over the box of quartiles; ours and the benchmarks named.

    `cities`: city, role, value, rank, ranked. Cities without a value are left to the table.
    """
    known = cities[cities["value"].notna()]
    values, roles = numbers(known["value"]), tuple(map(theme.city, known["role"]))
    parts = [words.number(value, unit, decimals=decimals) for value in values]
    places = [
        words.place(rank, ranked) if rank == rank else _("not ranked")
        for rank, ranked in zip(known["rank"], known["ranked"], strict=True)
    ]
    shown = list(zip(known["city"], parts, places, roles, strict=True))
    dots = Points(
        values=values,
        places=(0,) * len(values),
        column="value",
        roles=roles,
        labels=tuple(
            Run(f"{city} {value}", role, is_bold=role == "home") if role in NAMED else ""
            for city, value, _place, role in shown
        ),
        side="above",
        size=tuple(15 if role in NAMED else 10 for role in roles),
        pointed=tuple((f"{city}  {value}", place) for city, value, place, _role in shown),
    )
    box = Box(values=values, places=(0,) * len(values), name=_("Middle half"), roles="planned")
    axis = Scale(unit=unit if unit == "%" else "", is_shown=True)
    return Chart((box, dots), Rows(("",), 190), axis)


@cached
def history(rows: pd.DataFrame, *, unit: str, decimals: int) -> Figure:
    """Our value over the middle half and the median of the group; the target as a dotted line.

    `rows`: period_start, period_end, grain, value, q1, median, q3, city, target.
    """
    ordered = rows.sort_values("period_end")
    names, targets = ordered["city"].dropna(), ordered["target"].dropna()
    home = str(names.iloc[0]) if len(names) else ""
    line = partial(_line, ordered, partial(words.number, unit=unit, decimals=decimals))
    return Chart(
        (
            Band(values=numbers(ordered["q3"]), starts=numbers(ordered["q1"]), roles="band"),
            line("median", _("median"), "quiet", width=1.75),
            line("value", home, "home", width=3, size=7),
        ),
        course(ordered, most=6),
        Scale(is_shown=True),
        levels=(Level("target", float(targets.iloc[-1])),) if len(targets) else (),
    )


def _line(
    rows: pd.DataFrame,
    write: "partial[str]",
    column: str,
    name: str,
    role: Role,
    *,
    width: float,
    size: float = 0,
) -> Line:
    values = numbers(rows[column])
    parts = [write(value) for value in values]
    end: Text = (Run(name, role, is_bold=role == "home"), Run(parts[-1], role))
    return Line(
        name=name,
        column=column,
        values=values,
        roles=role,
        pointed=tuple(
            f"{period}  {value}" for period, value in zip(periods(rows), parts, strict=True)
        ),
        width=width,
        size=size,
        end=end if values[-1] is not None else "",
    )
