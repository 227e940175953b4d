"""What a sheet says only in part is asked for or read as it says, and never filled from nearby."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from etl.reading.answers.report import Report, read_report
from etl.reading.values import units

Rows = Sequence[Sequence[str | float | None]]


def report_of(folder: Path, rows: Rows, *, merges: Sequence[str] = ()) -> Report:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for area in merges:
        sheet.merge_cells(area)
    path = folder / "表.xlsx"
    book.save(path)
    (report,) = read_report([path], "zh")
    return report


def told(report: Report, *headers: str) -> list[tuple[object, ...]]:
    """The named coordinates of every value."""
    rows = [row for table in report["tables"] for row in table["rows"]]
    return [tuple(_plain(row.get(header)) for header in headers) for row in rows]


def _plain(value: object) -> object:
    return f"{value['from']}..{value['to']}" if isinstance(value, dict) else value


HEAD = ["城市", "指标", "时期", "数值", "单位"]


def test_a_forgotten_city_of_a_list_is_asked_and_not_the_one_above(tmp_path: Path) -> None:
    rows: Rows = [
        HEAD,
        ["澄岚市", "会员数", "2024年", 10, "万人"],
        ["澄岚市", "新建会数", "2024年", 20, "个"],
        ["泽川市", "会员数", "2024年", 30, "万人"],
        [None, "新建会数", "2024年", 40, "个"],
    ]
    report = report_of(tmp_path, rows)
    assert ("泽川", 40) not in [(city, value) for city, value in told(report, "城市", "数值")]
    assert [one["cell"] for one in report["reported"]] == ["A5"]


@pytest.mark.parametrize("merges", [(), ("A2:A3", "A4:A5")])
def test_a_city_written_once_above_its_rows_holds_for_all_of_them(
    tmp_path: Path, merges: Sequence[str]
) -> None:
    rows: Rows = [
        HEAD,
        ["澄岚市", "会员数", "2024年", 10, "万人"],
        [None, "新建会数", "2024年", 20, "个"],
        ["泽川市", "会员数", "2024年", 30, "万人"],
        [None, "新建会数", "2024年", 40, "个"],
    ]
    report = report_of(tmp_path, rows, merges=merges)
    assert not report["reported"]
    assert [city for (city,) in told(report, "城市")] == ["澄岚", "澄岚", "泽川", "泽川"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("家", "人"), ("人次", "人"), ("件", "万人"), ("场", "家"), ("户次", "户"), ("张", "人")],
)
def test_nouns_that_count_different_things_contradict_each_other(one: str, other: str) -> None:
    assert units.disagree(one, other)
    assert units.disagree(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("个", "家"), ("个", "人"), ("名", "人"), ("户", "家"), ("件", "项"), ("场", "次")],
)
def test_nouns_that_count_one_kind_of_thing_agree(one: str, other: str) -> None:
    assert not units.disagree(one, other)
    assert not units.disagree(other, one)


def test_a_figure_that_counts_something_else_than_its_head_is_said(tmp_path: Path) -> None:
    rows: Rows = [
        ["2024年各市会员数（人）"],
        ["城市", "会员数（人）"],
        ["澄岚市", "5家"],
        ["泽川市", "7名"],
    ]
    report = report_of(tmp_path, rows)
    assert [one["cell"] for one in report["reported"]] == ["B3"]
    assert told(report, "城市", "数值") == [("泽川", 7)]
