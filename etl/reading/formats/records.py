"""Records of binary workbooks, and cells as calamine knows them: with their column, unformatted."""

import struct
from collections.abc import Iterable, Iterator

from etl.reading.formats import reasons
from etl.reading.refusal import Refusal

ROW, BLANK, ERROR, TEXT, TEXT_INDEX, FORMULA_ERROR, RICH_TEXT = 0, 1, 3, 6, 7, 11, 62
CELLS = range(1, 12)
SHORT = range(12, 19)  # blank, packed number, error, yes or no, number, text, text by its place
STEP = 11  # from a short cell to the one that names its column
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
_UNKNOWN = bytes([0x0F])

Record = tuple[int, bytes]


def records(blocks: Iterable[bytes]) -> Iterator[Record]:
    """(type, content) of each record."""
    rest = b""
    for block in blocks:
        rest += block
        position = 0
        while True:
            kind, start = _variable(rest, position, 2)
            length, start = _variable(rest, start, 4)
            if start < 0 or start + length > len(rest):
                break
            yield kind, rest[start : start + length]
            position = start + length
        rest = rest[position:]
    if rest:
        raise Refusal(reasons.DAMAGED)


class Unfolding:
    """Cells of one sheet in their long form; a short cell stands right of the one before it."""

    def __init__(self) -> None:
        """Before the first row."""
        self._column = -1

    def long(self, kind: int, content: bytes) -> Record:
        """The record that says the same in full."""
        if kind == ROW:
            self._column = -1
        elif kind in SHORT:
            self._column += 1
            return kind - STEP, struct.pack("<I", self._column) + content
        elif kind in CELLS or kind == RICH_TEXT:
            self._column = struct.unpack_from("<I", content)[0]
            if kind == RICH_TEXT:
                return TEXT, content[:8] + content[9:]
        return kind, content


def mended(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """A sheet in which all cells are long and all errors known."""
    unfolding = Unfolding()
    for kind, content in records(blocks):
        kind, content = unfolding.long(kind, content)
        if kind == ERROR and content[8] not in ERRORS:
            content = content[:8] + _UNKNOWN + content[9:]
        yield _written(kind) + _written(len(content)) + content


def wide(content: bytes, position: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends."""
    length = struct.unpack_from("<I", content, position)[0]
    if length == 0xFFFFFFFF:
        return "", position + 4
    end = position + 4 + 2 * length
    return content[position + 4 : end].decode("utf-16-le"), end


def _variable(content: bytes, position: int, most: int) -> tuple[int, int]:
    """A number of up to `most` bytes of seven bits, and where it ends; (0, -1) if cut off."""
    number = 0
    if position < 0:
        return 0, -1
    for step in range(most):
        if position + step >= len(content):
            return 0, -1
        byte = content[position + step]
        number |= (byte & 0x7F) << (7 * step)
        if not byte & 0x80:
            return number, position + step + 1
    return number, position + most


def _written(number: int) -> bytes:
    """A number in bytes of seven bits."""
    written = bytearray()
    while number > 0x7F:
        written.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*written, number])
