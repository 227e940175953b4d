"""Where things stand on a slide 13.33 inches wide and 7.5 high, and how text fits there."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from pages.shared.figures import width

WIDE, HIGH = 40 / 3, 7.5
LINE = 1.42  # the height of a line, in its letters: fonts with Chinese characters stand high
INCH = 72  # points


@dataclass(frozen=True)
class Box:
    """A rectangle, in inches."""

    x: float
    y: float
    wide: float
    high: float


TITLE = Box(0.45, 0.3, WIDE - 0.9, 0.98)
SUBJECT = Box(0.45, 1.3, WIDE - 0.9, 0.46)
FOOTER = Box(0.45, 7.02, WIDE - 1.7, 0.3)
COUNT = Box(WIDE - 1.15, 7.02, 0.7, 0.3)
TOP, BOTTOM = 1.82, 6.88
ASIDE = 2.75  # the column of the big numbers
GAP = 0.35
NUMBER = 1.45  # the height of one of them


def body(*, has_numbers: bool) -> Box:
    """The place of a chart or a table."""
    wide = WIDE - 0.9 - (ASIDE + GAP if has_numbers else 0)
    return Box(0.45, TOP, wide, BOTTOM - TOP)


def number(place: int) -> Box:
    """The place of a big number."""
    return Box(WIDE - 0.45 - ASIDE, TOP + 0.1 + place * (NUMBER + 0.15), ASIDE, NUMBER)


def lines(text: str, size: float, wide: float) -> int:
    """On how many lines a text stands, at a size in points and a width in inches."""
    room = max(wide * INCH, size)
    return sum(_broken(width(line, 1) * size * 1.13 / room) for line in text.split("\n"))


def _broken(rooms: float) -> int:
    """Lines of a text so many rooms long: a line ends before a number or a word, not within it."""
    return 1 if rooms <= 1 else ceil(rooms * 1.15)


def fitting(text: str, sizes: Sequence[float], box: Box) -> float:
    """The largest of the sizes at which a text fits a box; the smallest if none does.

    A line that is a little smaller reads better than two.
    """
    for size in sizes:
        if size >= 0.72 * sizes[0] and lines(text, size, box.wide) == 1:
            return size
    for size in sizes:
        if lines(text, size, box.wide) * size * LINE <= box.high * INCH:
            return size
    return sizes[-1]


def breadth(text: str, size: float) -> float:
    """How wide a text is on one line, in inches; of several lines, the longest."""
    return max(width(line, 1) for line in text.split("\n")) * size / INCH
