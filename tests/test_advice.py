"""Advice is a promise: who does what a fault says is rid of it, and reads right."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from etl.reading import reader, reasons
from etl.reading.answers import causes, ranges, report
from etl.reading.model import Quantity, Reading, Span, Value
from etl.reading.values import reasons as of_values
from tests.advice import cells as of_cells
from tests.advice import cross_tabs, files, lists
from tests.advice.case import FORUM, Advice, Rows, Sheets, forums, values, without_sheet
from tests.workbooks.case import fill

EVERY = [
    *of_cells.OF_CELLS,
    *lists.OF_LISTS,
    *cross_tabs.OF_CROSS_TABS,
    *files.OF_FILES,
]
MODULES = (reasons, of_values)


def write(path: Path, sheets: Sheets) -> Workbook:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        fill(made, name, rows)
    made.save(path)
    return load_workbook(path)


def told(reading: Reading) -> set[str]:
    return {fault.reason for fault in reading.faults} | ({reading.message} - {""})


def plain(value: Value) -> object:
    if isinstance(value, Quantity):
        return value.value
    if isinstance(value, Span):
        return f"{value.start}..{value.end}"
    return value


def column(reading: Reading, table: str, header: str) -> list[object]:
    rows = [row for one in reading.tables if one.table == table for row in one.rows]
    return [plain(row.values[header]) for row in rows]


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.reason[:40])
def test_the_fault_is_gone_and_the_reading_right_once_its_advice_is_followed(
    one: Advice, tmp_path: Path
) -> None:
    path = tmp_path / "表.xlsx"
    book = write(path, one.sheets)
    one.before(book)
    book.save(path)
    assert one.reason in told(reader.read_file(path))
    book = load_workbook(path)
    one.mend(book)
    book.save(path)
    reading = reader.read_file(path)
    assert told(reading) == set()
    read = column(reading, one.table, one.header)
    assert [a for a, b in zip(read, one.right, strict=False) if b is not ...] == [
        right for right in one.right if right is not ...
    ]


def test_every_reason_has_its_advice_tried() -> None:
    known = {
        value
        for module in MODULES
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, str)
    }
    assert known == {one.reason for one in EVERY} | files.SILENT


def test_a_sheet_of_other_people_is_one_sentence_that_says_to_delete_it(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    book = write(path, {**forums(), "别的": files.NOT_OURS})
    (strange, cells), *others = causes.of(reader.read_file(path))
    assert strange.reason == reasons.NOT_OURS
    assert len(cells) == int(strange.details["count"])
    assert others == []
    without_sheet("别的")(book)
    book.save(path)
    assert told(reader.read_file(path)) == set()


def test_a_column_of_dates_without_a_year_is_one_sentence(tmp_path: Path) -> None:
    rows: Rows = [[n, f"题{n}", f"8月{n}日", "研究室", 10] for n in range(1, 20)]
    write(tmp_path / "表.xlsx", {"论坛": [FORUM, *rows]})
    reading = reader.read_file(tmp_path / "表.xlsx")
    assert len(reading.faults) == 19
    (fault, cells), *others = causes.of(reading)
    assert fault.reason == of_values.YEAR_MISSING
    assert cells == tuple(f"C{row}" for row in range(2, 21))
    assert others == []
    told_once = report.report(reading, language="zh")["causes"]
    assert [one["cell"] for one in told_once] == ["C2:C20"]
    assert "同样的共 19 处：C2:C20" in told_once[0]["reason"]


def test_cells_with_sound_ones_between_them_are_named_run_by_run() -> None:
    assert ranges.around(["B4", "B9", "B5"]) == "B4:B9"
    assert ranges.named(["B4", "B5", "B9"], "等") == "B4:B5、B9"
    assert ranges.named(["B4", "B6", "B8", "B10"], "等") == "B4、B6、B8等"
    assert ranges.named(["B4", "C4", "B5", "C5"], "等") == "B4:C5"


def test_values_whose_period_is_not_stated_do_not_contradict_each_other(tmp_path: Path) -> None:
    sizes = {5: None, 6: None, 7: "2020年6月"}
    rows: Rows = [["会员数", "甲市", when, size, "人"] for size, when in sizes.items()]
    write(tmp_path / "表.xlsx", values(*rows))
    faults = reader.read_file(tmp_path / "表.xlsx").faults
    assert {(fault.cell, fault.reason) for fault in faults} == {
        ("C2", reasons.VALUE_MISSING),
        ("C3", reasons.VALUE_MISSING),
    }
