"""Where we and the benchmark cities stand within the group, one line per indicator."""

import pandas as pd

from pages.benchmarks.figures.gaps import SYMBOLS
from pages.shared import theme, words
from pages.shared.charts.base import Row
from pages.shared.figures import Chart, Figure, Points, Rows, Run, Scale, Spans, Text, numbers
from pages.shared.figures.records import attributed
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def dumbbell(rows: pd.DataFrame) -> Figure:
    """Dumbbells from us to a benchmark city, over the middle half of the group; the other beside.

    `rows`: indicator, text (the gap in its own unit), is_behind, role, other_role, and the places
    from 0 (the group's last) to 100 (its first): home_place, benchmark_place, other_place,
    q1_place, median_place, q3_place. In the order of the frame, the first on top.
    """
    place = {name: numbers(rows[f"{name}_place"]) for name in _PLACES}
    role, others = str(rows["role"].iloc[0]), rows["other_role"].dropna()
    other = str(others.iloc[0]) if len(others) else ""
    middle = Spans(
        name=_("Middle half"), values=place["q3"], starts=place["q1"], roles="planned", width=14
    )
    median = Points(
        name=_("median"), values=place["median"], roles="muted", shape="stroke", size=13
    )
    gap = Spans(values=place["benchmark"], starts=place["home"], roles="quiet")
    return Chart(
        (
            middle,
            median,
            gap,
            _marks(place["other"], other, 9),
            _marks(place["benchmark"], role, 14),
            _marks(place["home"], "本市", 14),
        ),
        Rows(tuple(map(_name, attributed(rows))), 44),
        Scale(low=-3.0, high=103.0),
    )


_PLACES = ("home", "benchmark", "other", "q1", "median", "q3")


def _name(row: Row) -> Text:
    return (row.indicator, Run(row.text, "bad" if row.is_behind else "good"))


def _marks(values: tuple[float | None, ...], code: str, size: int) -> Points:
    shape = "circle" if code == "本市" else SYMBOLS.get(code, "diamond")
    name = words.role(code) if code else ""
    return Points(name=name, values=values, roles=theme.city(code), shape=shape, size=size)
