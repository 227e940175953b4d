"""Excel workbooks of 2007 and later, Strict ones and those with macros included."""

import re
from dataclasses import dataclass
from typing import IO

from python_calamine import CalamineSheet

from etl.reading.formats import calamine, reasons, stale
from etl.reading.formats.archive import Archive
from etl.reading.formats.building import Making, grid
from etl.reading.formats.marks import Marks
from etl.reading.formats.mending import mended
from etl.reading.formats.package import STRINGS, Layout, find, joined
from etl.reading.formats.repack import replaced, standard
from etl.reading.formats.strip import Strips
from etl.reading.formats.styles import Styles, read_styles
from etl.reading.formats.worksheet import look_at
from etl.reading.formats.xml import tags
from etl.reading.model import Cell, Grid
from etl.reading.refusal import Refusal

BOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
MACROS = "vbaproject.bin"
_SST = re.compile(rb"<(?:\w+:)?sst\b([^>]*)>")
_COUNT = re.compile(rb"""\b(count|uniqueCount)\s*=\s*["']([^"']*)["']""")
SMALLEST_STRING = 5  # bytes: <si/>
SMALLEST_CELL = 10


@dataclass(frozen=True)
class Book:
    """What the parts beside the worksheets say: sheet name → part, styles, calendar."""

    sheets: dict[str, str]
    styles: Styles
    is_1904: bool
    is_uncalculated: bool
    hidden: frozenset[str] = frozenset()


def read(file: IO[bytes], name: str, archive: Archive, layout: Layout) -> tuple[Grid, ...]:
    """The sheets of a workbook; every part is checked before calamine opens the file."""
    if _has_hidden_macros(name, archive):
        raise Refusal(reasons.MACROS)
    file, archive = standard(file, archive, layout)
    try:
        book = _book(archive)
        _check_strings(archive)
        marks = {sheet: _marks(archive, sheet, part, book) for sheet, part in book.sheets.items()}
    except (ValueError, LookupError) as error:  # garbled numbers, texts or relations
        raise Refusal(reasons.DAMAGED) from error
    checked = set(book.sheets.values())
    archive.check(part for part in archive.names if part not in checked)
    if book.is_uncalculated and not any(sheet_marks.calculated for sheet_marks in marks.values()):
        for sheet_marks in marks.values():
            sheet_marks.formulas |= sheet_marks.zeros
    making = Making(book.styles.codes, book.is_1904)
    odd = {book.sheets[sheet] for sheet, sheet_marks in marks.items() if sheet_marks.is_odd}
    opened = calamine.open_book(_mended(archive, odd) if odd else file)
    return tuple(
        _grid(sheet, marks.get(sheet.name, Marks()), making, is_hidden)
        for sheet, is_hidden in calamine.sheets(opened)
    )


def read_by_columns(
    file: IO[bytes], name: str, archive: Archive, *, least: int
) -> tuple[tuple[Grid, ...], Strips] | None:
    """The sheets of a workbook, the one of at least so many bytes by columns (its grid is empty).

    None unless exactly one sheet is that large, and that is visible and plain.
    """
    # It brings what takes longer to import than a small file to read.
    from etl.reading.formats.strips import read as read_strips

    layout = find(archive)
    if layout is None or layout.is_binary or _has_hidden_macros(name, archive):
        return None
    file, archive = standard(file, archive, layout)
    try:
        book = _book(archive)
        large = [
            candidate for candidate, part in book.sheets.items() if archive.size_of(part) >= least
        ]
        is_plain = len(large) == 1 and not book.is_1904 and large[0] not in book.hidden
        strips = (
            read_strips(archive, large[0], book.sheets[large[0]], book.styles) if is_plain else None
        )
        if strips is None:
            return None
        return _others(file, archive, book, large[0]), strips
    except (ValueError, LookupError):  # the other way of reading says what is wrong
        return None


def _has_hidden_macros(name: str, archive: Archive) -> bool:
    has_macros = any(part.casefold().endswith(MACROS) for part in archive.names)
    return has_macros and name.lower().endswith(".xlsx")


def _mended(archive: Archive, odd: set[str]) -> IO[bytes]:
    """A copy of the package in which no cell of these sheets is odd."""
    return replaced(archive, {part: mended(archive.blocks(part)) for part in odd})


def _others(file: IO[bytes], archive: Archive, book: Book, large: str) -> tuple[Grid, ...]:
    """All sheets but the large one, whose grid stays empty."""
    grids = {large: Grid(large, {})}
    small = {sheet: part for sheet, part in book.sheets.items() if sheet != large}
    marks = {sheet: _marks(archive, sheet, part, book) for sheet, part in small.items()}
    checked = {*book.sheets.values(), STRINGS}
    archive.check(part for part in archive.names if part not in checked)
    if small:
        _check_strings(archive)
        making = Making(book.styles.codes, book.is_1904)
        odd = {book.sheets[sheet] for sheet, sheet_marks in marks.items() if sheet_marks.is_odd}
        opened = calamine.open_book(_mended(archive, odd) if odd else file)
        for sheet, is_hidden in calamine.sheets(opened):
            if sheet.name in small:
                grids[sheet.name] = _grid(sheet, marks[sheet.name], making, is_hidden)
    return tuple(grids[sheet] for sheet in book.sheets if sheet in grids)


def _book(archive: Archive) -> Book:
    targets = {
        attributes["Id"]: joined("xl", attributes["Target"])
        for tag, attributes in tags(archive.blocks(RELATIONS))
        if tag == "Relationship" and attributes.get("TargetMode") != "External"
    }
    sheets: dict[str, str] = {}
    hidden: set[str] = set()
    is_1904 = is_uncalculated = False
    for tag, attributes in tags(archive.blocks(BOOK)):
        if tag == "sheet":
            sheets |= _sheet(attributes, targets)
            if attributes.get("state", "visible") != "visible":
                hidden.add(attributes.get("name", ""))
        elif tag == "workbookPr":
            is_1904 = attributes.get("date1904") in ("1", "true")
        elif tag == "calcPr":
            is_uncalculated = attributes.get("fullCalcOnLoad") in ("1", "true")
    present = {sheet: part for sheet, part in sheets.items() if part in archive}
    return Book(present, _styles(archive), is_1904, is_uncalculated, frozenset(hidden))


def _sheet(attributes: dict[str, str], targets: dict[str, str]) -> dict[str, str]:
    link = next((attributes[key] for key in attributes if key.endswith(":id")), "")
    return {attributes["name"]: targets[link]} if "name" in attributes and link in targets else {}


def _styles(archive: Archive) -> Styles:
    part = "xl/styles.xml"
    if part not in archive:
        return Styles()
    return read_styles(tags(archive.blocks(part)), most=archive.limits.styles)


def _check_strings(archive: Archive) -> None:
    """Refusal unless as many texts are announced as the parts have room for."""
    part = next((name for name in archive.names if name.lower() == "xl/sharedstrings.xml"), None)
    head = next(archive.blocks(part), b"") if part else b""
    match = _SST.search(head)
    if part is None or not match:
        return
    announced = dict(_COUNT.findall(match[1]))
    most = {
        b"uniqueCount": archive.size_of(part) // SMALLEST_STRING,
        b"count": sum(map(archive.size_of, archive.names)) // SMALLEST_CELL + 1_000_000,
    }
    if any(not text.isdigit() or int(text) > most[name] for name, text in announced.items()):
        raise Refusal(reasons.STRINGS)


def _marks(archive: Archive, sheet: str, part: str, book: Book) -> Marks:
    blocks = archive.blocks(part)
    marks = look_at(blocks, sheet, book.styles, size=archive.size_of(part), limits=archive.limits)
    for _ in blocks:  # what follows the cells is checked as well
        pass
    return marks


def _grid(sheet: CalamineSheet, marks: Marks, making: Making, is_hidden: bool) -> Grid:
    cells = making.cells(calamine.rows(sheet), marks)
    for place, formula in marks.doubtful.items():
        cell = cells.get(place, Cell(None))
        if not stale.is_right(formula, str(cell.value), cells):
            cells[place] = Cell(None, cell.number_format, formula=formula)
    return grid(sheet.name, cells, marks, calamine.merges(sheet), hidden=is_hidden)
