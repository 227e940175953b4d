"""Spreadsheets of 2003: which style holds for a cell, and what a number in it is."""

import datetime as dt
from pathlib import Path

import pytest

from etl.reading.formats.cells import read_workbook
from etl.reading.model import Cell, Grid
from tests.parts import saved

SPACE = "urn:schemas-microsoft-com:office:spreadsheet"
EXCEL = "urn:schemas-microsoft-com:office:excel"
STYLES = (
    '<Style ss:ID="Default" ss:Name="Normal"><NumberFormat/></Style>'
    '<Style ss:ID="p"><NumberFormat ss:Format="0.00%"/></Style>'
    '<Style ss:ID="bold" ss:Parent="p"><Font ss:Bold="1"/></Style>'
    '<Style ss:ID="d"><NumberFormat ss:Format="yyyy/m/d"/></Style>'
    '<Style ss:ID="m"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;"/></Style>'
    '<Style ss:ID="s"><NumberFormat ss:Format="Short Date"/></Style>'
    '<Style ss:ID="t"><NumberFormat ss:Format="Short Time"/></Style>'
    '<Style ss:ID="g"><NumberFormat ss:Format="General"/></Style>'
)
NUMBER = '<Cell{}><Data ss:Type="Number">{}</Data></Cell>'


def grid_of(folder: Path, table: str, *, styles: str = STYLES, more: str = "") -> Grid:
    text = (
        f'<?xml version="1.0"?><Workbook xmlns="{SPACE}" xmlns:ss="{SPACE}" xmlns:x="{EXCEL}">'
        f'{more}<Styles>{styles}</Styles><Worksheet ss:Name="表">{table}</Worksheet></Workbook>'
    )
    (grid,) = read_workbook(saved(folder, text.encode(), "a.xls")).grids
    return grid


def styled(style: str) -> str:
    return f' ss:StyleID="{style}"'


SHARE = NUMBER.format("", 0.85)


@pytest.mark.parametrize(
    "table",
    [
        f"<Table><Row>{NUMBER.format(styled('p'), 0.85)}</Row></Table>",
        f"<Table><Row{styled('p')}>{SHARE}</Row></Table>",
        f"<Table><Column{styled('p')}/><Row>{SHARE}</Row></Table>",
        f"<Table{styled('p')}><Row>{SHARE}</Row></Table>",
        f"<Table><Row{styled('bold')}>{SHARE}</Row></Table>",
        f"<Table{styled('d')}><Column{styled('g')}/><Row{styled('p')}>{SHARE}</Row></Table>",
    ],
    ids=["cell", "row", "column", "table", "parent", "nearest"],
)
def test_a_share_is_one_by_whichever_style_holds_for_it(tmp_path: Path, table: str) -> None:
    assert grid_of(tmp_path, table).cells == {(0, 0): Cell(0.85, "0.00%")}


def test_a_share_by_the_style_of_all_cells(tmp_path: Path) -> None:
    default = '<Style ss:ID="Default"><NumberFormat ss:Format="Percent"/></Style>'
    grid = grid_of(tmp_path, f"<Table><Row>{SHARE}</Row></Table>", styles=default)
    assert grid.cells == {(0, 0): Cell(0.85, "0.00%")}


def test_a_style_of_several_columns_holds_for_them_alone(tmp_path: Path) -> None:
    columns = f'<Column/><Column{styled("p")} ss:Span="1"/><Column/>'
    grid = grid_of(tmp_path, f"<Table>{columns}<Row>{SHARE * 4}</Row></Table>")
    codes = [grid.cells[0, column].number_format for column in range(4)]
    assert codes == ["General", "0.00%", "0.00%", "General"]


@pytest.mark.parametrize(
    ("style", "written", "value"),
    [
        ("d", 45688, dt.date(2025, 1, 31)),
        ("s", 45688, dt.date(2025, 1, 31)),
        ("m", 45658, dt.date(2025, 1, 1)),
        ("d", 45688.5, dt.datetime(2025, 1, 31, 12)),
        ("t", 0.5, dt.time(12)),
        ("g", 45688, 45688.0),
        ("d", -3, -3.0),
    ],
)
def test_a_number_in_a_date_format_is_that_date(
    tmp_path: Path, style: str, written: float, value: object
) -> None:
    row = f"<Table><Row{styled(style)}>{NUMBER.format('', written)}</Row></Table>"
    assert grid_of(tmp_path, row).cells[0, 0].value == value


def test_a_number_of_the_calendar_of_1904_is_its_date(tmp_path: Path) -> None:
    calendar = f'<ExcelWorkbook xmlns="{EXCEL}"><Date1904/></ExcelWorkbook>'
    row = f"<Table><Row{styled('d')}>{NUMBER.format('', 44226)}</Row></Table>"
    assert grid_of(tmp_path, row, more=calendar).cells[0, 0].value == dt.date(2025, 1, 31)


def test_a_time_of_day_is_no_day(tmp_path: Path) -> None:
    cell = '<Cell><Data ss:Type="DateTime">1899-12-31T08:30:00.000</Data></Cell>'
    assert grid_of(tmp_path, f"<Table><Row>{cell}</Row></Table>").cells[0, 0].value == dt.time(
        8, 30
    )


def test_rows_said_once_for_several_are_counted(tmp_path: Path) -> None:
    rows = f'<Row ss:Span="2" ss:Hidden="1"/><Row>{SHARE}</Row>'
    grid = grid_of(tmp_path, f"<Table>{rows}</Table>")
    assert grid.hidden_rows == {0, 1, 2}
    assert grid.cells.keys() == {(3, 0)}
