"""Marks of a figure: bars, lines, points and what lies between two numbers; a column per channel.

`places` are the rows (0, 1, …) or days at which `values` lie; without them a mark has a value for
every row or period of its chart, in their order. None is a gap.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import quantiles
from typing import Literal, SupportsFloat

from pages.shared.figures.texts import Text
from pages.shared.theme import Role

Number = float | None
Value = float | dt.date | None
Place = float | dt.date
Shape = Literal["circle", "square", "diamond", "triangle", "stroke"]
Side = Literal["end", "middle", "column", "left", "right", "above", "below", "corner"]


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What all marks have. `roles` is one for all, or one for each value.

    `name` is read in the legend; `column` is the column of the block's rows that is shown, whose
    header names a mark without a name. `labels` are written beside the values, on their `side`;
    `pointed` is said on pointing at them; `cities` are those whose pages they lead to.
    """

    values: tuple[Value, ...]
    places: tuple[Place, ...] = ()
    roles: Role | tuple[Role, ...] = "other"
    name: str = ""
    column: str = ""
    labels: tuple[Text, ...] = ()
    side: Side = "end"
    pointed: tuple[Text, ...] = ()
    cities: tuple[str, ...] = ()

    def role(self, at: int) -> Role:
        """The role of one of the values."""
        return self.roles if isinstance(self.roles, str) else self.roles[at]


@dataclass(frozen=True, kw_only=True)
class Bars(Mark):
    """Bars from nought, or from `starts`; `thick` is the share of a row that they fill."""

    starts: tuple[Value, ...] = ()
    thick: float = 0.65


@dataclass(frozen=True, kw_only=True)
class Line(Mark):
    """A line of so many pixels, with marks of so many; `end` stands at its right end."""

    width: float = 3
    size: float = 0
    shape: Shape = "circle"
    is_dashed: bool = False
    is_stepped: bool = False
    hollow: tuple[bool, ...] = ()
    end: Text = ""


@dataclass(frozen=True, kw_only=True)
class Points(Mark):
    """Marks alone, of one size in pixels or of a size each."""

    size: float | tuple[float, ...] = 12
    shape: Shape = "circle"
    is_hollow: bool = False


@dataclass(frozen=True, kw_only=True)
class Spans(Mark):
    """A line in each row, from `starts` to the values; `shift` moves it down within its row."""

    starts: tuple[Value, ...]
    width: float = 3
    is_pale: bool = False


@dataclass(frozen=True, kw_only=True)
class Band(Mark):
    """The area between two courses, of which the lower one are the `starts`."""

    starts: tuple[Value, ...]
    is_stepped: bool = False


@dataclass(frozen=True, kw_only=True)
class Box(Mark):
    """The quartiles of the values, whose whiskers reach the ends."""

    @property
    def known(self) -> list[float]:
        """The values that are there, the least first."""
        return sorted(value for value in self.values if isinstance(value, int | float))

    @property
    def quartiles(self) -> tuple[float, float, float]:
        """As the sentences above the figure count them; of two values or more."""
        first, middle, third = quantiles(self.known, n=4, method="inclusive")
        return first, middle, third


def numbers(column: Iterable[SupportsFloat | None]) -> tuple[Number, ...]:
    """Numbers of a frame's column; an empty one is a gap."""
    return tuple(None if value is None or value != value else float(value) for value in column)


def days(column: Iterable[dt.date]) -> tuple[dt.date, ...]:
    """Days of a frame's column, which has no empty ones."""
    return tuple(dt.date(day.year, day.month, day.day) for day in column)


def texts(column: Iterable[object]) -> tuple[str, ...]:
    """Texts of a frame's column."""
    return tuple(map(str, column))
