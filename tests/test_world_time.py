"""Dates that are all at 16:00: midnight in Beijing as world time, or a time that is meant."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
import xlwt

from etl.reading.model import Cell
from etl.reading.reader import read_file
from etl.reading.values import in_world_time, reasons

DAYS = [dt.datetime(2025, 1, 30), dt.datetime(2025, 2, 14), dt.datetime(2025, 3, 6)]
MIDNIGHT, DAY = dt.timedelta(hours=16), "yyyy/m/d"
SECONDS = "yyyy-mm-dd h:mm:ss"


def cells(time: dt.timedelta, code: str = DAY) -> list[Cell]:
    return [Cell(day + time, code) for day in DAYS]


def texts(*written: str) -> list[Cell]:
    return [Cell(text) for text in written]


DOUBTFUL = {
    "hidden by the format": cells(MIDNIGHT),
    "without a format": cells(MIDNIGHT, "General"),
    "in a format of months": cells(MIDNIGHT, 'yyyy"年"m"月"'),
    "rounded a little": cells(MIDNIGHT - dt.timedelta(milliseconds=3)),
    "a single one": cells(MIDNIGHT)[:1],
    "beside whole days": [Cell(dt.date(2025, 1, 1), DAY), *cells(MIDNIGHT)],
    "shown with seconds, as programs write": cells(MIDNIGHT, SECONDS),
    "texts of a program": texts("2025-01-30T16:00:00.000Z", "2025-02-14T16:00:00.000Z"),
    "texts with a zone": texts("2025-01-30 16:00:00+00:00"),
    "texts with slashes": texts("2025/1/30 16:00:00", "2025/2/14 16:00:00"),
    "texts with seconds": texts("2025-01-30 16:00:00", "2025-02-14 16:00:00"),
}
MEANT = {
    "whole days": cells(dt.timedelta()),
    "other times": cells(dt.timedelta(hours=15)),
    "one other time": [*cells(MIDNIGHT), Cell(dt.datetime(2025, 4, 1, 9, 30), DAY)],
    "a time that is shown": cells(MIDNIGHT, "yyyy/m/d h:mm"),
    "a text that shows a time": texts("2025-01-30 16:00", "2025-02-14 16:00"),
    "midnight in Beijing as it is": texts("2025-01-31T00:00:00+08:00"),
    "a text of something else": texts("下午四点", "2025-13-45 16:00:00"),
    "nothing": [],
}


def test_ends_of_months_at_16_00_are_remarked_on_even_where_the_time_is_shown() -> None:
    found = in_world_time(texts("2025/1/31 16:00", "2025/2/28 16:00"), is_day=True)
    assert found is not None
    assert found[1].details["other"] == "2025-02-01"


@pytest.mark.parametrize("case", DOUBTFUL)
def test_dates_at_midnight_in_world_time_are_remarked_on(case: str) -> None:
    found = in_world_time(DOUBTFUL[case], is_day=True)
    assert found is not None
    assert (found[1].reason, found[1].warning) == (reasons.WORLD_TIME, True)
    assert found[1].details["other"] == "2025-01-31"


@pytest.mark.parametrize("case", MEANT)
def test_times_that_are_meant_are_let_be(case: str) -> None:
    assert in_world_time(MEANT[case], is_day=True) is None


def test_a_timetable_is_let_be() -> None:
    assert in_world_time(cells(MIDNIGHT, SECONDS), is_day=False) is None
    assert in_world_time(texts("2025-01-30 16:00:00"), is_day=False) is None
    assert in_world_time(cells(MIDNIGHT), is_day=False) is not None


ROWS = [["编号", "问题描述", "发现日期", "责任单位", "是否销号"]] + [
    [f"W{n}", f"问题{n}", day + MIDNIGHT, "组织部", "否"] for n, day in enumerate(DAYS)
]


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls"])
def test_the_column_is_remarked_on_once_at_its_first_date(tmp_path: Path, name: str) -> None:
    if name == "a.xls":
        old = xlwt.Workbook(encoding="utf-8")
        page = old.add_sheet("问题台账")
        for at, row in enumerate(ROWS):
            for column, value in enumerate(row):
                style = xlwt.easyxf(num_format_str=DAY)
                page.write(at, column, value, style)
        old.save(str(tmp_path / name))
    else:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = "问题台账"
        for row in ROWS:
            sheet.append(row)
        for at in range(2, 5):
            sheet.cell(at, 3).number_format = DAY
        book.save(tmp_path / name)
    faults = read_file(tmp_path / name).faults
    (fault,) = [fault for fault in faults if fault.reason == reasons.WORLD_TIME]
    assert (fault.cell, fault.warning) == ("C2", True)
