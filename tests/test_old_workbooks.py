"""Old workbooks: code pages, own formats, formulas without a result, what is hidden."""

import datetime as dt
from pathlib import Path

import pytest
import xlwt

from etl.reading.formats.cells import read_workbook
from etl.reading.model import Cell, Grid
from tests import old_books
from tests.old_books import EMPTY, TEXT, Result, number, text
from tests.parts import saved

FORMAT, STYLE = 0x41E, 0xE0
Rows = list[list[object]]


def grid_of(folder: Path, content: bytes) -> Grid:
    (grid,) = read_workbook(saved(folder, content, "a.xls")).grids
    return grid


def book_of(rows: Rows, name: str = "论坛") -> xlwt.Workbook:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet(name)
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if isinstance(value, str) and value.startswith("="):
                value = xlwt.Formula(value[1:])
            if value is not None:
                sheet.write(row, column, value)
    return book


def values(grid: Grid) -> dict[tuple[int, int], object]:
    return {place: cell.value for place, cell in grid.cells.items()}


@pytest.mark.parametrize("name", ["论坛", "Sheet1"])
@pytest.mark.parametrize("page", [1200, 1252, 936, 0, 65001, 10000, 950, None])
def test_texts_are_unicode_whatever_the_code_page_record_says(
    tmp_path: Path, page: int | None, name: str
) -> None:
    book = book_of([["期次", "主题"], [1.0, "职工·服务±é"]], name)
    grid = grid_of(tmp_path, old_books.changed(book, code_page=page))
    assert grid.name == name
    assert values(grid) == {(0, 0): "期次", (0, 1): "主题", (1, 0): 1.0, (1, 1): "职工·服务±é"}


@pytest.mark.parametrize(("code", "page"), [("gbk", 936), ("gbk", 1252), ("gbk", None)])
def test_texts_before_excel_97_are_in_the_code_page_that_they_make_sense_in(
    tmp_path: Path, code: str, page: int | None
) -> None:
    content = old_books.of_excel_95(
        [["期次", "主题"], [1.0, "镕服务职工大众"]], code=code, code_page=page
    )
    grid = grid_of(tmp_path, content)
    assert grid.name == "论坛"
    assert values(grid) == {(0, 0): "期次", (0, 1): "主题", (1, 0): 1.0, (1, 1): "镕服务职工大众"}


@pytest.mark.parametrize("number_of_format", [27, 31, 36, 50, 55, 57, 58])
def test_a_number_in_the_files_own_format_is_no_date_by_its_id(
    tmp_path: Path, number_of_format: int
) -> None:
    content = with_format(number_of_format, '"第"0"名"')
    grid = grid_of(tmp_path, content)
    assert grid.cells[0, 0] == Cell(3.0, '"第"0"名"')


@pytest.mark.parametrize("number_of_format", [27, 31, 57])
def test_a_date_in_an_east_asian_format_that_the_file_leaves_out_is_a_date(
    tmp_path: Path, number_of_format: int
) -> None:
    content = with_format(number_of_format, "yyyy-mm", 44013, is_left_out=True)
    assert grid_of(tmp_path, content).cells[0, 0].value == dt.date(2020, 7, 1)


def with_format(
    number_of_format: int, code: str, value: float = 3, *, is_left_out: bool = False
) -> bytes:
    """A number in a format of the file under this id, or in the one that the id stands for."""
    book = xlwt.Workbook()
    book.add_sheet("论坛").write(0, 0, value, xlwt.easyxf(num_format_str=code))
    made = list(old_books.records(book.get_biff_data()))
    own = [body[:2] for kind, body in made if kind == FORMAT][-1]
    new = bytes([number_of_format, 0])
    stream = b""
    for kind, body in made:
        if kind == FORMAT and body[:2] == own:
            body = (bytes([250, 0]) if is_left_out else new) + body[2:]
        elif kind == STYLE and body[2:4] == own:
            body = body[:2] + new + body[4:]
        stream += old_books.record(kind, body)
    return old_books.wrapped(stream)


LOOKED_UP = '=VLOOKUP("甲";A1:B2;2;0)'
UNSAVED: dict[str, tuple[Rows, dict[tuple[int, int], Result] | None, bool]] = {
    "arithmetic that xlwt leaves empty": ([["=60+63.4"]], None, False),
    "a sum that xlwt leaves empty": ([["=SUM(A2:A3)"], [1], [2]], None, False),
    "a lookup that xlwt leaves empty": ([[LOOKED_UP]], None, False),
    "a difference that POI leaves at 0": ([["=A2-A3"], [3], [2]], {(0, 0): number(0, 2)}, False),
    "a lookup that POI leaves at 0": ([[LOOKED_UP]], {(0, 0): number(0, 2)}, True),
    "a lookup that Perl leaves at 0": ([[LOOKED_UP]], {(0, 0): number(0, 3)}, False),
    "a product that jxl leaves at 4": (
        [["=A2*A3"], [3], [2]],
        {(0, 0): number(4, 2, 0xFCE00000)},
        False,
    ),
    "a lookup that jxl leaves at 4": ([[LOOKED_UP]], {(0, 0): number(4, 2, 0xFCE00000)}, False),
    "a joined text stored as 0": ([['="新"&"业"']], {(0, 0): number(0)}, True),
    "a chosen text stored as 0": (
        [['=IF(A2>1;"职工";"服务")'], [1]],
        {(0, 0): number(0)},
        True,
    ),
    "a text function stored as 0": ([['=TRIM(" 职工 ")']], {(0, 0): number(0)}, True),
    "another cell's text stored as 0": ([["=A2"], ["研究室"]], {(0, 0): number(0)}, True),
    "a sum stored as 0 over cells that are not": (
        [["=SUM(A2:A3)"], [1], [2]],
        {(0, 0): number(0)},
        True,
    ),
    "a text result whose text is not there": ([[LOOKED_UP]], {(0, 0): Result(TEXT)}, True),
    "an old number kept as text": ([["=60+63.4"]], {(0, 0): text("2")}, True),
}


@pytest.mark.parametrize("case", UNSAVED)
def test_a_formula_without_a_result_is_kept_as_a_formula(tmp_path: Path, case: str) -> None:
    rows, results, is_calculated = UNSAVED[case]
    content = old_books.changed(book_of(rows), results=results, is_calculated=is_calculated)
    cell = grid_of(tmp_path, content).cells[0, 0]
    assert (cell.value, cell.error) == (None, None)
    assert cell.formula


def test_an_unknown_zero_beside_a_wrong_one_is_not_believed(tmp_path: Path) -> None:
    rows: Rows = [["=60+63.4", LOOKED_UP, "=A1"]]
    results = {(0, 0): number(0), (0, 1): number(0), (0, 2): number(0)}
    content = old_books.changed(book_of(rows), results=results, is_calculated=True)
    assert all(cell.formula for cell in grid_of(tmp_path, content).cells.values())


SAVED: dict[str, tuple[Rows, dict[tuple[int, int], Result], object]] = {
    "a difference that is 0": ([["=A2-A3"], [3], [3]], {(0, 0): number(0)}, 0.0),
    "a difference that is 0, by a library": ([["=A2-A3"], [3], [3]], {(0, 0): number(0, 2)}, 0.0),
    "a sum of blank cells": ([["=SUM(A2:A3)"], [None]], {(0, 0): number(0)}, 0.0),
    "a blank cell": ([["=A9"]], {(0, 0): number(0)}, 0.0),
    "a share of nothing": ([["=ROUND(A2/A3*100;2)"], [0], [3]], {(0, 0): number(0)}, 0.0),
    "a lookup that is 0": ([[LOOKED_UP]], {(0, 0): number(0)}, 0.0),
    "a lookup beside a sound result": (
        [[LOOKED_UP, "=1+1"]],
        {(0, 0): number(0, 2), (0, 1): number(2, 2)},
        0.0,
    ),
    "an empty text that is meant": (
        [['=IF(A2=1;"";A2)'], [1]],
        {(0, 0): Result(EMPTY)},
        None,
    ),
    "an empty text of a function": ([["=LEFT(A2;0)"], ["甲"]], {(0, 0): Result(EMPTY)}, None),
    "a true 4": ([["=A2*A3"], [2], [2]], {(0, 0): number(4, 2, 0xFCE00000)}, 4.0),
    "a number": ([["=60+63.4"]], {(0, 0): number(123.4)}, 123.4),
    "a text": ([['="新"&"业"']], {(0, 0): text("新业")}, "新业"),
    "a text of digits": ([["=LEFT(A2;4)"], ["2025年"]], {(0, 0): text("2025")}, "2025"),
    "a false": ([["=A2>3"], [1]], {(0, 0): Result(b"\1\0\0\0\0\0\xff\xff")}, False),
}


@pytest.mark.parametrize("case", SAVED)
def test_a_true_result_is_read(tmp_path: Path, case: str) -> None:
    rows, results, value = SAVED[case]
    content = old_books.changed(book_of(rows), results=results, is_calculated=True)
    cell = grid_of(tmp_path, content).cells.get((0, 0), Cell(None))
    assert (cell.value, cell.formula) == (value, None)


@pytest.mark.parametrize("way", ["hidden", "no width"])
def test_hidden_columns_rows_and_sheets_of_old_workbooks_are_told(tmp_path: Path, way: str) -> None:
    book = book_of([[1, 2, 3, 4], [5, 6, 7, 8]])
    sheet = book.get_sheet(0)
    for column in (1, 3):
        if way == "hidden":
            sheet.col(column).hidden = True
        else:
            sheet.col(column).width = 0
    sheet.row(1).hidden = True
    other = book.add_sheet("另")
    other.write(0, 0, 1)
    other.visibility = 2
    book.save(str(tmp_path / "b.xls"))
    first, second = read_workbook(tmp_path / "b.xls").grids
    assert first.hidden_columns == {1, 3}
    assert first.hidden_rows == {1}
    assert second.hidden
