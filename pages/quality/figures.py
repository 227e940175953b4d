"""Who has reported what: indicators by period, the more are missing, the darker, and numbered."""

import pandas as pd

from pages.shared import words
from pages.shared.figures import Figure, Heat, Periods, days, numbers, texts
from runtime.cache import cached


@cached
def coverage(cells: pd.DataFrame) -> Figure:
    """A grid of indicators by period: how many cities are missing, in words of one number.

    `cells`: indicator, period_end, absent, members; one row per cell, whole.
    """
    absent = cells.pivot_table(index="indicator", columns="period_end", values="absent")
    members = cells.groupby("indicator")["members"].max().reindex(absent.index)
    ends = days(pd.DatetimeIndex(absent.columns))
    names = tuple(words.period(None, day, "month") for day in ends)
    return Heat(
        columns=Periods(ends, names, most=4),  # names of indicators leave a phone little room
        rows=texts(absent.index),
        cells=tuple(tuple(map(_missing, row)) for row in absent.to_numpy().tolist()),
        shades=tuple(map(numbers, absent.div(members, axis=0).to_numpy().tolist())),
        pitch=30,
    )


def _missing(count: float) -> str:
    return words.measure(count) if count else ""
