"""Cells of every format: what is stored, how it is shown, and what the readers leave out."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import msoffcrypto.format.ooxml
import openpyxl
import pytest

from etl.reading.formats.cells import read_workbook
from etl.reading.formats.gate import Limits
from etl.reading.formats.masks import moment, shows_date
from etl.reading.formats.styles import Styles
from etl.reading.formats.worksheet import look_at
from etl.reading.model import Cell, Grid
from etl.reading.refusal import Refusal
from tests import parts
from tests.parts import saved, sheet_xml, strings_xml, styles_xml


def grid_of(path: Path) -> Grid:
    (grid,) = read_workbook(path).grids
    return grid


def cells_of(folder: Path, rows: str, **more: str) -> dict[tuple[int, int], Cell]:
    """The cells of a workbook with these rows, and other parts by name."""
    contents = parts.parts(rows)
    contents |= {getattr(parts, name): content for name, content in more.items()}
    return grid_of(saved(folder, contents)).cells


def test_an_error_cell_keeps_its_error(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1"><v>2</v></c></row>'
    assert cells_of(tmp_path, rows) == {(0, 0): Cell(None, error="#DIV/0!"), (0, 1): Cell(2.0)}


def test_a_formula_without_a_result_is_kept_as_a_formula(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><f>C1&amp;"a"</f></c><c r="B1"><f>1+1</f><v></v></c>'
        '<c r="C1" t="str"><f>""</f><v></v></c><c r="D1"><f>2+2</f><v>4</v></c></row>'
    )
    assert cells_of(tmp_path, rows) == {
        (0, 0): Cell(None, formula='C1&"a"'),
        (0, 1): Cell(None, formula="1+1"),
        (0, 3): Cell(4.0),
    }


def test_a_shared_formula_without_results_is_kept_in_every_cell(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A2">B1*2</f></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/></c></row>'
    )
    assert [cell.formula for cell in cells_of(tmp_path, rows).values()] == ["B1*2", "B1*2"]


@pytest.mark.parametrize(("other", "first"), [("0", None), ("7", 0.0)])
def test_results_that_are_all_zero_in_a_file_to_be_calculated_are_none(
    tmp_path: Path, other: str, first: float | None
) -> None:
    rows = f'<row r="1"><c r="A1"><f>B1</f><v>0</v></c><c r="B1"><f>1+6</f><v>{other}</v></c></row>'
    contents = parts.parts(rows, book='<calcPr fullCalcOnLoad="1"/>')
    assert grid_of(saved(tmp_path, contents)).cells[0, 0].value == first


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("0%", "0%"),
        (9, "0%"),
        ('"第"0"期"', '"第"0"期"'),
        ('0!.0,"万"', '0!.0,"万"'),
        (0, "General"),
        ("GENERAL", "General"),
        ("[Red]0.0", "[Red]0.0"),
    ],
)
def test_a_number_keeps_its_format(tmp_path: Path, code: str | int, shown: str) -> None:
    rows = '<row r="1"><c r="A1" s="1"><v>0.5</v></c></row>'
    assert cells_of(tmp_path, rows, STYLES=styles_xml(0, code)) == {(0, 0): Cell(0.5, shown)}


@pytest.mark.parametrize("number", [*range(27, 37), *range(50, 59), 14, 22])
def test_built_in_chinese_formats_show_dates(tmp_path: Path, number: int) -> None:
    rows = '<row r="1"><c r="A1" s="1"><v>44013</v></c></row>'
    cell = cells_of(tmp_path, rows, STYLES=styles_xml(0, number))[0, 0]
    assert cell.value == dt.date(2020, 7, 1)
    assert set(cell.number_format) & set("ymdh")


def test_a_format_of_the_normal_style_holds_for_cells_without_a_style(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>0.5</v></c></row>'
    assert cells_of(tmp_path, rows, STYLES=styles_xml("0%"))[0, 0] == Cell(0.5, "0%")


def test_weekdays_are_dates_and_days_before_the_calendar_are_errors(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" s="1"><v>44013</v></c><c r="B1" s="1"><v>-3</v></c></row>'
    cells = cells_of(tmp_path, rows, STYLES=styles_xml(0, "yyyy-mm-dd"))
    assert cells[0, 0].value == dt.date(2020, 7, 1)
    assert cells[0, 1] == Cell(None, "yyyy-mm-dd", error="#NUM!")
    weekday = cells_of(tmp_path, rows, STYLES=styles_xml(0, "aaaa"))
    assert weekday[0, 0] == Cell(dt.date(2020, 7, 1), "aaaa")


def test_dates_of_the_1904_system_are_corrected(tmp_path: Path) -> None:
    contents = parts.parts(
        '<row r="1"><c r="A1" s="1"><v>42551</v></c></row>', book='<workbookPr date1904="1"/>'
    )
    contents[parts.STYLES] = styles_xml(0, 14)
    assert grid_of(saved(tmp_path, contents)).cells[0, 0].value == dt.date(2020, 7, 1)


def test_a_strict_workbook_reads_like_any_other(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="e"><v>#N/A</v></c>'
        '<c r="C1" t="d" s="1"><v>2020-07-01</v></c></row>'
    )
    contents = parts.parts(rows, is_strict=True)
    contents[parts.STRINGS] = strings_xml("<t>议题</t>", main=parts.STRICT_MAIN)
    contents[parts.STYLES] = styles_xml(0, 31, main=parts.STRICT_MAIN)
    cells = grid_of(saved(tmp_path, contents)).cells
    assert [cell.value for cell in cells.values()] == ["议题", dt.date(2020, 7, 1), None]
    assert cells[0, 1].error == "#N/A"


def test_rich_text_is_joined_and_phonetic_text_left_out(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
        '<c r="C1" t="inlineStr"><is><r><t>内</t></r><r><t>联</t></r></is></c></row>'
    )
    texts = strings_xml(
        '<r><t>富</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 文</t></r>',
        '<t>重庆</t><rPh sb="0" eb="2"><t>zhong</t></rPh><phoneticPr fontId="1"/>',
    )
    values = [cell.value for cell in cells_of(tmp_path, rows, STRINGS=texts).values()]
    assert values == ["富 文", "重庆", "内联"]


def test_control_characters_are_dropped_and_line_breaks_kept(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="str"><v>甲_x0001_乙_x000D_\n丙</v></c></row>'
    assert cells_of(tmp_path, rows)[0, 0].value == "甲乙\n丙"


def test_hidden_rows_and_sheets_are_told(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>'
    )
    grid = grid_of(saved(tmp_path, parts.parts(rows, state='state="veryHidden"')))
    assert grid.hidden
    assert grid.hidden_rows == {1}
    assert len(grid.cells) == 2


def test_borders_are_told_of_blank_cells_too(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    thin = openpyxl.styles.Side(style="thin")
    sheet["A1"] = "部室"
    sheet["B2"].border = openpyxl.styles.Border(left=thin)
    book.create_chartsheet("图")
    book.save(tmp_path / "a.xlsx")
    assert grid_of(tmp_path / "a.xlsx").bordered == {(1, 1)}


def test_merged_areas_end_with_the_cells(tmp_path: Path) -> None:
    contents = parts.parts()
    contents[parts.SHEET] = sheet_xml(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="C3"><v>2</v></c></row>',
        after='<mergeCells><mergeCell ref="A1:XFD2"/><mergeCell ref="F9:G9"/></mergeCells>',
    )
    assert grid_of(saved(tmp_path, contents)).merges == ((0, 0, 1, 2),)


def test_cells_without_addresses_follow_one_another(tmp_path: Path) -> None:
    rows = (
        '<row><c><v>1</v></c><c t="e"><v>#REF!</v></c></row>'
        '<row r="4"><c r="B4"><v>2</v></c><c><f>1</f></c></row>'
    )
    assert cells_of(tmp_path, rows) == {
        (0, 0): Cell(1.0),
        (0, 1): Cell(None, error="#REF!"),
        (3, 1): Cell(2.0),
        (3, 2): Cell(None, formula="1"),
    }


def test_prefixed_elements_comments_and_single_quotes_change_nothing(tmp_path: Path) -> None:
    contents = parts.parts()
    contents[parts.SHEET] = (
        f'<x:worksheet xmlns:x="{parts.MAIN}"><x:sheetData><!-- <x:c r="A9"/> -->'
        "<x:row r='1'><x:c r='A1' t='e'><x:v>#N/A</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    assert grid_of(saved(tmp_path, contents)).cells == {(0, 0): Cell(None, error="#N/A")}


def test_large_sheets_are_seen_like_small_ones() -> None:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" s="1"><v>{44000 + row}</v></c>'
        f'<c r="B{row}" t="s"><v>1</v></c><c r="AB{row}" s="2"><v>0.5</v></c>'
        + (f'<c r="AD{row}" t="e"><v>#N/A</v></c>' if row == 700 else "")
        + (f'<c r="AD{row}" s="1"><v>-2</v></c>' if row == 300 else "")
        + f'<c r="AE{row}" s="2"/></row>'
        for row in range(1, 1000)
    )
    xml = sheet_xml(rows).encode()
    styles = Styles(["General", "yyyy-mm-dd", "0%"])
    blocks = [xml[start : start + 4000] for start in range(0, len(xml), 4000)]
    small, large = (look_at(blocks, "表", styles, size=size) for size in (0, 10**9))
    for column in range(32):
        for row in range(1000):
            assert large.style_of(row, column) == small.style_of(row, column)
    assert small.style_of(998, 27) == 2
    assert small.errors == large.errors == {(699, 29): "#N/A"}
    assert small.before == large.before == {(299, 29)}


def test_a_workbook_with_macros_gives_its_values(tmp_path: Path) -> None:
    contents = parts.parts('<row r="1"><c r="A1"><v>1</v></c></row>')
    contents["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 never run"
    assert grid_of(saved(tmp_path, contents, "a.xlsm")).cells == {(0, 0): Cell(1.0)}


def test_the_name_of_a_file_says_nothing(tmp_path: Path) -> None:
    contents = parts.parts('<row r="1"><c r="A1"><v>1</v></c></row>')
    for name in ("a.xls", "a.csv", "a"):
        assert grid_of(saved(tmp_path, contents, name)).cells == {(0, 0): Cell(1.0)}


@pytest.fixture
def protected(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "论坛"
    plain, secret = io.BytesIO(), io.BytesIO()
    book.save(plain)
    msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("工会2020", secret)
    return saved(tmp_path, secret.getvalue())


def test_a_protected_workbook_opens_with_its_password(protected: Path) -> None:
    workbook = read_workbook(protected, password="工会2020")
    assert workbook.grids[0].cells == {(0, 0): Cell("论坛")}


@pytest.mark.parametrize(("password", "advice"), [(None, "enter its password"), ("1", "check it")])
def test_a_protected_workbook_asks_for_its_password(
    protected: Path, password: str | None, advice: str
) -> None:
    with pytest.raises(Refusal, match=advice):
        read_workbook(protected, password=password)


def test_a_zip_of_something_else_is_named_for_what_it_is(tmp_path: Path) -> None:
    for part, advice in [("word/document.xml", "Word"), ("ppt/presentation.xml", "slides")]:
        with pytest.raises(Refusal, match=advice):
            read_workbook(saved(tmp_path, {part: "<a/>"}))
    with pytest.raises(Refusal, match="unpack it"):
        read_workbook(saved(tmp_path, {"表.csv": "a,b"}))


def test_a_method_of_packing_that_offices_use_is_read(tmp_path: Path) -> None:
    contents = parts.parts('<row r="1"><c r="A1"><v>1</v></c></row>')
    stored = parts.zipped(contents, zipfile.ZIP_STORED)
    assert grid_of(saved(tmp_path, stored)).cells == {(0, 0): Cell(1.0)}


def many_rows(count: int) -> str:
    return "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c>'
        f'<c r="B{n}" s="1"><v>{40000 + n % 5000}</v></c>'
        + "".join(f'<c r="{letter}{n}"><v>{n}</v></c>' for letter in "CDEFGHIJ")
        + "</row>"
        for n in range(1, count + 1)
    )


@pytest.fixture(scope="module")
def big() -> dict[str, str | bytes]:
    contents = parts.parts(many_rows(20_000))
    contents[parts.STRINGS] = strings_xml("<t>入会率</t>")
    contents[parts.STYLES] = styles_xml(0, 'yyyy"年"m"月"')
    return contents


def test_a_large_honest_sheet_is_read_whole(tmp_path: Path, big: dict[str, str | bytes]) -> None:
    cells = grid_of(saved(tmp_path, big)).cells
    assert len(cells) == 200_000
    assert cells[19_999, 1] == Cell(dt.date(2009, 7, 6), 'yyyy"年"m"月"')
    assert cells[19_999, 0] == Cell("入会率")


@pytest.mark.parametrize(
    ("row", "advice"),
    [
        ('<row r="20001"><c r="A20001" t="s"><v>x</v></c></row>', "list of texts"),
        ('<row r="20001"><c r="XFE20001"><v>1</v></c></row>', r"what Excel allows \(XFE20001\)"),
        ('<row r="1048577"><c r="A1048577"><v>1</v></c></row>', "what Excel allows"),
        ('<row r="20001"><c r="AZ20001"><v>1</v></c></row>', "as far as cell AZ20001"),
    ],
)
def test_a_large_sheet_is_guarded_like_a_small_one(
    tmp_path: Path, big: dict[str, str | bytes], row: str, advice: str
) -> None:
    sheet = str(big[parts.SHEET]).replace("</sheetData>", row + "</sheetData>")
    with pytest.raises(Refusal, match=advice):
        read_workbook(saved(tmp_path, big | {parts.SHEET: sheet}), limits=Limits(area=1000))


def test_blank_cells_far_away_do_no_harm_to_a_large_sheet(
    tmp_path: Path, big: dict[str, str | bytes]
) -> None:
    row = '<row r="20001"><c r="AZ20001" s="1"/></row>'
    sheet = str(big[parts.SHEET]).replace("</sheetData>", row + "</sheetData>")
    path = saved(tmp_path, big | {parts.SHEET: sheet})
    assert len(read_workbook(path, limits=Limits(area=1000)).grids[0].cells) == 200_000


def test_limits_are_told_in_the_refusal(tmp_path: Path) -> None:
    path = saved(tmp_path, parts.parts("<row/>" * 1000), "b.xlsx")
    with pytest.raises(Refusal, match="larger than 1 MB") as refusal:
        read_workbook(saved(tmp_path, b"a" * 1_000_001), limits=Limits(file=1_000_000))
    assert refusal.value.sentence(lambda _: "大于 {limit} MB") == "大于 1 MB"
    with pytest.raises(Refusal, match="unreasonable size"):
        read_workbook(path, limits=Limits(unpacked=100, plain_ratio=1))
    with pytest.raises(Refusal, match="unreasonably long"):
        read_workbook(
            saved(tmp_path, parts.parts("<row>" + "<c/>" * 2000 + "</row>")),
            limits=Limits(row=100),
        )


@pytest.mark.parametrize(
    ("serial", "is_1904", "shown"),
    [
        (44013.0, False, dt.date(2020, 7, 1)),
        (44013.5, False, dt.datetime(2020, 7, 1, 12)),
        (42551.0, True, dt.date(2020, 7, 1)),
        (0.5, False, dt.time(12)),
        (1.0, False, dt.date(1900, 1, 1)),
        (61.0, False, dt.date(1900, 3, 1)),
        (60.0, False, None),
        (0.0, False, None),
        (-1.0, False, None),
        (2958466.0, False, None),
    ],
)
def test_a_serial_number_is_the_moment_that_excel_shows(
    serial: float, is_1904: bool, shown: object
) -> None:
    assert moment(serial, is_1904=is_1904) == shown


@pytest.mark.parametrize(
    ("code", "is_date"),
    [
        ('yyyy"年"m"月"d"日"', True),
        ("[$-804]aaaa", True),
        ('[DBNum1][$-804]yyyy"年"m"月"', True),
        ("h:mm", True),
        ("[h]:mm", False),
        ('0"人"', False),
        ('#,##0"元/day"', False),
        ("0.00E+00", False),
        ("[Red]0;[Blue]-0", False),
        ("General", False),
        ("0_);\\(0\\)", False),
        ("@", False),
    ],
)
def test_a_format_shows_a_date_or_a_number(code: str, is_date: bool) -> None:
    assert shows_date(code) is is_date
