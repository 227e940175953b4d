"""Texts: kept as written, except blanks around them and marks that mean nothing was said."""

import re

from etl.reading.model import Cell
from etl.reading.values import reasons
from etl.reading.values.context import Context, Parsed, warn
from etl.reading.values.text import is_mark, solid, written

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def parse_text(cell: Cell, context: Context) -> Parsed:
    """The text; where only some words are allowed, the allowed spelling, or a warning."""
    text = _CONTROL.sub("", _INVISIBLE.sub("", written(cell)))
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
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
