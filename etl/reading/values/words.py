"""Texts: kept as written, without surrounding blanks; marks for “no value” become None."""

import re
from collections.abc import Iterable

from etl.reading.model import Cell
from etl.reading.values import reasons
from etl.reading.values.context import Context, Parsed, fault, warn
from etl.reading.values.text import EXACT, is_mark, solid, written

_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]")
_JOINERS = "\u200c\u200d"  # parts of a word or a sign inside it, nothing at its ends
_SCIENTIFIC = re.compile(r"[1-9](?:\.\d+)?[Ee]\+(?:1[1-9]|2\d)")  # as Excel shows long numbers
KEPT = 1e15  # Excel keeps fifteen digits of what is typed
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def parse_text(cell: Cell, context: Context) -> Parsed:
    """The text; where only some words are allowed, the allowed spelling, or a warning.

    A number keeps its digits as long as it has them: two numbers must never become one.
    """
    if is_cut(cell):
        return fault(reasons.LONG_NUMBER, written(cell))
    if is_long(cell) and written(cell).endswith("0") and not context.is_exact:
        return warn(written(cell), reasons.ROUNDED_NUMBER, written(cell))
    return _from_text(cell, context)


def is_long(cell: Cell) -> bool:
    """A number with one digit more than Excel keeps of what is typed, but exact as stored."""
    value = cell.value
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    return KEPT <= abs(value) < EXACT


def is_cut(cell: Cell) -> bool:
    """A number, or the text 3.20106E+17, with more digits than it can hold."""
    value = cell.value
    if isinstance(value, str):
        return _SCIENTIFIC.fullmatch(solid(value)) is not None
    return isinstance(value, float) and abs(value) >= EXACT


def looks_exact(cells: Iterable[Cell]) -> bool:
    """Whether a column of texts holds a long number that Excel cannot have rounded."""
    return any(is_long(cell) and not written(cell).endswith("0") for cell in cells)


def _from_text(cell: Cell, context: Context) -> Parsed:
    text = _CONTROL.sub("", _INVISIBLE.sub("", written(cell)))
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip().strip(_JOINERS).strip()
    bare = solid(text)
    if is_mark(text):
        return Parsed(None)
    if not context.allowed:
        return Parsed(text)
    by_shape = {solid(word): word for word in context.allowed}
    word = by_shape.get(bare) or by_shape.get(bare.removesuffix("级"))
    if word:
        return Parsed(word)
    return warn(text, reasons.NOT_ALLOWED, text, allowed="、".join(context.allowed))
