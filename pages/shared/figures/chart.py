"""Descriptions of figures: what is shown, free of any way of drawing it."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from pages.shared.figures.marks import Mark, Number
from pages.shared.figures.texts import Piece, Text
from pages.shared.theme import Role


@dataclass(frozen=True)
class Rows:
    """Rows below each other, a `pitch` of pixels apart, each with its name at the left.

    `beside` stands at the right of each row, `above` between it and the row before. On a figure
    whose bars need all of a phone's width, the name stands above its row.
    """

    names: tuple[Text, ...]
    pitch: int = 46
    beside: tuple[Text, ...] = ()
    above: tuple[Text, ...] = ()
    is_named_above: bool = False


@dataclass(frozen=True)
class Periods:
    """Periods by the days on which they end, and their names.

    Up to `most` of them are named on the axis, by month or year, or only both ends by their names.
    """

    days: tuple[dt.date, ...]
    names: tuple[str, ...] = ()
    most: int = 8
    is_named_at_ends: bool = False


@dataclass(frozen=True)
class Scale:
    """The axis of values; a rank has the least on top.

    What is in sight, from `low` to `high`, follows from the marks where it is not said. `unit` is
    written at the numbers of the axis.
    """

    kind: Literal["number", "share", "rank", "time"] = "number"
    low: float | dt.date | None = None
    high: float | dt.date | None = None
    unit: str = ""
    is_shown: bool = False


@dataclass(frozen=True)
class Level:
    """A line across the figure at a value, or at a day of the periods; through some rows alone."""

    kind: Literal["target", "nought", "pace", "today", "guide"]
    at: float | dt.date
    name: str = ""
    rows: tuple[float, float] | None = None


@dataclass(frozen=True)
class Event:
    """What happened behind a course: a campaign from day to day, or something on one day."""

    kind: Literal["campaign", "forum", "rule", "measure"]
    starts: dt.date
    ends: dt.date
    name: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Chart:
    """Marks over rows or periods. `height` is in pixels; that of rows follows from their pitch."""

    marks: tuple[Mark, ...]
    places: Rows | Periods
    values: Scale = Scale()
    levels: tuple[Level, ...] = ()
    events: tuple[Event, ...] = ()
    height: int = 300
    bars: Literal["over", "stack", "beside"] = "over"
    has_legend: bool = False


@dataclass(frozen=True)
class Panel:
    """One of several courses below each other: what it shows, what it says, and its median."""

    name: str
    said: tuple[Piece, ...]
    marks: tuple[Mark, ...]
    median: Number = None


@dataclass(frozen=True)
class Panels:
    """Courses below each other over the same days, counted from nought to `last`, as shares."""

    panels: tuple[Panel, ...]
    last: float


@dataclass(frozen=True)
class Heat:
    """A grid of cells; `shades` from 0 (pale) to 1, None is empty."""

    columns: tuple[Text, ...] | Periods
    rows: tuple[Text, ...]
    cells: tuple[tuple[Text, ...], ...]
    shades: tuple[tuple[Number, ...], ...]
    pitch: int = 40


@dataclass(frozen=True)
class Node:
    """A part of a flow, in one of its columns from left to right (0, 1, …)."""

    column: int
    name: str
    count: int
    role: Role


@dataclass(frozen=True)
class Flow:
    """How counts go from column to column; links are source, sink (numbers of nodes), count."""

    nodes: tuple[Node, ...]
    links: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True)
class Leaf:
    """A node of a tree, at a depth under the one before it that is less deep."""

    depth: int
    text: str
    detail: str
    role: Role


@dataclass(frozen=True)
class Tree:
    """Texts on branches, from the top."""

    leaves: tuple[Leaf, ...]


@dataclass(frozen=True)
class Trail:
    """A short course beside a number, its last value marked."""

    values: tuple[Number, ...]
    is_reversed: bool = False
    is_bars: bool = False


Figure = Chart | Panels | Heat | Flow | Tree | Trail
