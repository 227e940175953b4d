"""Forums against their plan, by month, and whatever else is counted."""

import pandas as pd

from pages.shared import words
from pages.shared.figures import Bars, Chart, Figure, Heat, Piece, Rows, Run, Text, numbers
from pages.shared.figures.records import Record, records
from runtime.cache import cached

PALEST = 5  # a calendar of fewer forums a month than this is not dark anywhere


@cached
def planned_and_held(plans: pd.DataFrame) -> Figure:
    """What was held (solid) in front of what was planned (pale); what is owed is written out.

    `plans`: name, planned, held, owed. The counts stand under the names, where they always fit.
    """
    planned = Bars(column="planned", values=numbers(plans["planned"]), roles="planned", thick=0.6)
    held = Bars(column="held", values=numbers(plans["held"]), roles="amount", thick=0.3)
    return Chart((planned, held), Rows(tuple(_owed(row) for row in records(plans)), 56))


@cached
def tally(counts: pd.DataFrame, *, unit: str = "", row: int = 32, column: str = "count") -> Figure:
    """Bars of counts, in the frame's order; the name of a nought is bold.

    `counts`: name, and the counts in `column`; `row` is the height of a bar and its gap, in pixels.
    """
    names = tuple(
        Run(str(name), "ink", is_bold=not count)
        for name, count in zip(counts["name"], counts[column], strict=True)
    )
    bars = Bars(
        column=column,
        values=numbers(counts[column]),
        roles="amount",
        labels=tuple(words.number(count, unit) for count in counts[column]),
    )
    return Chart((bars,), Rows(names, row))


@cached
def calendar(months: pd.DataFrame) -> Figure:
    """How many forums each month of each year saw.

    `months`: year, month (1..12), count; months without a row saw none.
    """
    table = months.pivot_table(index="year", columns="month", values="count", aggfunc="sum")
    table = table.reindex(columns=range(1, 13)).fillna(0).sort_index(ascending=False)
    counts = table.astype(int).to_numpy().tolist()
    most = max(*map(max, counts), PALEST)
    return Heat(
        columns=tuple(_narrow(words.month_tick(month, with_year=False)) for month in words.MONTHS),
        rows=tuple(map(words.year, table.index)),
        cells=tuple(tuple(str(count) if count else "" for count in row) for row in counts),
        shades=tuple(tuple(count / most for count in row) for row in counts),
    )


def _owed(row: Record) -> Text:
    planned, held, owed = (int(row[name]) for name in ("planned", "held", "owed"))
    counts: tuple[Piece, ...] = (Run(str(held), is_bold=True), f" / {planned}")
    if owed > 0:
        counts += ("  ", Run(words.plural("{count} owed", "{count} owed", owed), "bad"))
    return (str(row["name"]), counts)


def _narrow(month: str) -> Text:
    """10月 in two lines: twelve of them stand side by side on a phone."""
    return tuple(month.replace("月", "\n月").split("\n"))
