"""Workbooks of Excel 97 and before: xlrd reads the cells, and calamine must agree."""

import io
from collections.abc import Iterator, Sequence
from functools import partial
from typing import IO

import xlrd
from xlrd.biffh import XLRDError
from xlrd.formatting import XF, std_format_strings
from xlrd.formula import FMLA_TYPE_CELL, FormulaError, decompile_formula
from xlrd.sheet import Sheet

from etl.reading.formats import biff, calamine, reasons, results
from etl.reading.formats.building import Making, grid
from etl.reading.formats.delimited import is_believable
from etl.reading.formats.marks import Marks
from etl.reading.formats.masks import BUILT_IN, GENERAL
from etl.reading.formats.ole import FAILURES
from etl.reading.formats.opinions import agree
from etl.reading.model import Cell, Grid, Scalar
from etl.reading.refusal import Refusal

HIDDEN_STATES = (1, 2)
GBK = 936
KNOWN_PAGES = (936, 54936, 1200)  # under which Chinese is truly written
SIDES = ("left", "right", "top", "bottom")


def read(file: IO[bytes]) -> tuple[Grid, ...]:
    """The sheets as both readers see them; Refusal where they contradict each other."""
    content = file.read()
    stream = biff.read(content)
    page = _code_page(stream)
    content = biff.mended(content, stream, page)
    book = _opened(content, _encoding(stream, page))
    try:
        other = calamine.open_book(io.BytesIO(content))
    except Refusal:
        if book is None:
            raise
        return _grids(book, stream)
    if book is None:  # calamine alone does not say how its numbers are shown
        raise Refusal(reasons.UNREADABLE)
    grids = _grids(book, stream)
    sheets = [sheet for sheet, _ in calamine.sheets(other)]
    if len(sheets) == len(grids):
        for first, sheet in zip(grids, sheets, strict=True):
            cells = Making().cells(calamine.rows(sheet), Marks())
            if stream.version < biff.BIFF8:  # whose texts calamine reads byte by byte
                cells = {at: cell for at, cell in cells.items() if not isinstance(cell.value, str)}
            agree(first.name, first.cells, cells)
    return grids


def _code_page(stream: biff.Stream) -> int | None:
    """Which code page the texts are in, whatever the file says; None to believe the file.

    From Excel 97 on all texts are Unicode. Before, Chinese programs wrote GBK under any number.
    """
    if stream.version >= biff.BIFF8:
        return biff.UNICODE
    stated = stream.code_page[0] if stream.code_page else None
    if stated in KNOWN_PAGES or stream.version == 0:
        return None
    text = b"\n".join(biff.texts(stream))
    try:
        return None if text.isascii() or not is_believable(text.decode("gbk")) else GBK
    except UnicodeDecodeError:
        return None


def _encoding(stream: biff.Stream, page: int | None) -> str | None:
    """What xlrd is told of the texts; None where the file is believed."""
    if page == GBK:
        return "gbk"
    return "cp1252" if 0 < stream.version < biff.BIFF8 and stream.code_page is None else None


def _opened(content: bytes, encoding: str | None) -> xlrd.Book | None:
    try:
        return xlrd.open_workbook(
            file_contents=content,
            formatting_info=True,
            logfile=io.StringIO(),
            ignore_workbook_corruption=True,
            encoding_override=encoding,
        )
    except (XLRDError, *FAILURES):
        return None


def _grids(book: xlrd.Book, stream: biff.Stream) -> tuple[Grid, ...]:
    """The sheets as xlrd sees them; a formula without a result is one."""
    making = _making(book)
    marks = [_marks(sheet, book) for sheet in book.sheets()]
    cells = [making.cells(_rows(sheet), marks[n]) for n, sheet in enumerate(book.sheets())]
    if len(stream.sheets) == len(cells):
        formula_sheets = [
            results.Sheet(formulas, cells[n], partial(_formula, book))
            for n, formulas in enumerate(stream.sheets)
        ]
        for n, unsaved in enumerate(
            results.unsaved(formula_sheets, is_calculated=stream.is_calculated)
        ):
            for place, text in unsaved.items():
                code = making.code(marks[n].style_of(*place))
                cells[n][place] = Cell(None, code, formula=text or "=")
    return tuple(
        grid(
            sheet.name,
            cells[n],
            marks[n],
            _merges(sheet),
            hidden=sheet.visibility in HIDDEN_STATES,
        )
        for n, sheet in enumerate(book.sheets())
    )


def _formula(book: xlrd.Book, formula: biff.Formula) -> str:
    """How a formula is written; "" for one that xlrd cannot write."""
    try:
        return str(
            decompile_formula(
                book,
                formula.tokens,
                len(formula.tokens),
                FMLA_TYPE_CELL,
                browx=formula.row,
                bcolx=formula.column,
                r1c1=0,
            )
            or ""
        )
    except (XLRDError, FormulaError, *FAILURES):
        return ""


def _making(book: xlrd.Book) -> Making:
    codes = [_code(book, xf.format_key) for xf in book.xf_list]
    return Making(codes, is_1904=book.datemode == 1)


def _code(book: xlrd.Book, number: int) -> str:
    """A format code: the file's own, else what Excel means by the number, which xlrd half knows."""
    stored = book.format_map.get(number)
    if stored is None or stored.format_str == std_format_strings.get(number):
        return BUILT_IN.get(number, GENERAL)
    return str(stored.format_str) or GENERAL


def _merges(sheet: Sheet) -> Iterator[tuple[int, int, int, int]]:
    for top, bottom, left, right in sheet.merged_cells:
        yield top, left, bottom - 1, right - 1


def _rows(sheet: Sheet) -> Iterator[tuple[int, int, Sequence[Scalar]]]:
    for row in range(sheet.nrows):
        types, values = sheet.row_types(row), sheet.row_values(row)
        yield row, 0, [_value(*pair) for pair in zip(types, values, strict=True)]


def _value(kind: int, value: Scalar) -> Scalar:
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    return None if kind == xlrd.XL_CELL_ERROR else value


def _marks(sheet: Sheet, book: xlrd.Book) -> Marks:
    marks = Marks()
    marks.hidden_columns = {
        column for column, about in sheet.colinfo_map.items() if about.hidden or not about.width
    }
    bordered = {n for n, xf in enumerate(book.xf_list) if _has_border(xf)}
    for row in range(sheet.nrows):
        info = sheet.rowinfo_map.get(row)
        if info is not None and info.hidden:
            marks.hidden_rows.add(row)
        for column, kind in enumerate(sheet.row_types(row)):
            if kind == xlrd.XL_CELL_EMPTY:
                continue
            style = sheet.cell_xf_index(row, column)
            marks.style(row, column, style)
            if style in bordered:
                marks.bordered.add((row, column))
            if kind == xlrd.XL_CELL_ERROR:
                code = int(sheet.cell_value(row, column))
                marks.errors[row, column] = xlrd.error_text_from_code.get(code, "#VALUE!")
    return marks


def _has_border(xf: XF) -> bool:
    return any(getattr(xf.border, f"{side}_line_style", 0) for side in SIDES)
