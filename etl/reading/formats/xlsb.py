"""Binary workbooks: values by calamine; formats, errors and hidden rows from the records."""

import struct
from dataclasses import dataclass, field
from typing import IO

from etl.reading.formats import calamine, reasons
from etl.reading.formats.archive import Archive
from etl.reading.formats.building import Area, Making, grid
from etl.reading.formats.marks import WIDEST, Bounds, Marks
from etl.reading.formats.masks import BUILT_IN, GENERAL
from etl.reading.formats.package import Layout, joined
from etl.reading.formats.records import (
    BLANK,
    CELLS,
    ERROR,
    ERRORS,
    FORMULA_ERROR,
    RICH_TEXT,
    ROW,
    SHORT,
    TEXT_INDEX,
    Unfolding,
    mended,
    records,
    wide,
)
from etl.reading.formats.repack import replaced, standard
from etl.reading.formats.xml import tags
from etl.reading.model import Grid
from etl.reading.refusal import Refusal

COLUMNS, HIDDEN_COLUMN = 60, 0x1
FORMAT, XF, BEGIN_XFS, END_XFS = 44, 47, 617, 618
BOOK_PROPERTIES, SHEET, BEGIN_STRINGS, MERGED = 153, 156, 159, 176
HIDDEN_ROW = 0x10
SMALLEST_STRING, SMALLEST_CELL = 5, 10  # bytes
MERGE = struct.Struct("<4I")  # first and last row, first and last column


@dataclass
class Book:
    """Sheet name → part, the format codes by style, the calendar, the number of shared texts."""

    sheets: dict[str, str] = field(default_factory=dict)
    codes: list[str] = field(default_factory=list)
    is_1904: bool = False
    texts: int = 0


def read(file: IO[bytes], _: str, archive: Archive, layout: Layout) -> tuple[Grid, ...]:
    """The sheets of a binary workbook, after every part was unpacked and checked."""
    file, archive = standard(file, archive, layout)
    try:
        book = _book(archive)
        looks = {name: _look(archive, name, book) for name in book.sheets}
    except (struct.error, LookupError, ValueError) as error:
        raise Refusal(reasons.DAMAGED) from error
    archive.check(part for part in archive.names if part not in book.sheets.values())
    odd = [book.sheets[name] for name, look in looks.items() if look.marks.is_odd]
    if odd:
        file = replaced(archive, {part: mended(archive.blocks(part)) for part in odd})
    making = Making(book.codes, book.is_1904)
    grids = []
    for sheet, hidden in calamine.sheets(calamine.open_book(file)):
        look = looks.get(sheet.name)
        marks, merges = (look.marks, look.merges) if look else (Marks(), [])
        cells = making.cells(calamine.rows(sheet), marks)
        grids.append(grid(sheet.name, cells, marks, merges, hidden=hidden))
    return tuple(grids)


def _book(archive: Archive) -> Book:
    book = Book()
    targets = {
        attributes["Id"]: joined("xl", attributes["Target"])
        for tag, attributes in tags(archive.blocks("xl/_rels/workbook.bin.rels"))
        if tag == "Relationship" and attributes.get("TargetMode") != "External"
    }
    for kind, content in records(archive.blocks("xl/workbook.bin")):
        if kind == BOOK_PROPERTIES:
            book.is_1904 = bool(content[0] & 1)
        elif kind == SHEET:
            link, end = wide(content, 8)
            part = targets.get(link, "")
            if part in archive:
                book.sheets[wide(content, end)[0]] = part
    if "xl/styles.bin" in archive:
        book.codes = _codes(archive)
    if "xl/sharedStrings.bin" in archive:
        book.texts = _texts(archive)
    return book


def _codes(archive: Archive) -> list[str]:
    by_number: dict[int, str] = {}
    codes: list[str] = []
    is_inside = False
    for kind, content in records(archive.blocks("xl/styles.bin")):
        if kind == FORMAT:
            by_number[struct.unpack_from("<H", content)[0]] = wide(content, 2)[0]
        elif kind in (BEGIN_XFS, END_XFS):
            is_inside = kind == BEGIN_XFS
        elif kind == XF and is_inside:
            number = struct.unpack_from("<H", content, 2)[0]
            codes.append(by_number.get(number) or BUILT_IN.get(number, GENERAL))
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


def _look(archive: Archive, name: str, book: Book) -> "_Look":
    look = _Look(book, Bounds(name, archive.limits))
    unfolding = Unfolding()
    for kind, content in records(archive.blocks(book.sheets[name])):
        look.marks.is_odd |= kind in SHORT or kind == RICH_TEXT
        look.at(*unfolding.long(kind, content))
    return look


class _Look:
    """One pass over the records of one sheet."""

    def __init__(self, book: Book, bounds: Bounds) -> None:
        self.book = book
        self.bounds = bounds
        self.marks = Marks()
        self.merges: list[Area] = []
        self.row = 0

    def at(self, kind: int, content: bytes) -> None:
        if kind == ROW:
            self._at_row(content)
        elif kind == COLUMNS:
            self._at_columns(content)
        elif kind in CELLS and kind != BLANK:
            self._at_cell(kind, content)
        elif kind == MERGED:
            top, bottom, left, right = MERGE.unpack_from(content)
            self.bounds.allow(bottom, right)
            self.merges.append((top, left, bottom, right))

    def _at_row(self, content: bytes) -> None:
        self.row = struct.unpack_from("<I", content)[0]
        self.bounds.allow(self.row, 0)
        if content[11] & HIDDEN_ROW:
            self.marks.hidden_rows.add(self.row)

    def _at_columns(self, content: bytes) -> None:
        first, last, width = struct.unpack_from("<III", content)
        if content[16] & HIDDEN_COLUMN or not width:
            self.marks.hidden_columns.update(range(first, min(last + 1, WIDEST)))

    def _at_cell(self, kind: int, content: bytes) -> None:
        column, packed = struct.unpack_from("<II", content)
        self.bounds.cells += 1
        self.bounds.reach(self.row, column)
        style = packed & 0xFFFFFF
        if style < len(self.book.codes) and self.book.codes[style] != GENERAL:
            self.marks.style(self.row, column, style)
        if kind in (ERROR, FORMULA_ERROR):
            self.marks.errors[self.row, column] = ERRORS.get(content[8], "#VALUE!")
            self.marks.is_odd |= content[8] not in ERRORS
        elif kind == TEXT_INDEX and struct.unpack_from("<I", content, 8)[0] >= self.book.texts:
            raise Refusal(reasons.STRINGS)
