"""What a reader sees of a frame's column: its header, and how its values are written."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from pages.shared import words
from pages.shared.words import translate as _
from runtime.cache import cached


@dataclass(frozen=True)
class Column:
    """A column on screen: its header, and how its numbers are written."""

    header: str
    unit: str = ""
    decimals: int | None = None
    write: Callable[..., str] | None = None
    is_unbroken: bool = False  # however long, on one line
    leads_to: str = ""  # the page of what a value names, which takes it as parameter of that name
    word: str = ""  # the name of that parameter, if it is not the page's
    led_by: str = ""  # the column that holds that parameter, if not this one; missing: no link
    way_by: str = ""  # the column that holds the way of each row: page?word=value; missing: none
    is_trail: bool = False  # lists of values, drawn as a small line; not in downloads


Columns = Mapping[str, Column | str]


def column_of(said: Column | str) -> Column:
    """The column that is said whole, or by its header alone."""
    return Column(said) if isinstance(said, str) else said


@cached
def headed(rows: pd.DataFrame, columns: Columns) -> pd.DataFrame:
    """The named columns under their headers, values untouched, for a download."""
    facts = {name: column_of(column) for name, column in columns.items()}
    kept = {name: column.header for name, column in facts.items() if not column.is_trail}
    return rows[list(kept)].set_axis(list(kept.values()), axis=1)


def written(value: object, column: Column) -> str:
    """A value as a reader sees it: a number with its unit, a date in words, a dash for none."""
    if column.write is not None:
        return column.write(value)
    if value is None or value is pd.NaT or value != value:
        return words.DASH
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dt.date):
        return words.date_of(value)
    if isinstance(value, int | float):
        return words.measure(value, column.unit, decimals=column.decimals)
    return str(value)


@cached
def table(rows: pd.DataFrame, columns: Columns) -> list[list[str]]:
    """The headers, then each row, as a reader sees them; small lines are left out."""
    facts = {name: column_of(column) for name, column in columns.items()}
    kept = {name: column for name, column in facts.items() if not column.is_trail}
    lines = zip(*(rows[name] for name in kept), strict=True)
    texts = [
        [written(value, kept[name]) for name, value in zip(kept, line, strict=True)]
        for line in lines
    ]
    return [[column.header for column in kept.values()], *texts]
