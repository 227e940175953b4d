"""The rows of a worksheet's XML in pieces, however its blocks are cut."""

import re
from collections.abc import Iterable, Iterator

from etl.reading.formats import reasons
from etl.reading.formats.marks import Bounds
from etl.reading.refusal import Refusal

_BEGIN = re.compile(rb"<(?:\w+:)?sheetData\b[^>]*>")
_END = re.compile(rb"</(?:\w+:)?sheetData\s*>")
_ROW = re.compile(rb"<(?:\w+:)?row\b")


def pieces(blocks: Iterable[bytes], bounds: Bounds) -> Iterator[bytes]:
    """The content of <sheetData> in pieces of whole rows."""
    rest = b""
    for block in _inside(blocks):
        rest += block
        cut = last_row(rest)
        if cut > 0:
            yield rest[:cut]
            rest = rest[cut:]
        elif len(rest) > bounds.limits.row:
            raise Refusal(reasons.LONG, sheet=bounds.sheet)
    yield rest


def _inside(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """The blocks between <sheetData> and </sheetData>."""
    rest = b""
    stream = iter(blocks)
    for block in stream:
        rest += block
        begin = _BEGIN.search(rest)
        if begin:
            if not begin[0].endswith(b"/>"):
                yield from _until_end(rest[begin.end() :], stream)
            return
        rest = rest[-200:]


def _until_end(rest: bytes, blocks: Iterator[bytes]) -> Iterator[bytes]:
    while not (end := _END.search(rest)):
        yield rest[:-200]  # the end tag may be cut in two
        block = next(blocks, None)
        if block is None:
            raise Refusal(reasons.DAMAGED)
        rest = rest[-200:] + block
    yield rest[: end.start()]


def last_row(rows: bytes) -> int:
    """Where the last row begins: all before it is whole."""
    plain = rows.rfind(b"<row")
    if plain >= 0:
        return plain
    starts = [match.start() for match in _ROW.finditer(rows)]
    return starts[-1] if starts else -1
