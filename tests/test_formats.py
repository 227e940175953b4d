"""Old, binary, open and text formats: the same cells as from a modern workbook."""

import datetime as dt
import re
import struct
from pathlib import Path

import pytest
import xlwt

from etl.reading.formats import delimited, opinions, xlsb
from etl.reading.formats.cells import read_workbook
from etl.reading.formats.gate import LIMITS, Limits
from etl.reading.formats.marks import Bounds
from etl.reading.formats.records import TEXT_INDEX
from etl.reading.model import Cell, Grid, Scalar
from etl.reading.refusal import Refusal
from tests import parts
from tests.parts import saved

FORUMS = "期次,主题\n第1期,网上工会\n第2期,普惠服务\n"


def grid_of(path: Path) -> Grid:
    (grid,) = read_workbook(path).grids
    return grid


def table_of(path: Path) -> list[list[object]]:
    """The values by row, without empty cells."""
    rows: dict[int, list[object]] = {}
    for (row, _), cell in sorted(grid_of(path).cells.items()):
        rows.setdefault(row, []).append(cell.value)
    return list(rows.values())


# Old workbooks


@pytest.fixture
def old(tmp_path: Path) -> Path:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("论坛")
    month = xlwt.easyxf(num_format_str='yyyy"年"m"月"')
    share = xlwt.easyxf("borders: left thin", num_format_str="0%")
    sheet.write(0, 0, "主题")
    sheet.write(1, 0, dt.date(2020, 7, 1), month)
    sheet.write(1, 1, 0.85, share)
    sheet.write(2, 0, 3)
    sheet.write(2, 1, True)
    sheet.row(2).hidden = 1
    sheet.row(3).set_cell_error(0, "#DIV/0!")
    sheet.merge(4, 5, 0, 1)
    sheet.write(5, 2, "末")
    hidden = book.add_sheet("备用")
    hidden.visibility = 1
    book.save(str(tmp_path / "a.xls"))
    return tmp_path / "a.xls"


def test_an_old_workbook_gives_values_formats_errors_and_merges(old: Path) -> None:
    first, second = read_workbook(old).grids
    assert first.cells == {
        (0, 0): Cell("主题"),
        (1, 0): Cell(dt.date(2020, 7, 1), 'yyyy"年"m"月"'),
        (1, 1): Cell(0.85, "0%"),
        (2, 0): Cell(3.0),
        (2, 1): Cell(True),
        (3, 0): Cell(None, error="#DIV/0!"),
        (5, 2): Cell("末"),
    }
    assert first.merges == ((4, 0, 5, 1),)
    assert first.hidden_rows == {2}
    assert first.bordered == {(1, 1)}
    assert (first.hidden, second.hidden) == (False, True)


def test_a_bare_stream_which_only_the_second_reader_knows_reads_the_same(tmp_path: Path) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("论坛")
    sheet.write(0, 0, "主题")
    sheet.write(0, 1, dt.date(2020, 7, 1), xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    sheet.write(1, 0, True)
    sheet.row(1).set_cell_error(1, 0x2A)
    grid = grid_of(saved(tmp_path, book.get_biff_data(), "a.xls"))
    assert grid.cells == {
        (0, 0): Cell("主题"),
        (0, 1): Cell(dt.date(2020, 7, 1), "yyyy-mm-dd"),
        (1, 0): Cell(True),
        (1, 1): Cell(None, error="#N/A"),
    }


def test_built_in_chinese_formats_of_old_workbooks_show_dates(tmp_path: Path, old: Path) -> None:
    content = old.read_bytes()
    own_format = re.compile(rb"(\xe0\x00\x14\x00..)\xa4\x00", re.DOTALL)
    patched = own_format.sub(lambda found: found[1] + b"\x39\x00", content)
    cell = read_workbook(saved(tmp_path, patched, "b.xls")).grids[0].cells[1, 0]
    assert cell == Cell(dt.date(2020, 7, 1), 'yyyy"年"m"月"')


def test_a_cell_that_two_readers_see_differently_is_named() -> None:
    cells = {(0, 0): Cell("主题"), (2, 0): Cell(3.0)}
    with pytest.raises(Refusal, match=r"Cell A3 of sheet “论坛” reads as “3\.0” and as “4\.0”"):
        opinions.agree("论坛", cells, {(0, 0): Cell("主题"), (2, 0): Cell(4.0)})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (dt.time(0, 0), 0.0),
        (dt.date(1900, 2, 28), 60.0),
        (dt.timedelta(hours=36), 1.5),
        (dt.time(8, 30, 0, 1000), dt.time(8, 30)),
        (dt.datetime(2020, 7, 1, 8, 30), dt.datetime(2020, 7, 1, 8, 30, 0, 1000)),
        ("一\n二", "一 二"),
    ],
)
def test_two_readers_agree_in_spite_of_rounding(one: Scalar, other: Scalar) -> None:
    cells = {(0, 0): Cell(one)}
    opinions.agree("论坛", cells, {(0, 0): Cell(other), (1, 0): Cell(2.0)})
    assert cells == {(0, 0): Cell(one), (1, 0): Cell(2.0)}


def test_an_old_word_document_is_named_for_what_it_is(tmp_path: Path, old: Path) -> None:
    content = old.read_bytes().replace(
        "Workbook".encode("utf-16-le"), "WordDoc\0".encode("utf-16-le")
    )
    with pytest.raises(Refusal, match="not a spreadsheet"):
        read_workbook(saved(tmp_path, content, "b.xls"))


# Binary workbooks


def record(kind: int, content: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return number + bytes([len(content)]) + content


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def cell(kind: int, column: int, style: int, content: bytes) -> bytes:
    return record(kind, struct.pack("<II", column, style) + content)


def row(number: int, *, is_hidden: bool = False) -> bytes:
    flags = bytes([0, 0x10 if is_hidden else 0, 0])
    return record(0, struct.pack("<IIH", number, 0, 300) + flags + struct.pack("<I", 0))


def binary(cells: bytes, texts: int = 1) -> dict[str, str | bytes]:
    contents = parts.parts()
    for part in (parts.BOOK, parts.SHEET, "xl/_rels/workbook.xml.rels"):
        del contents[part]
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{parts.LINKS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(
            [
                ("worksheet", "worksheets/sheet1.bin"),
                ("sharedStrings", "sharedStrings.bin"),
                ("styles", "styles.bin"),
            ],
            1,
        )
    )
    sheet = record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("表"))
    formats = record(615, struct.pack("<I", 1)) + record(44, struct.pack("<H", 164) + wide("0%"))
    styles = b"".join(record(47, struct.pack("<8H", 0, n, 0, 0, 0, 0, 0, 0)) for n in (0, 14, 164))
    string = record(19, b"\0" + wide("主题"))
    return contents | {
        "xl/workbook.bin": record(131)
        + record(153, struct.pack("<III", 0, 0, 0))
        + record(143)
        + sheet
        + record(144)
        + record(132),
        "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{parts.PACKAGE}/relationships">'
        f"{links}</Relationships>",
        "xl/styles.bin": record(278)
        + formats
        + record(616)
        + record(617, struct.pack("<I", 3))
        + styles
        + record(618)
        + record(279),
        "xl/sharedStrings.bin": record(159, struct.pack("<II", texts, texts))
        + string
        + record(160),
        "xl/worksheets/sheet1.bin": record(129)
        + record(148, struct.pack("<4I", 0, 9, 0, 9))
        + record(145)
        + cells
        + record(146)
        + record(130),
    }


def test_a_binary_workbook_gives_values_formats_and_errors(tmp_path: Path) -> None:
    cells = (
        row(0)
        + cell(7, 0, 0, struct.pack("<I", 0))
        + cell(5, 1, 1, struct.pack("<d", 44013))
        + row(1, is_hidden=True)
        + cell(5, 0, 2, struct.pack("<d", 0.85))
        + cell(3, 1, 0, b"\x07")
        + cell(1, 2, 2, b"")
    )
    grid = grid_of(saved(tmp_path, binary(cells), "a.xlsb"))
    assert grid.cells == {
        (0, 0): Cell("主题"),
        (0, 1): Cell(dt.date(2020, 7, 1), "yyyy/m/d"),
        (1, 0): Cell(0.85, "0%"),
        (1, 1): Cell(None, error="#DIV/0!"),
    }
    assert grid.hidden_rows == {1}


@pytest.mark.parametrize(
    ("cells", "texts", "advice"),
    [
        (row(0), 9, "list of texts"),
        (row(1 << 20) + cell(5, 0, 0, struct.pack("<d", 1)), 1, "outside of what Excel allows"),
        (row(0) + cell(5, 9, 0, b"") + row(39) + cell(5, 25, 0, b""), 1, "stray"),
        (row(0)[:5], 1, "damaged"),
    ],
)
def test_a_binary_workbook_beyond_reason_is_refused(
    tmp_path: Path, cells: bytes, texts: int, advice: str
) -> None:
    with pytest.raises(Refusal, match=advice):
        read_workbook(saved(tmp_path, binary(cells, texts), "a.xlsb"), limits=Limits(area=1000))


def test_a_binary_workbook_with_more_styles_than_the_limit_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, binary(row(0)), "a.xlsb")
    assert read_workbook(path, limits=Limits(styles=3)).grids
    with pytest.raises(Refusal, match="more than 2 cell styles"):
        read_workbook(path, limits=Limits(styles=2))


def test_more_texts_announced_than_cells_could_hold_are_refused(tmp_path: Path) -> None:
    contents = binary(row(0))
    strings = contents["xl/sharedStrings.bin"]
    assert isinstance(strings, bytes)
    contents["xl/sharedStrings.bin"] = strings.replace(
        struct.pack("<II", 1, 1), struct.pack("<II", 1_010_000, 1)
    )
    with pytest.raises(Refusal, match="list of texts"):
        read_workbook(saved(tmp_path, contents, "a.xlsb"))


def test_a_cell_with_the_number_of_a_text_that_is_not_there_is_refused() -> None:
    look = xlsb._Look(xlsb.Book(texts=1), Bounds("表", LIMITS))
    look.at(TEXT_INDEX, struct.pack("<III", 0, 0, 0))
    with pytest.raises(Refusal, match="list of texts"):
        look.at(TEXT_INDEX, struct.pack("<III", 1, 0, 1))


# Open documents

ODS_SPACES = " ".join(
    f'xmlns:{name}="{uri}"'
    for name, uri in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
        "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    }.items()
)
ODS_STYLES = (
    '<number:date-style style:name="N1"><number:year number:style="long"/>'
    "<number:text>年</number:text><number:month/><number:text>月</number:text>"
    '</number:date-style><number:percentage-style style:name="N2">'
    '<number:number number:decimal-places="1"/><number:text>%</number:text>'
    '</number:percentage-style><style:style style:name="month" style:family="table-cell" '
    'style:data-style-name="N1"/><style:style style:name="share" style:family="table-cell" '
    'style:data-style-name="N2"/><style:style style:name="off" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)


def opened(rows: str, table: str = "") -> dict[str, str | bytes]:
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f"<office:document-content {ODS_SPACES}>"
        f"<office:automatic-styles>{ODS_STYLES}</office:automatic-styles>"
        "<office:body><office:spreadsheet><table:table "
        f'table:name="表" {table}>{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>",
    }


def ods_cell(kind: str = "", text: str = "", **attributes: str) -> str:
    written = "".join(
        f' {name.replace("__", ":").replace("_", "-")}="{value}"'
        for name, value in attributes.items()
    )
    typed = f' office:value-type="{kind}"' if kind else ""
    return f"<table:table-cell{typed}{written}>{text}</table:table-cell>"


def test_an_open_document_gives_values_formats_errors_and_merges(tmp_path: Path) -> None:
    rows = (
        "<table:table-column table:default-cell-style-name='Default'/><table:table-row>"
        + ods_cell("string", "<text:p>网上<text:s text:c='2'/>工会</text:p><text:p>二</text:p>")
        + ods_cell("date", office__date_value="2020-07-01", table__style_name="month")
        + ods_cell("percentage", office__value="0.85", table__style_name="share")
        + "</table:table-row><table:table-row table:visibility='collapse'>"
        + ods_cell(table__number_columns_repeated="2")
        + ods_cell("float", "<text:p>3</text:p>", office__value="3")
        + ods_cell("boolean", office__boolean_value="true")
        + ods_cell("time", office__time_value="PT08H30M00S")
        + "</table:table-row><table:table-row table:number-rows-repeated='2'>"
        + ods_cell("string", "<text:p>#DIV/0!</text:p>", calcext__value_type="error")
        + ods_cell(table__formula="of:=[.A1]")
        + ods_cell("string", "<text:p>宽</text:p>", table__number_columns_spanned="2")
        + "<table:covered-table-cell/></table:table-row>"
        "<table:table-row table:number-rows-repeated='1048572'>"
        + ods_cell(table__number_columns_repeated="16384")
        + "</table:table-row>"
    )
    grid = grid_of(saved(tmp_path, opened(rows, 'table:style-name="off"'), "a.ods"))
    wide_cell = Cell("宽")
    assert grid.cells == {
        (0, 0): Cell("网上  工会\n二"),
        (0, 1): Cell(dt.date(2020, 7, 1), 'yyyy"年"m"月"'),
        (0, 2): Cell(0.85, "0.0%"),
        (1, 2): Cell(3.0),
        (1, 3): Cell(True),
        (1, 4): Cell(dt.time(8, 30)),
        (2, 0): Cell(None, error="#DIV/0!"),
        (3, 0): Cell(None, error="#DIV/0!"),
        (2, 1): Cell(None, formula="[.A1]"),
        (3, 1): Cell(None, formula="[.A1]"),
        (2, 2): wide_cell,
        (3, 2): wide_cell,
    }
    assert grid.hidden
    assert grid.hidden_rows == {1}
    assert grid.merges == ((2, 2, 2, 3),)


def test_an_open_document_that_repeats_a_value_beyond_the_area_is_refused(tmp_path: Path) -> None:
    rows = (
        "<table:table-row table:number-rows-repeated='40'>"
        + ods_cell("float", office__value="1", table__number_columns_repeated="26")
        + "</table:table-row>"
    )
    path = saved(tmp_path, opened(rows), "a.ods")
    with pytest.raises(Refusal, match="stray"):
        read_workbook(path, limits=Limits(area=1000))
    assert len(read_workbook(path, limits=Limits(area=1040)).grids[0].cells) == 1040


def test_a_protected_open_document_and_a_text_document_are_refused(tmp_path: Path) -> None:
    secret = opened("") | {"META-INF/manifest.xml": "<m><encryption-data/></m>"}
    with pytest.raises(Refusal, match="save it without encryption"):
        read_workbook(saved(tmp_path, secret, "a.ods"))
    text = opened("") | {"mimetype": "application/vnd.oasis.opendocument.text"}
    with pytest.raises(Refusal, match="Word"):
        read_workbook(saved(tmp_path, text, "a.ods"))


# Text


@pytest.mark.parametrize(
    "content",
    [
        FORUMS.encode(),
        FORUMS.encode("utf-8-sig"),
        FORUMS.encode("utf-16"),
        b"\xfe\xff" + FORUMS.encode("utf-16-be"),
        FORUMS.encode("gbk"),
        FORUMS.encode("gb18030"),
        FORUMS.replace(",", "\t").encode("utf-16"),
        FORUMS.replace(",", ";").encode("gbk"),
        FORUMS.replace(",", "，").encode(),
        FORUMS.replace("\n", "\r\n").replace("主题", '"主题"').encode(),
    ],
)
def test_text_is_read_in_any_certain_encoding(tmp_path: Path, content: bytes) -> None:
    assert table_of(saved(tmp_path, content, "a.csv")) == [
        ["期次", "主题"],
        ["第1期", "网上工会"],
        ["第2期", "普惠服务"],
    ]


def test_quoted_fields_may_hold_delimiters_and_line_breaks(tmp_path: Path) -> None:
    content = '名称,说明\n甲,"一,二\n三"\n'.encode()
    assert table_of(saved(tmp_path, content, "a.csv"))[1] == ["甲", "一,二\n三"]


@pytest.mark.parametrize(
    "content",
    [
        "工會,論壇\n總工會,議題\n".encode("big5"),
        "強會,フォーラム\n".encode("shift_jis"),
        "café,été\n1,2\n".encode("latin-1"),
        FORUMS.encode("utf-16-le"),
        FORUMS.encode("gbk")[:-3] + b"\xff\xff\n",
    ],
)
def test_text_in_an_uncertain_encoding_is_asked_about(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Refusal, match=r"save it as \.xlsx"):
        read_workbook(saved(tmp_path, content, "a.csv"))


def test_text_with_two_possible_delimiters_is_asked_about(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="what separates the columns"):
        read_workbook(saved(tmp_path, "甲,乙;丙\n1,2;3\n".encode(), "a.csv"))


def test_text_of_one_column_is_one_column(tmp_path: Path) -> None:
    assert table_of(saved(tmp_path, "主题\n网上工会\n".encode(), "a.csv")) == [
        ["主题"],
        ["网上工会"],
    ]


def test_text_with_a_field_longer_than_the_limit_is_refused(tmp_path: Path) -> None:
    content = b'a,"' + b"b" * (delimited.LONGEST_FIELD + 1)
    with pytest.raises(Refusal, match="what separates the columns"):
        read_workbook(saved(tmp_path, content, "a.csv"))


# Markup named .xls


@pytest.mark.parametrize("code", ["utf-8", "gb2312", "utf-16"])
def test_a_web_page_named_xls_gives_its_table(tmp_path: Path, code: str) -> None:
    page = (
        f"<html><head><meta charset={code}><title>无</title><style>td{{}}</style></head><body>"
        "<h3>2020年论坛</h3><table><tr><th rowspan=2>期次</th><th colspan='2'>主题</th></tr>"
        "<tr style='display:none'><td>一&nbsp;二</td><td>三<br>四</td></tr>"
        "<tr><td>1<td>2</table><p>注：略</p><table><tr><td>另</td></tr></table></body></html>"
    )
    grid = grid_of(saved(tmp_path, page.encode(code), "a.xls"))
    assert {place: cell.value for place, cell in grid.cells.items()} == {
        (0, 0): "2020年论坛",
        (1, 0): "期次",
        (1, 1): "主题",
        (2, 1): "一 二",
        (2, 2): "三\n四",
        (3, 0): "1",
        (3, 1): "2",
        (5, 0): "注：略",
        (6, 0): "另",
    }
    assert grid.merges == ((1, 0, 2, 0), (1, 1, 1, 2))
    assert grid.hidden_rows == {2}


XML2003 = (
    '<?xml version="1.0"{declared}?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="s1">'
    '<NumberFormat ss:Format="Percent"/></Style></Styles><Worksheet ss:Name="表"><Table>'
    '<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">主题</Data></Cell>'
    '<Cell><Data ss:Type="Boolean">1</Data></Cell></Row><Row ss:Index="4" ss:Hidden="1">'
    '<Cell ss:Index="2" ss:StyleID="s1"><Data ss:Type="Number">0.85</Data>'
    '<Comment><Data ss:Type="String">批注</Data></Comment></Cell>'
    '<Cell><Data ss:Type="DateTime">2020-07-01T00:00:00.000</Data></Cell>'
    '<Cell><Data ss:Type="Error">#N/A</Data></Cell><Cell ss:Formula="=RC[-1]"/></Row></Table>'
    "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>"
)


@pytest.mark.parametrize("code", ["", "gb2312", "utf-8", "utf-16"])
def test_an_xml_spreadsheet_of_2003_gives_its_cells(tmp_path: Path, code: str) -> None:
    text = XML2003.format(declared=f' encoding="{code}"' if code else "")
    grid = grid_of(saved(tmp_path, text.encode(code or "utf-8"), "a.xls"))
    assert grid.cells == {
        (0, 0): Cell("主题"),
        (0, 2): Cell(True),
        (3, 1): Cell(0.85, "0.00%"),
        (3, 2): Cell(dt.date(2020, 7, 1)),
        (3, 3): Cell(None, error="#N/A"),
        (3, 4): Cell(None, formula="=RC[-1]"),
    }
    assert grid.merges == ((0, 0, 0, 1),)
    assert grid.hidden_rows == {3}
    assert grid.hidden


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        ("<?xml version='1.0'?><!DOCTYPE a><a/>", "DOCTYPE"),
        ("<?xml version='1.0'?><!DOCTYPE a>" + XML2003[22:], "DOCTYPE"),
        ("<?xml version='1.0'?><data/>", "not a spreadsheet"),
        (XML2003.format(declared="")[:-30], "damaged"),
    ],
)
def test_other_markup_is_refused(tmp_path: Path, content: str, advice: str) -> None:
    with pytest.raises(Refusal, match=advice):
        read_workbook(saved(tmp_path, content.encode(), "a.xls"))
