"""OpenDocument as its writers vary it: styles that divide and bracket, prefixes, old and flat."""

import re
from pathlib import Path

import pytest

from etl.reading.formats.cells import read_workbook
from etl.reading.model import Cell, Grid, Quantity
from etl.reading.reader import read_file
from etl.reading.refusal import Refusal
from tests.parts import Contents, saved
from tests.test_formats import ODS_SPACES, ods_cell, opened

HEADERS = ("指标", "城市", "时期", "数值", "单位")
NUMBER = '<number:number number:decimal-places="2" number:min-integer-digits="1"{}/>'
EMBEDDED = (
    '<number:number number:decimal-places="1" number:min-integer-digits="1" '
    'number:display-factor="1000"><number:embedded-text number:position="0">!'
    "</number:embedded-text></number:number><number:text>万</number:text>"
)


def text(word: str) -> str:
    return f"<number:text>{word}</number:text>"


def mapped(*conditions: str) -> str:
    return "".join(
        f'<style:map style:condition="value(){condition}" style:apply-style-name="P{n}"/>'
        for n, condition in enumerate(conditions)
    )


def data_style(inside: str, kind: str = "number", name: str = "N") -> str:
    return f'<number:{kind}-style style:name="{name}">{inside}</number:{kind}-style>'


def styled(*data: str) -> str:
    return "".join(data) + (
        '<style:style style:name="cell" style:family="table-cell" style:data-style-name="N"/>'
        '<style:style style:name="child" style:family="table-cell" '
        'style:parent-style-name="cell"/>'
    )


def document(rows: str, styles: str) -> Contents:
    contents = opened(rows)
    content = str(contents["content.xml"])
    start = content.index("<office:automatic-styles>")
    end = content.index("</office:automatic-styles>")
    contents["content.xml"] = content[:start] + "<office:automatic-styles>" + styles + content[end:]
    return contents


def number_cell(value: float, style: str = "cell", kind: str = "float") -> str:
    named = {"table__style_name": style} if style else {}
    return ods_cell(kind, "<text:p>…</text:p>", office__value=str(value), **named)


def row_of(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def texts(*words: str) -> list[str]:
    return [ods_cell("string", f"<text:p>{word}</text:p>") for word in words]


def quantity(folder: Path, cell: str, unit: str, styles: str) -> tuple[float | None, str | None]:
    """The figure that the reader takes from a cell of a list, and its unit."""
    *words, unit_cell = texts("注册职工", "澄岚市", "2025年1月", unit)
    rows = row_of(*texts(*HEADERS)) + row_of(*words, cell, unit_cell)
    reading = read_file(saved(folder, document(rows, styles), "a.ods"))
    assert not reading.faults
    ((row,),) = (table.rows for table in reading.tables)
    value = row.values["数值"]
    assert isinstance(value, Quantity)
    return value.value, value.unit


STYLES: dict[str, str] = {
    "divided by a thousand": data_style(
        NUMBER.format(' number:display-factor="1000"') + text("千"),
    ),
    "divided by a million": data_style(
        NUMBER.format(' number:display-factor="1000000"') + text("百万"),
    ),
    "divided by ten thousand": data_style(
        NUMBER.format(' number:display-factor="10000"') + text("万"),
    ),
    "divided by a hundred million": data_style(
        NUMBER.format(' number:display-factor="100000000"') + text("亿"),
    ),
    "divided by ten thousand as Excel is told": data_style(EMBEDDED),
    "divided for thousands alone": data_style(NUMBER.format(' number:display-factor="1"')),
    "brackets below zero": data_style(NUMBER.format("") + text(" "), name="P0")
    + data_style(text("(") + NUMBER.format("") + text(")") + mapped("&gt;=0")),
    "brackets below zero, the other way round": data_style(
        text("(") + NUMBER.format("") + text(")"), name="P0"
    )
    + data_style(NUMBER.format("") + mapped("&lt;0")),
    "three parts": data_style(NUMBER.format(""), name="P0")
    + data_style(text("(") + NUMBER.format("") + text(")"), name="P1")
    + data_style(text("零") + mapped("&gt;0", "&lt;0")),
    "an accountant's four parts": data_style(NUMBER.format("") + text(" "), name="P0")
    + data_style(text("-") + NUMBER.format("") + text(" "), name="P1")
    + data_style(text("- "), name="P2")
    + data_style("<number:text-content/>" + mapped("&gt;0", "&lt;0", "=0"), "text"),
    "the unit of the column": data_style(NUMBER.format("") + text("人")),
    "large ones in ten thousands": data_style(
        NUMBER.format(' number:display-factor="10000"') + text("万"), name="P0"
    )
    + data_style(NUMBER.format("") + mapped("&gt;=10000")),
}


@pytest.mark.parametrize("value", [123456.0, 5.0, 0.0, -1234.5])
@pytest.mark.parametrize("style", STYLES)
def test_a_number_is_the_stored_one_however_it_is_shown(
    tmp_path: Path, style: str, value: float
) -> None:
    found = quantity(tmp_path, number_cell(value), "人", styled(STYLES[style]))
    assert found == (value, "人")


def test_what_a_style_adds_is_the_unit(tmp_path: Path) -> None:
    in_wan = styled(data_style(NUMBER.format("") + text("万人")))
    assert quantity(tmp_path, number_cell(12.3), "人", in_wan) == (123000, "人")
    any_digits = '<number:number number:min-integer-digits="1"/>'
    in_wan = styled(data_style(any_digits + text("万")))
    assert quantity(tmp_path, number_cell(12.3), "人", in_wan) == (123000, "人")
    yuan = "<number:currency-symbol>￥</number:currency-symbol>" + NUMBER.format("")
    money = styled(data_style(yuan, "currency"))
    assert quantity(tmp_path, number_cell(12.3, kind="currency"), "元", money) == (12.3, "元")


def test_a_percent_sign_multiplies_only_in_a_percentage(tmp_path: Path) -> None:
    share = styled(data_style(NUMBER.format("") + text("%"), "percentage"))
    cell = number_cell(0.8735, kind="percentage")
    assert quantity(tmp_path, cell, "%", share) == (87.35, "%")
    words = styled(data_style(NUMBER.format("") + text("%")))
    assert quantity(tmp_path, number_cell(87.35), "%", words) == (87.35, "%")


def grid_of(folder: Path, contents: Contents) -> Grid:
    (grid,) = read_workbook(saved(folder, contents, "a.ods")).grids
    return grid


PLACES = {
    "of the cell": ("", row_of(number_cell(0.5))),
    "of its parent": ("", row_of(number_cell(0.5, "child"))),
    "of its column": (
        '<table:table-column table:default-cell-style-name="cell"/>',
        row_of(number_cell(0.5, "")),
    ),
    "of its row": (
        '<table:table-column table:default-cell-style-name="other"/>',
        row_of(number_cell(0.5, "")).replace(
            "<table:table-row", '<table:table-row table:default-cell-style-name="cell"'
        ),
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_the_style_of_a_number_may_stand_elsewhere(tmp_path: Path, place: str) -> None:
    before, rows = PLACES[place]
    styles = styled(data_style(NUMBER.format("") + text("%"), "percentage"))
    assert grid_of(tmp_path, document(before + rows, styles)).cells == {(0, 0): Cell(0.5, "0.00%")}


def test_the_style_of_all_cells_holds_for_those_without_one(tmp_path: Path) -> None:
    styles = data_style(NUMBER.format("") + text("%"), "percentage") + (
        '<style:style style:name="Default" style:family="table-cell" style:data-style-name="N"/>'
    )
    cells = grid_of(tmp_path, document(row_of(number_cell(0.5, "")), styles)).cells
    assert cells == {(0, 0): Cell(0.5, "0.00%")}


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (ods_cell("string", table__formula="of:=&quot;&quot;"), None),
        (ods_cell("string", "<text:p/>", table__formula="of:=T([.A1])"), None),
        (ods_cell("string", office__string_value="", table__formula="of:=T([.A1])"), None),
        (ods_cell(table__formula="of:=[.B1]"), Cell(None, formula="[.B1]")),
        (ods_cell("float", table__formula="oooc:=[.B1]"), Cell(None, formula="[.B1]")),
        (ods_cell("string", "<text:p>#SPILL!</text:p>", table__formula="of:=A"),
         Cell(None, error="#SPILL!")),
        (ods_cell("string", "<text:p>#GETTING_DATA</text:p>", table__formula="of:=A"),
         Cell(None, error="#GETTING_DATA")),
        (ods_cell("float", "<text:p>Err:502</text:p>", calcext__value_type="error",
                  table__formula="of:=A", office__value="0"), Cell(None, error="Err:502")),
    ],
)  # fmt: skip
def test_only_a_formula_without_a_result_is_told(
    tmp_path: Path, cell: str, value: Cell | None
) -> None:
    found = grid_of(tmp_path, opened(row_of(cell, *texts("乙")))).cells
    assert found == ({(0, 0): value} if value else {}) | {(0, 1): Cell("乙")}


def test_text_of_readings_notes_and_drawings_is_no_content(tmp_path: Path) -> None:
    inside = (
        "<office:annotation><text:p>批注</text:p></office:annotation>"
        "<draw:custom-shape><text:p>图形</text:p></draw:custom-shape>"
        "<text:p>工<text:span>会</text:span><text:ruby><text:ruby-base>数</text:ruby-base>"
        "<text:ruby-text>shu</text:ruby-text></text:ruby></text:p>"
    )
    spaces = 'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    contents = opened(row_of(ods_cell("string", inside)), spaces)
    assert grid_of(tmp_path, contents).cells == {(0, 0): Cell("工会数")}


def test_a_table_remembered_of_another_file_is_no_sheet(tmp_path: Path) -> None:
    contents = opened(row_of(*texts("甲")))
    other = (
        "<table:table table:name=\"'file:///b.ods'#$Sheet1\"><table:table-source/>"
        + row_of(*texts("旧"))
        + "</table:table></office:spreadsheet>"
    )
    contents["content.xml"] = str(contents["content.xml"]).replace("</office:spreadsheet>", other)
    assert grid_of(tmp_path, contents).cells == {(0, 0): Cell("甲")}


@pytest.mark.parametrize("prefix", ["ns", "o"])
def test_the_prefixes_of_names_are_free(tmp_path: Path, prefix: str) -> None:
    styles = styled(data_style(NUMBER.format("") + text("%"), "percentage"))
    contents = document(row_of(number_cell(0.5), *texts("甲")), styles)
    content = str(contents["content.xml"])
    for number, usual in enumerate(("office", "table", "text", "style", "number", "calcext")):
        content = re.sub(rf"(?<=[</\s]){usual}:", f"{prefix}{number}:", content)
        content = content.replace(f"xmlns:{usual}=", f"xmlns:{prefix}{number}=")
    assert "<table:" not in content
    contents["content.xml"] = content
    assert grid_of(tmp_path, contents).cells == {(0, 0): Cell(0.5, "0.00%"), (0, 1): Cell("甲")}


def test_a_document_that_its_manifest_alone_names_is_read(tmp_path: Path) -> None:
    contents = opened(row_of(*texts("甲")))
    kind = contents.pop("mimetype")
    contents["META-INF/manifest.xml"] = (
        f'<manifest:manifest><manifest:file-entry manifest:full-path="/" '
        f'manifest:media-type="{kind!s}"/></manifest:manifest>'
    )
    assert grid_of(tmp_path, contents).cells == {(0, 0): Cell("甲")}


FLAT = (
    f"<office:document {ODS_SPACES} "
    'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"/>'
)


@pytest.mark.parametrize("name", ["a.fods", "a.xml", "a.ods", "a.xlsx"])
@pytest.mark.parametrize("head", ['<?xml version="1.0" encoding="UTF-8"?>\n', "", "\ufeff"])
def test_a_flat_document_is_named_for_what_it_is(tmp_path: Path, name: str, head: str) -> None:
    with pytest.raises(Refusal, match=r"\.fods.*save it as \.xlsx"):
        read_workbook(saved(tmp_path, (head + FLAT).encode(), name))


@pytest.mark.parametrize(
    ("kind", "advice"),
    [
        ("application/vnd.sun.xml.calc", r"\.sxc.*save it as \.xlsx"),
        ("application/vnd.oasis.opendocument.presentation", "slides"),
        ("application/vnd.oasis.opendocument.graphics", "not a spreadsheet"),
    ],
)
def test_another_document_is_named_for_what_it_is(tmp_path: Path, kind: str, advice: str) -> None:
    with pytest.raises(Refusal, match=advice):
        read_workbook(saved(tmp_path, opened("") | {"mimetype": kind}, "a.ods"))


DIF = 'TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n0,5\r\n""\r\n'
SYLK = 'ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K"指标"\r\n'


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (DIF, "DIF"),
        (DIF.replace("\r\n", "\n").replace("EXCEL", "GNUMERIC"), "DIF"),
        ("\ufeff" + DIF, "DIF"),
        (SYLK, "SYLK"),
        (SYLK.replace("\r\n", "\n").replace("WXL;N;E", "SCALC3"), "SYLK"),
        ("ID;P\r\nC;Y1;X1;K1\r\nE\r\n", "SYLK"),
    ],
)
@pytest.mark.parametrize("code", ["utf-8", "gbk"])
def test_an_old_format_for_exchange_is_named(
    tmp_path: Path, content: str, name: str, code: str
) -> None:
    written = content.encode(code, "ignore")
    with pytest.raises(Refusal, match=rf"a {name} file.*save it as \.xlsx"):
        read_workbook(saved(tmp_path, written, "a.csv"))


def test_text_that_begins_like_an_old_format_is_text(tmp_path: Path) -> None:
    path = saved(tmp_path, "ID;Phone;名称\n1;2;甲\n".encode(), "a.csv")
    assert [cell.value for cell in read_workbook(path).grids[0].cells.values()][:3] == [
        "ID", "Phone", "名称",
    ]  # fmt: skip
