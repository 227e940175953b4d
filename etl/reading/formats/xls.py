"""Workbooks of Excel 97 and before: calamine first, xlrd as the second opinion."""

import datetime as dt
import io
import math
from collections.abc import Iterator, Sequence
from typing import IO

import xlrd
from python_calamine import CalamineSheet
from xlrd.biffh import XLRDError
from xlrd.sheet import Sheet

from etl.reading.formats import calamine, reasons
from etl.reading.formats.address import address
from etl.reading.formats.building import Making, grid
from etl.reading.formats.marks import Marks
from etl.reading.formats.masks import GENERAL
from etl.reading.formats.ole import FAILURES
from etl.reading.model import Cell, Grid, Scalar
from etl.reading.refusal import Refusal

Cells = dict[tuple[int, int], Cell]
HIDDEN_STATES = (1, 2)
SIDES = ("left", "right", "top", "bottom")


def read(file: IO[bytes]) -> tuple[Grid, ...]:
    """The sheets as both readers see them; Refusal where they contradict each other."""
    content = file.read()
    second = _second(content)
    try:
        first = calamine.open_book(io.BytesIO(content))
    except Refusal:
        if second is None:
            raise
        return tuple(_alone(sheet, second) for sheet in second.sheets())
    if second is None:
        return tuple(_plain(sheet, hidden) for sheet, hidden in calamine.sheets(first))
    others = {sheet.name: sheet for sheet in second.sheets()}
    return tuple(
        _agreed(sheet, hidden, others[sheet.name], second)
        if sheet.name in others
        else _plain(sheet, hidden)
        for sheet, hidden in calamine.sheets(first)
    )


def _second(content: bytes) -> xlrd.Book | None:
    try:
        return xlrd.open_workbook(
            file_contents=content,
            formatting_info=True,
            logfile=io.StringIO(),
            ignore_workbook_corruption=True,
        )
    except (XLRDError, *FAILURES):
        return None


def _making(book: xlrd.Book) -> Making:
    formats = book.format_map
    codes = [
        formats[xf.format_key].format_str if xf.format_key in formats else "General"
        for xf in book.xf_list
    ]
    return Making([code or GENERAL for code in codes], is_1904=book.datemode == 1)


def _plain(sheet: CalamineSheet, hidden: bool) -> Grid:
    cells = Making().cells(calamine.rows(sheet), Marks())
    return grid(sheet.name, cells, Marks(), calamine.merges(sheet), hidden=hidden)


def _alone(sheet: Sheet, book: xlrd.Book) -> Grid:
    marks = _marks(sheet, book)
    cells = _making(book).cells(_rows(sheet), marks)
    hidden = sheet.visibility in HIDDEN_STATES
    return grid(sheet.name, cells, marks, _merges(sheet), hidden=hidden)


def _agreed(sheet: CalamineSheet, hidden: bool, other: Sheet, book: xlrd.Book) -> Grid:
    making = _making(book)
    marks = _marks(other, book)
    cells = making.cells(calamine.rows(sheet), marks)
    for place, cell in making.cells(_rows(other), marks).items():
        if not _is_same(cells.setdefault(place, cell).value, cell.value):
            raise Refusal(
                reasons.DISAGREE,
                cell=address(*place),
                sheet=sheet.name,
                one=str(cells[place].value),
                other=str(cell.value),
            )
    return grid(sheet.name, cells, marks, _merges(other), hidden=hidden)


def _is_same(one: Scalar, other: Scalar) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=1e-12)
    if isinstance(one, dt.timedelta) and isinstance(other, float):
        return math.isclose(one / dt.timedelta(days=1), other, rel_tol=1e-9)
    if isinstance(one, str) and isinstance(other, str):
        return one.split() == other.split()
    return one == other


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


def _has_border(xf: xlrd.formatting.XF) -> bool:
    return any(getattr(xf.border, f"{side}_line_style", 0) for side in SIDES)
