"""Hidden columns are read like all others and said, in whatever format the file is."""

import struct
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlwt

from etl.reading import reasons
from etl.reading.formats.cells import read_workbook
from etl.reading.reader import read_file
from tests import parts
from tests.parts import saved
from tests.test_formats import binary, cell, ods_cell, opened, record, row

Make = Callable[[Path], Path]


def modern(folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([1, 2, 3, 4, 5, 6])
    for column in "BDE":
        sheet.column_dimensions[column].hidden = True
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def grouped(folder: Path) -> Path:
    columns = '<cols><col min="2" max="2" hidden="true"/><col min="4" max="5" hidden="1"/></cols>'
    rows = "".join(f'<c r="{letter}1"><v>1</v></c>' for letter in "ABCDEF")
    sheet = parts.sheet_xml(f'<row r="1">{rows}</row>', before=columns)
    return saved(folder, parts.parts() | {parts.SHEET: sheet})


def old(folder: Path) -> Path:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    for column in range(6):
        sheet.write(0, column, column)
        sheet.col(column).hidden = column in (1, 3, 4)
    book.save(str(folder / "a.xls"))
    return folder / "a.xls"


def packed(folder: Path) -> Path:
    """In the binary format."""
    columns = b"".join(
        record(60, struct.pack("<4IH", first, last, 2048, 0, 1)) for first, last in [(1, 1), (3, 4)]
    )
    cells = row(0) + b"".join(cell(5, n, 0, struct.pack("<d", n)) for n in range(6))
    contents = binary(cells)
    sheet = contents["xl/worksheets/sheet1.bin"]
    assert isinstance(sheet, bytes)
    contents["xl/worksheets/sheet1.bin"] = sheet.replace(record(145), columns + record(145))
    return saved(folder, contents, "a.xlsb")


def open_document(folder: Path) -> Path:
    hidden = "<table:table-column table:visibility='collapse'{}/>"
    rows = (
        "<table:table-column/>"
        + hidden.format("")
        + "<table:table-column/>"
        + hidden.format(" table:number-columns-repeated='2'")
        + "<table:table-column table:number-columns-repeated='3'/><table:table-row>"
        + "".join(ods_cell("float", office__value="1") for _ in range(6))
        + "</table:table-row>"
    )
    return saved(folder, opened(rows), "a.ods")


def filtered(folder: Path) -> Path:
    rows = (
        "<table:table-column/><table:table-column table:visibility='filter'/>"
        "<table:table-column/><table:table-column table:visibility='filter' "
        "table:number-columns-repeated='2'/><table:table-row>"
        + "".join(ods_cell("float", office__value="1") for _ in range(6))
        + "</table:table-row>"
    )
    return saved(folder, opened(rows), "a.ods")


def of_2003(folder: Path) -> Path:
    return _of_2003(
        folder,
        '<Column ss:Index="2" ss:Hidden="1"/><Column ss:Index="4" ss:Span="1" ss:Hidden="1"/>',
    )


def of_2003_without_width(folder: Path) -> Path:
    return _of_2003(
        folder, '<Column/><Column ss:Width="0"/><Column/><Column ss:Width="0" ss:Span="1"/>'
    )


def _of_2003(folder: Path, columns: str) -> Path:
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    cells = '<Cell><Data ss:Type="Number">1</Data></Cell>' * 6
    text = (
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        f'<Worksheet ss:Name="表"><Table>{columns}<Row>{cells}</Row></Table></Worksheet></Workbook>'
    )
    return saved(folder, text.encode(), "a.xls")


def page(folder: Path) -> Path:
    columns = "<col><col style='display:none'><col><col span=2 style='display: none'><col>"
    return saved(folder, f"<table>{columns}<tr>{'<td>1</td>' * 6}</tr></table>".encode(), "a.xls")


def page_of_cells(folder: Path) -> Path:
    hidden, seen = "<td style='mso-ignore:1;DISPLAY:none'>1</td>", "<td>1</td>"
    cells = seen + hidden + seen + "<td colspan=2 style='display:none'>1</td>" + seen
    return saved(folder, f"<table><tr>{cells}</tr></table>".encode(), "a.xls")


MADE: list[Make] = [
    modern,
    grouped,
    old,
    packed,
    open_document,
    filtered,
    of_2003,
    of_2003_without_width,
    page,
    page_of_cells,
]


@pytest.mark.parametrize("make", MADE, ids=lambda make: make.__name__)
def test_hidden_columns_are_told_by_every_format(tmp_path: Path, make: Make) -> None:
    (grid,) = read_workbook(make(tmp_path)).grids
    assert grid.hidden_columns & {0, 1, 2, 3, 4, 5} == {1, 3, 4}
    assert {(0, 0), (0, 1), (0, 3)} <= grid.cells.keys()


def test_columns_far_to_the_right_that_are_hidden_are_not_counted(tmp_path: Path) -> None:
    rest = "<table:table-column/><table:table-column table:visibility='collapse' "
    rows = f"{rest}table:number-columns-repeated='16383'/><table:table-row>"
    rows += ods_cell("float", office__value="1") + "</table:table-row>"
    (grid,) = read_workbook(saved(tmp_path, opened(rows), "a.ods")).grids
    assert len(grid.hidden_columns) < 1000


@pytest.mark.parametrize("name", ["a.xls", "a.ods"])
def test_a_hidden_column_is_said_at_its_first_cell(tmp_path: Path, name: str) -> None:
    rows: list[list[str | int]] = [
        ["期次", "主题", "参加人数"],
        ["第1期", "网上工会", 56],
        ["第2期", "服务", 60],
    ]
    if name == "a.xls":
        book = xlwt.Workbook(encoding="utf-8")
        sheet = book.add_sheet("论坛")
        for at, values in enumerate(rows):
            for column, value in enumerate(values):
                sheet.write(at, column, value)
        sheet.col(2).hidden = True
        book.save(str(tmp_path / name))
    else:
        lines = "".join(
            "<table:table-row>"
            + "".join(
                ods_cell("string", f"<text:p>{value}</text:p>")
                if isinstance(value, str)
                else ods_cell("float", office__value=str(value))
                for value in values
            )
            + "</table:table-row>"
            for values in rows
        )
        columns = "<table:table-column table:number-columns-repeated='2'/>"
        hidden = "<table:table-column table:visibility='collapse'/>"
        saved(tmp_path, opened(columns + hidden + lines), name)
    faults = read_file(tmp_path / name).faults
    (said,) = [fault for fault in faults if fault.reason == reasons.COLUMNS_HIDDEN]
    assert (said.cell, said.details["columns"]) == ("C1", "C")
