"""A chart as Office knows charts: categories, series and marks, free of any library."""

import datetime as dt
from dataclasses import dataclass
from math import isfinite
from typing import Literal

from pages.shared import words
from pages.shared.figures import Shape

Kind = Literal["line", "bar", "column", "points"]
Symbol = Shape | Literal[""]
Side = Literal["left", "right", "above", "below", "end", "middle"]
Numbers = tuple[float | None, ...]


@dataclass(frozen=True)
class Label:
    """A text beside a point of a series; `shift` moves it down by that share of the chart."""

    index: int
    text: str
    side: Side = "right"
    shift: float = 0.0


@dataclass(frozen=True)
class Series:
    """One series. Without a `colour` it is not seen: it only bears labels, or lifts a bar.

    A value that is no number is a gap, which no program may take for nought.

    `places` are the x of a chart of points. `is_column` puts it behind the lines, as columns.
    """

    name: str
    values: Numbers
    places: Numbers = ()
    colour: str = ""
    width: float = 0.0  # of the line, in points
    is_dashed: bool = False
    symbol: Symbol = ""
    size: int = 0
    is_open: bool = False
    is_column: bool = False
    labels: tuple[Label, ...] = ()
    code: str = ""  # the number format of labels that are the values themselves

    def __post_init__(self) -> None:
        """Make gaps of what no file of Office can hold."""
        object.__setattr__(self, "values", tuple(map(_finite, self.values)))


def _finite(value: float | None) -> float | None:
    return value if value is not None and isfinite(value) else None


@dataclass(frozen=True)
class Plot:
    """A native chart. `is_reversed` puts the least value on top.

    `code` is the number format of the value axis, `across` that of the lower axis of points; an
    axis without one is not shown. `low` to `high`, and for points `left` to `right`, is in sight.
    Categories that are months are named by `ticks` under their `years`, each of which is said once.
    """

    kind: Kind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    low: float | None = None
    high: float | None = None
    left: float | None = None
    right: float | None = None
    is_stacked: bool = False
    is_reversed: bool = False
    has_legend: bool = False
    code: str = ""
    across: str = ""
    years: tuple[str, ...] = ()  # of the categories that are months, in words
    ticks: tuple[str, ...] = ()  # their names within the year
    days: tuple[dt.date, ...] = ()  # and their last days

    @property
    def names(self) -> tuple[str, ...]:
        """The categories as they are written: programs take one without a name for none."""
        return tuple(name if name.strip() else words.DASH for name in self.categories)

    @property
    def rows(self) -> int:
        """How many rows stand below each other, where the chart consists of rows."""
        return len(self.categories) if self.kind in ("bar", "points") else 0


@dataclass(frozen=True)
class Grid:
    """A native table: headers, rows of texts, and for a heat map the colour of each cell."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    fills: tuple[tuple[str, ...], ...] = ()
    numbers: tuple[bool, ...] = ()  # which columns are numbers, and stand to the right


Native = Plot | Grid
