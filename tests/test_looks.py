"""A sheet as its office sees it: numbers in their formats, merged cells, faults far below."""

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook

from etl.reading import reader
from etl.reading.answers.report import report
from etl.reading.layout.display import displayed
from etl.reading.layout.looks import FIRST, MORE, WIDE, WIDER
from etl.reading.model import Cell, Look

NOON = dt.datetime(2020, 1, 4, 12, 5)


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.85, "0%", "85%"),
        (0.12345, "0.0%", "12.3%"),
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (12.5, "0.##", "12.5"),
        (12.0, "0.##", "12"),
        (0.1 + 0.2, "General", "0.3"),
        (123456789012.0, "General", "123456789012"),
        (3, '"第"0"期"', "第3期"),
        (7, "000", "007"),
        (1500.0, '0.00"万元"', "1500.00万元"),
        (True, "General", "TRUE"),
        ("二〇二〇年", "General", "二〇二〇年"),
        (NOON, "yyyy/m/d", "2020/1/4"),
        (NOON, 'yyyy"年"mm"月"dd"日"', "2020年01月04日"),
        (NOON, "yy-m-d h:mm", "20-1-4 12:05"),
        (NOON, "mm:ss", "05:00"),
        (NOON, "上午/下午h:mm", "下午12:05"),
        (NOON, "aaaa", "星期六"),
        (NOON, "d-mmm-yy", "4-1-20"),
        (NOON.date(), 'yyyy"年"m"月"', "2020年1月"),
    ],
)
def test_a_cell_is_told_as_it_is_shown(value: object, number_format: str, shown: str) -> None:
    assert isinstance(value, str | int | float | dt.date)
    assert displayed(Cell(value, number_format)) == shown


def test_an_error_and_a_formula_without_a_result_are_shown_as_such() -> None:
    assert displayed(Cell(None, error="#DIV/0!")) == "#DIV/0!"
    assert displayed(Cell(None, formula="SUM(A1:A3)")) == "=SUM(A1:A3)"


def look_of(path: Path) -> Look:
    (look,) = reader.read_file(path).looks
    return look


def texts(look: Look, row: int) -> list[str]:
    return next([cell.text for cell in one.cells] for one in look.rows if one.row == row)


def test_merged_cells_reach_over_what_they_cover(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["2025年论坛一览"])
    sheet.append(["期次", "主题", "日期", "主办部室"])
    sheet.append([1, "网上工会", "2025年7月8日", "研究室"])
    sheet.append([2, "职工之家", "2025年8月8日", None])
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("D3:D4")
    book.save(tmp_path / "论坛.xlsx")
    look = look_of(tmp_path / "论坛.xlsx")
    assert look.columns == ("A", "B", "C", "D")
    (title,) = look.rows[0].cells
    assert (title.text, title.across, title.down) == ("2025年论坛一览", 4, 1)
    assert look.rows[2].cells[-1].down == 2
    assert texts(look, 4) == ["2", "职工之家", "2025年8月8日"]


def test_a_long_sheet_shows_its_first_rows_and_its_faulty_ones(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["期次", "主题", "日期", "主办部室", *(f"备用{n}" for n in range(40))])
    for number in range(1, 200):
        day = "待查" if number > 100 else "2025年7月8日"
        sheet.append([number, f"主题{number}", day, "研究室", *range(40)])
    book.save(tmp_path / "长.xlsx")
    look = look_of(tmp_path / "长.xlsx")
    assert [row.row for row in look.rows] == [*range(1, FIRST + 1), *range(102, 102 + MORE)]
    assert texts(look, 102)[:3] == ["101", "主题101", "待查"]
    assert len(look.columns) <= WIDE + WIDER


def test_looks_are_told_only_with_rows(tmp_path: Path) -> None:
    (tmp_path / "名册.csv").write_text("城市,角色,分组\n甲市,本市,全省\n", encoding="utf-8")
    reading = reader.read_file(tmp_path / "名册.csv")
    assert report(reading, language="zh", rows=0)["looks"] == []
    (look,) = report(reading, language="zh", rows=5)["looks"]
    assert [cell["text"] for cell in look["rows"][1]["cells"]] == ["甲市", "本市", "全省"]
