"""Text with columns as office systems export it: guarded fields, marks, separators at the end."""

from pathlib import Path

import pytest

from etl.reading.formats.cells import read_workbook
from etl.reading.model import Cell
from tests.parts import saved

TABLE = [["编号", "名称", "得分"], ["00123", "澄岚市", "87.35"], ["00124", "砚潭市", "91.2"]]
CELLS = {
    (row, column): Cell(value)
    for row, values in enumerate(TABLE)
    for column, value in enumerate(values)
}


def joined(separator: str, around: str = "{}", end: str = "", line: str = "\n") -> str:
    return "".join(
        separator.join(around.format(value) for value in values) + end + line for values in TABLE
    )


WRITTEN: dict[str, str] = {
    "a tab after every field": joined(",", "{}\t"),
    "a tab before every field": joined(",", "\t{}"),
    "a tab after every field of a semicolon text": joined(";", "{}\t"),
    "a tab after every field but the last": joined("\t,"),
    "a tab within the quotes": joined(",", '"{}\t"'),
    "a tab before the quotes": joined(",", '\t"{}"'),
    "a tab behind the quotes": joined(",", '"{}"\t'),
    "a tab after some fields": joined(",").replace("87.35", "87.35\t").replace("00124", "00124\t"),
    "a tab after every field and lines of Windows": joined(",", "{}\t", line="\r\n"),
    "every field as a formula": joined(",", '="{}"'),
    "every field as a quoted formula": joined(",", '"=""{}"""'),
    "every field as a formula and a tab": joined(",", '="{}"\t'),
    "every field as a formula between tabs": joined("\t", '="{}"'),
    "a comma at the end of each line": joined(",", end=","),
    "commas to the last column that was used": joined(",", end=",,,"),
    "a tab at the end of each line": joined("\t", end="\t"),
    "no line break at the end": joined(",").rstrip("\n"),
    "lines of an old Mac": joined(",", line="\r"),
    "bars": joined("|"),
    "a line for Excel": "sep=;\n" + joined(";"),
    "a line for Excel that names tabs": "sep=\t\r\n" + joined("\t", line="\r\n"),
    "a quoted line for Excel": '"sep=,"\n' + joined(",", '"{}"'),
    "quotes with blanks after the comma": joined(",", '"{}"').replace(',"', ', "'),
    "the end of a text of DOS": joined(",") + "\x1a",
}


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("written", WRITTEN)
def test_a_guarded_text_gives_its_values(tmp_path: Path, written: str, code: str) -> None:
    content = WRITTEN[written].encode(code)
    (grid,) = read_workbook(saved(tmp_path, content, "a.csv")).grids
    assert grid.cells == CELLS


def test_two_byte_order_marks_are_no_text(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + joined(",").encode("utf-8-sig")
    (grid,) = read_workbook(saved(tmp_path, content, "a.csv")).grids
    assert grid.cells == CELLS


def test_tabs_are_the_delimiter_where_texts_hold_commas(tmp_path: Path) -> None:
    content = "名称\t说明\n甲,乙\t一,二\n丙\t三,四\n".encode()
    (grid,) = read_workbook(saved(tmp_path, content, "a.txt")).grids
    assert [cell.value for cell in grid.cells.values()] == [
        "名称", "说明", "甲,乙", "一,二", "丙", "三,四",
    ]  # fmt: skip


def test_line_breaks_and_tabs_in_quotes_stay_with_their_field(tmp_path: Path) -> None:
    content = '名称,说明\n甲,"一\n二"\n乙,"三\t四"\n'.encode()
    (grid,) = read_workbook(saved(tmp_path, content, "a.csv")).grids
    assert grid.cells[1, 1] == Cell("一\n二")
    assert grid.cells[2, 1] == Cell("三\t四")


def test_blanks_that_indent_a_word_stay(tmp_path: Path) -> None:
    content = '名称,说明\n  甲,"一, ""二"""\n'.encode()
    (grid,) = read_workbook(saved(tmp_path, content, "a.csv")).grids
    assert grid.cells[1, 0] == Cell("  甲")
    assert grid.cells[1, 1] == Cell('一, "二"')
