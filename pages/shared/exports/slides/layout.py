"""Where things stand on a slide 7.5 inches high, and how text fits there.

A template of another height is this one enlarged; its width is its own, so that slides of 4:3 are
laid out as such and not squeezed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from pages.shared.figures import width

WIDE, HIGH = 40 / 3, 7.5
NARROW = 10.0  # of a slide of 4:3
LINE = 1.42  # the height of a line, in its letters: fonts with Chinese characters stand high
INCH = 72  # points
AIR, BOLD = 1.08, 1.13  # letters are wider in one font than in another, and in bold
SIGN = 0.35  # letters by which a % is wider than a digit, so that 100% is not parted
APART = 0.25  # letters between a Chinese one and a digit or a Latin one
BODY, LABEL, FINE = 18.0, 14.0, 12.0  # the least points of text, of labels, of the proof below
SIDE = 0.45  # inches left and right of everything
TOP, BOTTOM = 1.86, 6.86
ASIDE = 2.75  # the column of the big numbers
GAP = 0.35
NUMBER = 1.5  # the height of one of them
REST = 0.38  # the height of the sentence below a table
SENTENCES = 3
_HAN, _OTHER = r"[\u3400-\u9fff]", r"[0-9A-Za-z%]"
_BESIDE = re.compile(rf"(?<={_HAN}) ?(?={_OTHER})|(?<={_OTHER}) ?(?={_HAN})")


@dataclass(frozen=True)
class Box:
    """A rectangle, in inches."""

    x: float
    y: float
    wide: float
    high: float


@dataclass(frozen=True)
class Sheet:
    """A slide of a width in inches, for a height of 7.5."""

    wide: float = WIDE

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.wide - 2 * SIDE

    @property
    def title(self) -> Box:
        """The finding, on top."""
        return Box(SIDE, 0.26, self.inner, 0.98)

    @property
    def subject(self) -> Box:
        """What it is about, below the finding."""
        return Box(SIDE, 1.27, self.inner, 0.57)

    @property
    def footer(self) -> Box:
        """What the figures rest on."""
        return Box(SIDE, 6.93, self.inner - 0.8, 0.48)

    @property
    def count(self) -> Box:
        """The number of the slide."""
        return Box(self.wide - SIDE - 0.7, 6.93, 0.7, 0.3)

    def body(self, *, has_numbers: bool) -> Box:
        """The place of a chart or a table."""
        wide = self.inner - (ASIDE + GAP if has_numbers else 0)
        return Box(SIDE, TOP, wide, BOTTOM - TOP)

    def table(self) -> Box:
        """The place of a table, above the sentence that says how much of it is shown."""
        return Box(SIDE, TOP, self.inner, BOTTOM - TOP - REST)

    def rest(self) -> Box:
        """The place of that sentence."""
        return Box(SIDE, BOTTOM - REST + 0.1, self.inner, REST - 0.1)

    def number(self, place: int) -> Box:
        """The place of a big number."""
        return Box(self.wide - SIDE - ASIDE, TOP + place * (NUMBER + 0.13), ASIDE, NUMBER)

    def sentence(self, place: int) -> Box:
        """The place of one of the sentences."""
        high = (BOTTOM - TOP) / SENTENCES
        return Box(SIDE + 0.25, TOP + place * high, self.inner - 0.25, high - 0.12)

    @property
    def name(self) -> Box:
        """The title on the cover."""
        return Box(SIDE + 0.4, 1.5, self.inner - 0.8, 1.9)

    def line(self, place: int) -> Box:
        """The place of a line below the title on the cover."""
        return Box(SIDE + 0.4, 3.75 + place * 0.6, self.inner - 0.8, 0.5)


def lines(text: str, size: float, wide: float) -> int:
    """On how many lines a text stands, at a size in points and a width in inches."""
    room = max(wide * INCH, size)
    return sum(_broken(spaced(line) * size * BOLD / room) for line in text.split("\n"))


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
    return max(spaced(line) for line in text.split("\n")) * size / INCH


def spaced(line: str) -> float:
    """The width of a line in its letters: Office sets Chinese apart from the digits beside it."""
    beside = len(_BESIDE.findall(line)) + 2 * line.count("·")
    return width(line, 1) + SIGN * line.count("%") + APART * beside
