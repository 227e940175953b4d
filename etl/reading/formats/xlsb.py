"""Binary workbooks: values by calamine; formats, errors and hidden rows from the records."""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO

from etl.reading.formats import calamine, reasons
from etl.reading.formats.archive import Archive, joined
from etl.reading.formats.building import Making, grid
from etl.reading.formats.marks import WIDEST, Bounds, Marks
from etl.reading.formats.masks import BUILT_IN, GENERAL
from etl.reading.formats.xml import tags
from etl.reading.model import Grid
from etl.reading.refusal import Refusal

ROW, BLANK, ERROR, TEXT_INDEX, FORMULA_ERROR = 0, 1, 3, 7, 11
CELLS = range(1, 12)
COLUMNS, HIDDEN_COLUMN = 60, 0x1
FORMAT, XF, BEGIN_XFS, END_XFS = 44, 47, 617, 618
BOOK_PROPERTIES, SHEET, BEGIN_STRINGS = 153, 156, 159
HIDDEN_ROW = 0x10
SMALLEST_STRING, SMALLEST_CELL = 5, 10  # bytes
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


@dataclass
class Book:
    """Sheet name → part, the format codes by style, the calendar, the number of shared texts."""

    sheets: dict[str, str] = field(default_factory=dict)
    codes: list[str] = field(default_factory=list)
    is_1904: bool = False
    texts: int = 0


def read(file: IO[bytes], archive: Archive) -> tuple[Grid, ...]:
    """The sheets of a binary workbook, after every part was unpacked and checked."""
    try:
        book = _book(archive)
        marks = {name: _marks(archive, name, book) for name in book.sheets}
    except (struct.error, LookupError, ValueError) as error:
        raise Refusal(reasons.DAMAGED) from error
    archive.check(part for part in archive.names if part not in book.sheets.values())
    making = Making(book.codes, book.is_1904)
    grids = []
    for sheet, hidden in calamine.sheets(calamine.open_book(file)):
        found = marks.get(sheet.name, Marks())
        cells = making.cells(calamine.rows(sheet), found)
        grids.append(grid(sheet.name, cells, found, calamine.merges(sheet), hidden=hidden))
    return tuple(grids)


def records(blocks: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
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


def _book(archive: Archive) -> Book:
    book = Book()
    targets = {
        found["Id"]: joined("xl", found["Target"])
        for tag, found in tags(archive.blocks("xl/_rels/workbook.bin.rels"))
        if tag == "Relationship" and found.get("TargetMode") != "External"
    }
    for kind, content in records(archive.blocks("xl/workbook.bin")):
        if kind == BOOK_PROPERTIES:
            book.is_1904 = bool(content[0] & 1)
        elif kind == SHEET:
            link, end = _wide(content, 8)
            part = targets.get(link, "")
            if part in archive:
                book.sheets[_wide(content, end)[0]] = part
    if "xl/styles.bin" in archive:
        book.codes = _codes(archive)
    if "xl/sharedStrings.bin" in archive:
        book.texts = _texts(archive)
    return book


def _codes(archive: Archive) -> list[str]:
    own: dict[int, str] = {}
    codes: list[str] = []
    is_inside = False
    for kind, content in records(archive.blocks("xl/styles.bin")):
        if kind == FORMAT:
            own[struct.unpack_from("<H", content)[0]] = _wide(content, 2)[0]
        elif kind in (BEGIN_XFS, END_XFS):
            is_inside = kind == BEGIN_XFS
        elif kind == XF and is_inside:
            number = struct.unpack_from("<H", content, 2)[0]
            codes.append(own.get(number) or BUILT_IN.get(number, GENERAL))
        if len(codes) > archive.limits.styles:
            raise Refusal(reasons.STYLES, limit=str(archive.limits.styles))
    return codes


def _texts(archive: Archive) -> int:
    part = "xl/sharedStrings.bin"
    for kind, content in records(archive.blocks(part)):
        if kind == BEGIN_STRINGS:
            total, unique = struct.unpack_from("<II", content)
            cells = sum(map(archive.size_of, archive.names)) // SMALLEST_CELL + 1_000_000
            if unique > archive.size_of(part) // SMALLEST_STRING or total > cells:
                raise Refusal(reasons.STRINGS)
            return int(unique)
    return 0


def _marks(archive: Archive, name: str, book: Book) -> Marks:
    look = _Look(book, Bounds(name, archive.limits))
    for kind, content in records(archive.blocks(book.sheets[name])):
        if kind == ROW:
            look.at_row(content)
        elif kind == COLUMNS:
            look.at_columns(content)
        elif kind in CELLS and kind != BLANK:
            look.at_cell(kind, content)
    return look.marks


class _Look:
    """One pass over the records of one sheet."""

    def __init__(self, book: Book, bounds: Bounds) -> None:
        self.book = book
        self.bounds = bounds
        self.marks = Marks()
        self.row = 0

    def at_row(self, content: bytes) -> None:
        self.row = struct.unpack_from("<I", content)[0]
        self.bounds.allow(self.row, 0)
        if content[11] & HIDDEN_ROW:
            self.marks.hidden_rows.add(self.row)

    def at_columns(self, content: bytes) -> None:
        first, last, width = struct.unpack_from("<III", content)
        if content[16] & HIDDEN_COLUMN or not width:
            self.marks.hidden_columns.update(range(first, min(last + 1, WIDEST)))

    def at_cell(self, kind: int, content: bytes) -> None:
        column, packed = struct.unpack_from("<II", content)
        self.bounds.cells += 1
        self.bounds.reach(self.row, column)
        style = packed & 0xFFFFFF
        if style < len(self.book.codes) and self.book.codes[style] != GENERAL:
            self.marks.style(self.row, column, style)
        if kind in (ERROR, FORMULA_ERROR):
            self.marks.errors[self.row, column] = ERRORS.get(content[8], "#VALUE!")
        elif kind == TEXT_INDEX and struct.unpack_from("<I", content, 8)[0] >= self.book.texts:
            raise Refusal(reasons.STRINGS)


def _wide(content: bytes, position: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends."""
    length = struct.unpack_from("<I", content, position)[0]
    if length == 0xFFFFFFFF:
        return "", position + 4
    end = position + 4 + 2 * length
    return content[position + 4 : end].decode("utf-16-le"), end
