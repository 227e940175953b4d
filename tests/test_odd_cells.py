"""Cells that few programs write: each is read as its writer meant it, and costs no other cell."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from etl.reading.formats.cells import read_workbook
from etl.reading.model import Cell, Grid, Quantity
from etl.reading.reader import read_file
from tests import parts
from tests.parts import saved, strings_xml, styles_xml

LARGE = 4_000_001  # bytes that make a sheet too large to be looked at cell by cell
TEXTS = strings_xml("<t>甲</t>", "<t>乙</t>")


def grid_of(folder: Path, cells: str, blanks: int = 0) -> Grid:
    """A sheet with these cells in row 1 and a number below, behind so many blanks."""
    rows = f'<row r="1">{cells}</row><row r="2"><c r="A2"><v>2</v></c></row>'
    contents = parts.parts() | {parts.STRINGS: TEXTS, parts.STYLES: styles_xml(0, 14)}
    contents[parts.SHEET] = parts.sheet_xml(rows, before=" " * blanks)
    (grid,) = read_workbook(saved(folder, contents)).grids
    assert grid.cells.pop((1, 0)) == Cell(2.0)
    return grid


def first_row(grid: Grid) -> dict[int, Cell]:
    return {column: cell for (row, column), cell in grid.cells.items() if row == 0}


# Formulas

EMPTY = {
    "its result closes itself": '<c r="A1" t="str"><f>IF(1,"","")</f><v/></c>',
    "its result closes itself after a blank": '<c r="A1" t="str"><f>A2&amp;""</f><v /></c>',
    "its result is empty": '<c r="A1" t="str"><f>T(B1)</f><v></v></c>',
    "its result is left out": '<c r="A1" t="str"><f>IFERROR(B1,"")</f></c>',
    "its result keeps blanks": '<c r="A1" t="str"><f>B1</f><v xml:space="preserve"></v></c>',
    "it shares its formula": '<c r="A1" t="str"><f t="shared" si="0"/><v/></c>',
}
UNSAVED = {
    "no result at all": ('<c r="A1"><f>SUM(B1:B9)</f></c>', "SUM(B1:B9)"),
    "an empty number": ('<c r="A1"><f>1+1</f><v></v></c>', "1+1"),
    "a number that closes itself": ('<c r="A1" t="n"><f>1+1</f><v/></c>', "1+1"),
}


@pytest.mark.parametrize("written", EMPTY)
def test_a_formula_with_an_empty_text_is_a_blank_cell(tmp_path: Path, written: str) -> None:
    grid = grid_of(tmp_path, EMPTY[written] + '<c r="B1"><v>2</v></c>')
    assert grid.cells == {(0, 1): Cell(2.0)}


@pytest.mark.parametrize("written", UNSAVED)
def test_a_formula_without_a_result_is_still_told(tmp_path: Path, written: str) -> None:
    cell, formula = UNSAVED[written]
    assert grid_of(tmp_path, cell).cells == {(0, 0): Cell(None, formula=formula)}


def test_formulas_of_a_library_are_told_unless_it_saved_their_results(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "=1+1"
    book.save(tmp_path / "a.xlsx")
    with xlsxwriter.Workbook(tmp_path / "b.xlsx") as other:
        sheet = other.add_worksheet()
        sheet.write_formula("A1", '=IF(1,"","")', None, "")
        sheet.write_formula("B1", "=1+1", None, 2)
    (uncalculated,) = read_workbook(tmp_path / "a.xlsx").grids
    (calculated,) = read_workbook(tmp_path / "b.xlsx").grids
    assert uncalculated.cells[0, 0].formula == "1+1"
    assert calculated.cells[0, 1] == Cell(2.0)


# Texts by their number


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" t="s"><v/></c>',
        '<c r="A1" t="s"><v></v></c>',
        '<c r="A1" t="s"/>',
        '<c r="A1" t="s"><v /></c>',
        '<c r="A1" t="s"></c>',
    ],
)
@pytest.mark.parametrize("blanks", [0, LARGE])
def test_a_text_without_a_number_is_a_blank_cell(tmp_path: Path, cell: str, blanks: int) -> None:
    grid = grid_of(tmp_path, cell + '<c r="B1" t="s"><v>1</v></c>', blanks)
    assert first_row(grid) == {1: Cell("乙")}


# Errors


@pytest.mark.parametrize(
    "error",
    [
        "#SPILL!",
        "#CALC!",
        "#BLOCKED!",
        "#BUSY!",
        "#FIELD!",
        "#CONNECT!",
        "#GETTING_DATA",
        "#UNKNOWN!",
        "#EXTERNAL!",
        "#PYTHON!",
        "#数据!",
        "Err:502",
    ],
)
@pytest.mark.parametrize("blanks", [0, LARGE])
def test_an_unknown_error_costs_one_cell(tmp_path: Path, error: str, blanks: int) -> None:
    cells = f'<c r="A1" t="e"><f>B1</f><v>{error}</v></c><c r="B1"><v>2</v></c>'
    grid = grid_of(tmp_path, cells, blanks)
    assert first_row(grid) == {0: Cell(None, error=error), 1: Cell(2.0)}


def test_an_unknown_error_is_reported_at_its_cell(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{n}">'
        + "".join(
            f'<c r="{letter}{n}" t="inlineStr"><is><t>{text}</t></is></c>'
            for letter, text in zip("ABCE", texts, strict=True)
        )
        + f"{value}</row>"
        for n, (texts, value) in enumerate(
            [
                (
                    ("指标", "城市", "时期", "单位"),
                    '<c r="D1" t="inlineStr"><is><t>数值</t></is></c>',
                ),
                (("建会率", "澄岚市", "2025年1月", "%"), '<c r="D2"><v>80.5</v></c>'),
                (("建会率", "砚潭市", "2025年1月", "%"), '<c r="D3" t="e"><v>#SPILL!</v></c>'),
            ],
            1,
        )
    )
    reading = read_file(saved(tmp_path, parts.parts(rows)))
    (table,) = reading.tables
    values = [row.values["数值"] for row in table.rows]
    assert [value.value for value in values if isinstance(value, Quantity) and value.value] == [
        80.5
    ]
    assert [(fault.cell, fault.value) for fault in reading.faults] == [("D3", "#SPILL!")]


@pytest.mark.parametrize("value", ["<v></v>", "<v/>"])
def test_an_error_without_a_name_is_an_error(tmp_path: Path, value: str) -> None:
    assert grid_of(tmp_path, f'<c r="A1" t="e">{value}</c>').cells == {
        (0, 0): Cell(None, error="#VALUE!")
    }


# Values that are written in an unusual way

VALUES: dict[str, tuple[str, Cell]] = {
    "a number between blanks": ('<c r="A1" t="n"><v> 12 </v></c>', Cell(12.0)),
    "a number between blanks of no type": ('<c r="A1"><v>\n12</v></c>', Cell(12.0)),
    "a number of entities": ('<c r="A1"><v>1&#50;</v></c>', Cell(12.0)),
    "a number in quotes": ('<c r="A1"><v><![CDATA[12]]></v></c>', Cell(12.0)),
    "a number behind a comment": ('<c r="A1"><v><!-- x -->12</v></c>', Cell(12.0)),
    "a number with an extension": ('<c r="A1"><v>12</v><extLst><ext uri="a"/></extLst></c>',
                                   Cell(12.0)),
    "a number that is none": ('<c r="A1" t="n"><v>十二</v></c>', Cell("十二")),
    "a number with a comma": ('<c r="A1" t="n"><v>1,234</v></c>', Cell("1,234")),
    "a type that nobody knows": ('<c r="A1" t="x"><v>12</v></c>', Cell(12.0)),
    "a text by number between blanks": ('<c r="A1" t="s"><v> 1 </v></c>', Cell("乙")),
    "a text in quotes": ('<c r="A1" t="str"><v><![CDATA[甲<乙]]></v></c>', Cell("甲<乙")),
    "a text in place that stands in v": ('<c r="A1" t="inlineStr"><v>007</v></c>', Cell("007")),
    "a text in place with an extension": (
        '<c r="A1" t="inlineStr"><is><t>甲</t></is><extLst><ext/></extLst></c>', Cell("甲")),
    "a text in runs with its reading": (
        '<c r="A1" t="inlineStr"><is><r><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r>'
        '<rPh sb="0" eb="1"><t>jia</t></rPh><phoneticPr fontId="1"/></is></c>', Cell("甲 乙")),
    "a line break by its number": (
        '<c r="A1" t="inlineStr"><is><t>甲_x000D_&#10;乙</t></is></c>', Cell("甲\n乙")),
    "a prefix before every name": (
        '<x:c xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="A1" '
        't="e"><x:v>#CALC!</x:v></x:c>', Cell(None, error="#CALC!")),
}  # fmt: skip


@pytest.mark.parametrize("written", VALUES)
def test_an_unusual_value_is_read_and_costs_no_other(tmp_path: Path, written: str) -> None:
    cell, value = VALUES[written]
    grid = grid_of(tmp_path, cell + '<c r="B1" t="s"><v>1</v></c>')
    assert grid.cells == {(0, 0): value, (0, 1): Cell("乙")}


@pytest.mark.parametrize(
    "written",
    [
        "a number of entities",
        "a number behind a comment",
        "a text by number between blanks",
        "a number with an extension",
        "a number between blanks",
    ],
)
def test_an_unusual_value_in_a_large_sheet_is_read_alike(tmp_path: Path, written: str) -> None:
    cell, value = VALUES[written]
    assert first_row(grid_of(tmp_path, cell, LARGE)) == {0: value}


# Days that are written out


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2025-01-31", dt.date(2025, 1, 31)),
        ("2025-01-31T00:00:00", dt.date(2025, 1, 31)),
        ("2025-01-31T00:00:00.000", dt.date(2025, 1, 31)),
        ("2025-01-31T00:00:00.000Z", dt.date(2025, 1, 31)),
        ("2025-01-30T16:00:00Z", dt.datetime(2025, 1, 30, 16)),
        ("2025-01-31T08:30:00", dt.datetime(2025, 1, 31, 8, 30)),
    ],
)
@pytest.mark.parametrize("is_strict", [False, True])
def test_a_day_that_is_written_out_is_that_day(
    tmp_path: Path, text: str, value: dt.date, is_strict: bool
) -> None:
    cells = f'<row r="1"><c r="A1" t="d" s="1"><v>{text}</v></c></row>'
    contents = parts.parts(cells, is_strict=is_strict) | {parts.STYLES: styles_xml(0, 14)}
    (grid,) = read_workbook(saved(tmp_path, contents)).grids
    assert grid.cells == {(0, 0): Cell(value, "yyyy/m/d")}
