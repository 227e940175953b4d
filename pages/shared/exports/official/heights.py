"""How high tables, figures and notes stand on paper, so that no more is put there than fits.

In millimetres, reckoned by the tallest fonts that may stand in for those of the office.
"""

from collections.abc import Sequence
from math import ceil

from pages.shared.exports.official.markup import widths
from pages.shared.exports.official.setup import HEIGHT, POINT, ROW, WIDTH, Size

ROOM = HEIGHT - 10.0  # of a page, without the rule above the notes
LINE = 1.5  # the height of a line of captions and notes, in letters
ASIDE = 2.2  # left and right of the text of a cell
AROUND = 12.0  # points above and below a caption and its table
LOOSE = 1.04  # of lines, which end before what no line may begin with
APART = 1.08  # of notes, where two scripts stand apart and names of sheets do not break
LATIN, SPACE = 0.53, 0.3  # of the width of a Chinese character
CELL = 2.0  # points above and below the text of a cell


def masthead(imprint: Sequence[str], size: Size) -> float:
    """The name of a brief, and below it who issues it and on what."""
    return (size.title * 1.5 + imprint_lines(imprint, size) * size.table * LINE + 5) * POINT


def imprint_lines(imprint: Sequence[str], size: Size) -> int:
    """On how many lines the parts of an imprint stand: on one, or each on its own."""
    if _count("  ".join(imprint), size.table, WIDTH) == 1:
        return 1
    return sum(_count(part, size.table, WIDTH) for part in imprint)


def title(text: str, size: Size) -> float:
    """A title, with half a line below it."""
    lines = _count(text, size.title, WIDTH)
    return (lines * size.title * 1.5 + size.line / 40) * POINT


def text(said: str, size: Size) -> float:
    """A paragraph, its first line two characters in."""
    wide = (2 + _width(said) * LOOSE) * (size.text - size.tightening / 20) * POINT
    return ceil(wide / WIDTH) * size.line / 20 * POINT


def table(caption: str, lines: Sequence[Sequence[str]], size: Size) -> float:
    """A table under its caption."""
    broad = [max(wide - ASIDE, size.table * POINT) for wide in widths(lines, size.table)]
    rows = [
        max(_count(text, size.table * LOOSE, wide) for text, wide in zip(line, broad, strict=True))
        for line in lines
    ]
    points = AROUND + sum(rows) * size.table * ROW + len(rows) * CELL
    return points * POINT + _lines(caption, size.table + 1, WIDTH)


def figures(captions: Sequence[str], high: float, size: Size) -> float:
    """Figures of a height beside each other, each over its caption."""
    wide = WIDTH / len(captions)
    return high + AROUND * POINT + max(_lines(one, size.table, wide) for one in captions)


def note(text: str, size: Size) -> float:
    """A footnote."""
    return _count(text, size.note * APART, WIDTH) * size.note * LINE * POINT


def _lines(text: str, letters: float, wide: float) -> float:
    return _count(text, letters, wide) * letters * LINE * POINT


def _count(text: str, letters: float, wide: float) -> int:
    return max(1, ceil(_width(text) * letters * POINT / wide))


def _width(text: str) -> float:
    """In Chinese characters."""
    return sum(1 if one > "\u2e7f" else SPACE if one.isspace() else LATIN for one in text)
