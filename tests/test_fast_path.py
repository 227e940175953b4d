"""Large sheets are read by columns, and say exactly what they say when read cell by cell."""

import datetime as dt
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from etl.reading import reader
from etl.reading.answers import parquet
from etl.reading.bulk import large
from etl.reading.formats import xlsx
from etl.reading.formats.archive import Archive
from etl.reading.model import Reading, Span
from tests.large_sheets import TABLES, Line, Written, lines_of, write

WORDS = (
    "推进中",
    "已完成",
    "项目名称",
    "合计",
    "同上",
    "—",
    "暂无",
    "论坛",
    "备注",
    "小计",
    "未报",
)
ODD: tuple[Written, ...] = (
    "#DIV/0!", "#N/A", "同上", "〃", "—", "暂无", "12.5", "约300", "１２", "3,000", "1.2万", "85%",
    "2025年13月", "待定", "第一", "合计", "城市", "指标", "项目名称", "注：以上为初步数", "  ",
    "演示数据", "2025.1", 2025.1, 2025.09, "7月累计", "2025年前11个月", "第30周",
    True, 0.85, 1.0, 45_000.0, 2025.0, 1e16, -3.0, "某某某某某某某某某某某某某项目12", "0123",
)  # fmt: skip


FORMATS = ("0%", "0.00", "#,##0.00", "yyyy/m/d", "General", '0"万元"')


def _tables(reading: Reading, folder: Path) -> dict[str, pa.Table]:
    counts = parquet.write(reading, folder)
    return {table: pa.parquet.read_table(folder / f"{table}.parquet") for table in counts}


def _agree(path: Path, folder: Path) -> Reading:
    """Both ways of reading say the same; returns what the fast one said."""
    fast, slow = large.read_file(path, least=0), reader.read_file(path)
    assert fast.faults == slow.faults
    assert _tables(fast, folder / "fast") == _tables(slow, folder / "slow")
    assert (fast.refused, fast.message, fast.is_demo) == (slow.refused, slow.message, slow.is_demo)
    assert [(t.table, t.sheet, t.mapping, t.height) for t in fast.tables] == [
        (t.table, t.sheet, t.mapping, t.height) for t in slow.tables
    ]
    return fast


@pytest.mark.parametrize("table", TABLES)
def test_a_plain_table_is_read_by_columns(table: str, tmp_path: Path) -> None:
    path = write(tmp_path / "plain.xlsx", table, lines_of(table, 7, 400), {})
    assert _agree(path, tmp_path).tables[0].columns is not None


def test_a_column_whose_periods_lean_on_their_neighbours_is_read_cell_by_cell(
    tmp_path: Path,
) -> None:
    lines = lines_of("indicator_values", 7, 120)
    for row, month in zip(range(96, 100), (2024.08, 2024.09, 2024.1, 2024.11), strict=True):
        lines[row][2] = month
    reading = _agree(write(tmp_path / "months.xlsx", "indicator_values", lines, {}), tmp_path)
    assert reading.tables[0].columns is None
    periods = [row.values["时期"] for row in reading.tables[0].rows]
    assert Span(dt.date(2024, 10, 1), dt.date(2024, 10, 31), "month", "2024.10") in periods


def test_texts_in_a_column_of_percents_are_asked_about(tmp_path: Path) -> None:
    lines = lines_of("projects", 7, 120)
    place = list(TABLES["projects"][0]).index("进度")
    for line in lines[1:]:
        line[place] = "0.85"
    formats = {(row, place): "0%" for row in range(1, len(lines))}
    path = _shared(write(tmp_path / "percents.xlsx", "projects", lines, formats))
    assert len(_agree(path, tmp_path).faults) == len(lines) - 1


@st.composite
def _sprinkled(draw: st.DrawFn) -> tuple[str, list[Line], dict[tuple[int, int], str]]:
    """A plain table with a few cells, rows and formats that are anything but plain."""
    table = draw(st.sampled_from(sorted(TABLES)))
    width = len(TABLES[table][0])
    lines = lines_of(table, draw(st.integers(0, 10_000)), draw(st.integers(70, 130)))
    rows, columns = st.integers(0, len(lines) - 1), st.integers(0, width - 1)
    for row, column, value in draw(
        st.lists(st.tuples(rows, columns, st.sampled_from([*ODD, *WORDS, None])), max_size=8)
    ):
        lines[row][column] = value
    for row, other in draw(st.lists(st.tuples(rows, rows), max_size=3)):  # the same key again
        lines[row] = [*lines[other][: draw(columns) + 1], *lines[row][draw(columns) + 1 :]][:width]
    for row in draw(st.lists(rows, max_size=2)):
        lines.insert(row, draw(st.sampled_from(_whole_rows(table))))
    formats = draw(st.dictionaries(st.tuples(rows, columns), st.sampled_from(FORMATS), max_size=5))
    return table, lines, formats


def _whole_rows(table: str) -> list[Line]:
    header = list(TABLES[table][0])
    return [
        [],
        ["合计"],
        ["一、重点工作"],
        ["注：本表为初步数"],
        [*header],
        ["制表：王某", "审核：李某"],
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(_sprinkled())
def test_odd_cells_are_told_as_they_are_cell_by_cell(
    tmp_path_factory: pytest.TempPathFactory,
    sprinkled: tuple[str, list[Line], dict[tuple[int, int], str]],
) -> None:
    folder = tmp_path_factory.mktemp("sprinkled")
    _agree(write(folder / "odd.xlsx", *sprinkled), folder)


def _shared(path: Path) -> Path:
    """The workbook with its texts in the list that all sheets share, as Excel writes them."""
    texts: dict[str, int] = {}

    def place(found: re.Match[str]) -> str:
        text = re.sub(
            r"&#(\d+);", lambda told: chr(int(told[1])), found[2]
        )  # as openpyxl may write
        at = texts.setdefault(text, len(texts))
        return f'{found[1]} t="s"><v>{at}</v></c>'

    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    parts[SHEET] = re.sub(
        r'(<c r="\w+") t="inlineStr"><is><t>(.*?)</t></is></c>', place, parts[SHEET]
    )
    told = "".join(f"<si><t>{text}</t></si>" for text in texts)
    parts[STRINGS] = f'<sst xmlns="{MAIN}" uniqueCount="{len(texts)}">{told}</sst>'
    for part, old, new in WIRED:
        parts[part] = parts[part].replace(old, new + old, 1)
    return _packed(path, parts)


def _packed(path: Path, parts: Mapping[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def _rewritten(path: Path, part: str, old: str, new: str) -> Path:
    """The workbook with one change in the XML of one part."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    assert old in parts[part]
    return _packed(path, {**parts, part: parts[part].replace(old, new, 1)})


SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WIRED = (
    (
        "[Content_Types].xml",
        "</Types>",
        '<Override PartName="/xl/sharedStrings.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>',
    ),
    (
        "xl/_rels/workbook.xml.rels",
        "</Relationships>",
        '<Relationship Id="rId99" Target="sharedStrings.xml" Type="http://schemas.'
        'openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/>',
    ),
)
MERGE = '<mergeCells count="1"><mergeCell ref="K5:K6"/></mergeCells>'
STILL_PLAIN = {
    "as Excel writes it": (SHEET, "<v>0</v>", "<v>0</v>"),
    "an entity": (STRINGS, "研究室</t>", "研究&amp;室</t>"),
    "a character told by its number": (STRINGS, "研究室</t>", "研究&#23460;</t>"),
    "a text of nothing": (STRINGS, "目标清单</t>", "</t>"),
    "a styled blank": (SHEET, '<row r="9">', '<row r="9" ht="20" customHeight="1">'),
    "an error": (SHEET, ' t="n"><v>100</v>', ' t="e"><v>#DIV/0!</v>'),
    "yes": (SHEET, ' t="n"><v>100</v>', ' t="b"><v>1</v>'),
    "a text in its cell": (SHEET, 't="s"><v>1</v>', 't="inlineStr"><is><t>办公室</t></is>'),
}
NOT_PLAIN = {
    "merged cells": (SHEET, "</sheetData>", f"</sheetData>{MERGE}"),
    "a hidden row": (SHEET, '<row r="50"', '<row hidden="1" r="50"'),
    "a hidden row, said late": (SHEET, '<row r="50"', '<row r="50" hidden="1"'),
    "rich text": (STRINGS, "<si><t>研究室</t></si>", "<si><r><t>研究</t></r><r><t>室</t></r></si>"),
    "blanks around a text": (STRINGS, "研究室</t>", "研究室 </t>"),
    "an entity of another kind": (STRINGS, "研究室</t>", "研究室&#233;</t>"),
    "a blank told by its number": (STRINGS, "研究室</t>", "研究室&#12288;</t>"),
    "half a character": (STRINGS, "研究室</t>", "研究室&#55357;</t>"),
    "a line break of Windows": (STRINGS, "研究室</t>", "研究\r\n室</t>"),
    "a formula": (SHEET, "<v>100</v>", "<f>50+50</f><v>100</v>"),
    "an instant": (SHEET, 's="1" t="n"><v>45', 's="1" t="n"><v>0.45'),
    "rows out of order": (SHEET, '<row r="50"', '<row r="49"'),
    "a text of a formula": (SHEET, ' t="n"><v>100</v>', ' t="str"><v>100</v>'),
    "an overflow": (SHEET, "<v>100</v>", "<v>1e999</v>"),
    "no number": (SHEET, "<v>100</v>", "<v>1_0</v>"),
    "a text that is not there": (SHEET, 't="s"><v>1</v>', 't="s"><v>99999</v>'),
    "a cell too many": (SHEET, "</row><row r=\"50\"", '<c r="XX49"><v>1</v></c></row><row r="50"'),
    "the calendar of 1904": ("xl/workbook.xml", "<workbookPr", '<workbookPr date1904="1"'),
}  # fmt: skip


def _project_file(tmp_path: Path) -> Path:
    return _shared(write(tmp_path / "shared.xlsx", "projects", lines_of("projects", 3, 100), {}))


def _by_columns(path: Path) -> bool:
    with path.open("rb") as file:
        return xlsx.read_by_columns(file, path.name, Archive(file), least=0) is not None


@pytest.mark.parametrize("change", STILL_PLAIN.values(), ids=list(STILL_PLAIN))
def test_plain_xml_in_other_words_is_read_by_columns(
    change: tuple[str, str, str], tmp_path: Path
) -> None:
    path = _rewritten(_project_file(tmp_path), *change)
    assert _by_columns(path)
    _agree(path, tmp_path)


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_beside_a_large_one_is_reported_all_the_same(
    state: str, tmp_path: Path
) -> None:
    path = write(tmp_path / "hidden.xlsx", "projects", lines_of("projects", 5, 100), {})
    book = load_workbook(path)
    book.create_sheet("名册").append(["组织部"])
    book["名册"].sheet_state = state
    book.save(path)
    with path.open("rb") as file:
        archive = Archive(file)
        assert xlsx.read_by_columns(file, path.name, archive, least=10_000) is not None
    fast, slow = large.read_file(path, least=10_000), reader.read_file(path)
    assert fast.tables[0].columns is not None
    assert fast.faults == slow.faults
    assert len(fast.faults) == 1


@pytest.mark.parametrize("change", NOT_PLAIN.values(), ids=list(NOT_PLAIN))
def test_unusual_xml_is_read_cell_by_cell(change: tuple[str, str, str], tmp_path: Path) -> None:
    assert not _by_columns(_rewritten(_project_file(tmp_path), *change))
