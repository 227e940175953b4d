"""Nothing on a sheet disappears silently: what is no entry is listed, what is hidden is said."""

from pathlib import Path

from openpyxl import Workbook

from etl.reading import reasons
from etl.reading.model import Fault, Reading
from etl.reading.reader import read_file
from tests.workbooks.case import Lines, fill

FORUMS: Lines = [
    ["期次", "主题", "日期", "主办部室", "参加人数"],
    [1, "甲", "2020年7月8日", "研究室", 10],
    [2, "乙", "2020年8月8日", "组织部", 20],
]
HELP: Lines = [
    ["2020年法律援助件数（件）"],
    ["月份", "深圳", "广州", "合计"],
    ["1月", 10, 20, 30],
    ["2月", 12, 22, 34],
    ["合计", 22, 42, 64],
]


def read(folder: Path, rows: Lines, *, row: int = 0, column: str = "") -> Reading:
    made = Workbook()
    made.remove(made.worksheets[0])
    sheet = fill(made, "表", rows)
    if row:
        sheet.row_dimensions[row].hidden = True
    if column:
        sheet.column_dimensions[column].hidden = True
    made.save(folder / "a.xlsx")
    return read_file(folder / "a.xlsx")


def told(faults: tuple[Fault, ...]) -> list[tuple[str | None, str]]:
    return [(one.cell, one.reason) for one in faults]


def test_totals_headings_and_blank_rows_of_a_list_are_named(tmp_path: Path) -> None:
    below: Lines = [["合计", None, None, None, 30], [3], ["注：人数含线上。"]]
    reading = read(tmp_path, [*FORUMS, *below])
    assert told(reading.left_out) == [
        ("A6", reasons.LEFT_NOTE),
        ("A4", reasons.LEFT_TOTAL),
        ("A5", reasons.LEFT_BLANK),
    ]
    assert reading.faults == ()


def test_sums_of_a_cross_tab_are_named_by_row_and_column(tmp_path: Path) -> None:
    reading = read(tmp_path, HELP)
    assert told(reading.left_out) == [("D2", reasons.LEFT_SUMMARY), ("A5", reasons.LEFT_TOTAL)]


def test_a_row_told_twice_is_named_with_the_row_that_was_kept(tmp_path: Path) -> None:
    reading = read(tmp_path, [*FORUMS, FORUMS[1]])
    assert told(reading.left_out) == [("A4", reasons.LEFT_REPEAT)]
    assert reading.left_out[0].details == {"place": "表!A2"}


def test_hidden_rows_and_columns_are_read_and_said(tmp_path: Path) -> None:
    reading = read(tmp_path, FORUMS, row=3, column="E")
    assert [(one.cell, one.details) for one in reading.faults] == [
        ("A3", {"rows": "3"}),
        ("E1", {"columns": "E"}),
    ]
    assert all(one.warning for one in reading.faults)
    assert reading.tables[0].height == 2


def test_a_clean_sheet_leaves_nothing_out(tmp_path: Path) -> None:
    reading = read(tmp_path, FORUMS)
    assert (reading.left_out, reading.faults) == ((), ())
