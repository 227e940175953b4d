"""Workbooks of Excel 97 and before: calamine first, xlrd as the second opinion."""

import datetime as dt
import io
import math
from collections.abc import Iterator, Sequence
from typing import IO

import xlrd
from python_calamine import CalamineSheet
from xlrd.biffh import XLRDError
from xlrd.formatting import XF, std_format_strings
from xlrd.sheet import Sheet

from etl.reading.formats import calamine, reasons
from etl.reading.formats.address import address
from etl.reading.formats.building import Making, grid
from etl.reading.formats.marks import Marks
from etl.reading.formats.masks import BUILT_IN, FIRST_TRUE_DAY, GENERAL
from etl.reading.formats.ole import FAILURES
from etl.reading.model import Cell, Grid, Scalar
from etl.reading.refusal import Refusal

Cells = dict[tuple[int, int], Cell]
HIDDEN_STATES = (1, 2)
SECOND = dt.timedelta(seconds=1)  # times of day are fractions, and each reader rounds
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
    codes = [_code(book, xf.format_key) for xf in book.xf_list]
    return Making(codes, is_1904=book.datemode == 1)


def _code(book: xlrd.Book, number: int) -> str:
    """A format code: the file's own, else what Excel means by the number, which xlrd half knows."""
    own = book.format_map.get(number)
    if own is None or own.format_str == std_format_strings.get(number):
        return BUILT_IN.get(number, GENERAL)
    return str(own.format_str) or GENERAL


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
    agree(sheet.name, cells, making.cells(_rows(other), marks))
    return grid(sheet.name, cells, marks, _merges(other), hidden=hidden)


def agree(sheet: str, cells: Cells, others: Cells) -> None:
    """Add the cells that only the second reader sees; Refusal where the two contradict."""
    for place, other in others.items():
        cell = cells.setdefault(place, other)
        if not _is_same(cell.value, other.value):
            raise Refusal(
                reasons.DISAGREE,
                cell=address(*place),
                sheet=sheet,
                one=str(cell.value),
                other=str(other.value),
            )


def _is_same(one: Scalar, other: Scalar) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=1e-12)
    if isinstance(one, str) and isinstance(other, str):
        return one.split() == other.split()
    if isinstance(one, dt.datetime) and isinstance(other, dt.datetime):
        return abs(one - other) <= SECOND
    if isinstance(one, dt.timedelta) and isinstance(other, float):
        return abs(one - dt.timedelta(days=other)) <= SECOND
    if isinstance(other, float):  # the first days of the calendar, where each has its own belief
        return isinstance(one, dt.date | dt.time) and 0 <= other < FIRST_TRUE_DAY
    if isinstance(one, dt.time) and isinstance(other, dt.time):
        return one.replace(microsecond=0) == other.replace(microsecond=0)
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


def _has_border(xf: XF) -> bool:
    return any(getattr(xf.border, f"{side}_line_style", 0) for side in SIDES)
