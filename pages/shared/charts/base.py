"""What several figures share: the words of periods, and rows parted by a column."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from pages.shared import words
from pages.shared.figures import Periods, Run, Text, days
from runtime.cache import cached

Row = Any  # of a frame, its columns as attributes


@cached
def periods(rows: pd.DataFrame) -> tuple[str, ...]:
    """The period of each row in words, from its period_start, period_end and grain."""
    parts = zip(rows["period_start"], rows["period_end"], rows["grain"], strict=True)
    return tuple(words.period(start, end, grain) for start, end, grain in parts)


@cached
def course(rows: pd.DataFrame, *, most: int = 8) -> Periods:
    """The periods of a frame in the order of time, each once."""
    once = rows.drop_duplicates("period_end").sort_values("period_end")
    return Periods(days(once["period_end"]), periods(once), most=most)


def months(column: pd.Series, *, most: int = 8) -> Periods:
    """Months, or days where several lie in one month, in the order given."""
    ends = days(pd.to_datetime(column))
    grain = "month" if len({(day.year, day.month) for day in ends}) == len(ends) else "day"
    return Periods(ends, tuple(words.period(None, day, grain) for day in ends), most=most)


@cached
def by(rows: pd.DataFrame, column: str) -> Mapping[str, pd.DataFrame]:
    """The rows of each value of a column, in the order of their first appearance."""
    return {str(name): group for name, group in rows.groupby(column, sort=False)}


def beneath(name: Text, detail: str) -> Text:
    """The name of a row, and a smaller line under it."""
    first = name if not isinstance(name, tuple) else name[0]
    return (first, Run(detail, "muted", is_small=True))


def place(rank: float) -> str:
    """A rank as a bare number."""
    return words.DASH if pd.isna(rank) else str(int(rank))


def day_of(moment: dt.date) -> dt.date:
    """A moment of a frame as a plain day."""
    return dt.date(moment.year, moment.month, moment.day)
