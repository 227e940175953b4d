"""Heads of cross-tabs and series of periods that were once read wrong without a word."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from etl.reading.answers.report import read_report

Rows = Sequence[Sequence[str | float | dt.date | None]]
FIRST, SECOND = dt.date(2024, 1, 31), dt.date(2024, 2, 29)
GROWTH = "同比增长（%）"


def figures(folder: Path, rows: Rows) -> dict[str, tuple[object, object, object, object]]:
    """Indicator, city, period and value by cell, of a sheet whose reading asks nothing."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for cell in (cell for line in sheet.iter_rows() for cell in line):
        if isinstance(cell.value, dt.date):
            cell.number_format = "yyyy-mm"
    path = folder / "a.xlsx"
    book.save(path)
    (report,) = read_report([path], "zh")
    assert not report["reported"]
    return {
        str(row["_cell"]): (row["指标"], row["城市"], _period(row["时期"]), row["数值"])
        for table in report["tables"]
        for row in table["rows"]
    }


def _period(span: object) -> str:
    assert isinstance(span, dict)
    return f"{span['from']}..{span['to']}"


def test_measures_repeated_over_columns_are_no_form_of_labels_and_values(tmp_path: Path) -> None:
    rows: Rows = [
        ["各市工会主要指标"],
        ["指标", "城市", "2023年", None, "2024年", None],
        [None, None, "数值", GROWTH, "数值", GROWTH],
        ["会员数", "洛阳市", 120.5, 1.5, 130.5, 2.5],
        [None, "焦作市", 80.5, 1.1, 90.5, 2.2],
    ]
    found = figures(tmp_path, rows)
    assert found["E5"] == ("会员数", "焦作", "2024-01-01..2024-12-31", found["E5"][3])
    assert set(found) == {"C4", "E4", "C5", "E5"}


@pytest.mark.parametrize("below", ["注：本表数据为快报数。", "合计"])
def test_what_stands_below_an_empty_corner_and_is_no_entry_does_not_hide_its_axis(
    tmp_path: Path, below: str
) -> None:
    last = [below, 166, None] if below == "合计" else [below]
    rows: Rows = [
        ["2024年各市工会工作情况"],
        [None, "信访办结件数", "职工满意度"],
        ["洛阳市", 86, 91.5],
        ["焦作市", 80, 92.5],
        last,
    ]
    assert set(figures(tmp_path, rows)) == {"B3", "C3", "B4", "C4"}


def test_a_group_holds_on_over_names_that_have_their_units_below(tmp_path: Path) -> None:
    rows: Rows = [
        ["洛阳市工会主要指标"],
        ["时期", "非公企业", None, "线上", None],
        [None, "慰问户数", "帮扶资金", "慰问户数", "帮扶资金"],
        ["单位", "户", "万元", "户", "万元"],
        ["2023年", 200, 616.9, 145, 390.5],
        ["2024年", 210, 626.9, 155, 395.5],
    ]
    found = figures(tmp_path, rows)
    names = [found[cell][0] for cell in ("B5", "C5", "D5", "E5")]
    assert names == ["非公企业慰问户数", "非公企业帮扶资金", "线上慰问户数", "线上帮扶资金"]


def test_a_form_without_heads_may_say_the_unit_behind_each_figure(tmp_path: Path) -> None:
    rows: Rows = [["洛阳市2024年工会主要指标"], ["会员数", 5.5, "万人"], ["帮扶资金", 7.5, "万元"]]
    found = figures(tmp_path, rows)
    assert [found[cell][3] for cell in ("B2", "B3")] == [5.5, 7.5]


def test_months_that_come_again_below_each_indicator_are_labels(tmp_path: Path) -> None:
    rows: Rows = [
        ["各市工会主要指标"],
        [None, "慰问户数", None, "满意度得分", None],
        [None, FIRST, SECOND, FIRST, SECOND],
        ["洛阳市", 200, 210, 91.5, 92.5],
        ["焦作市", 300, 310, 81.5, 82.5],
    ]
    found = figures(tmp_path, rows)
    assert found["E5"][:3] == ("满意度得分", "焦作", "2024-02-01..2024-02-29")
    assert len(found) == 8


def test_months_as_dates_below_an_empty_corner_name_their_rows(tmp_path: Path) -> None:
    rows: Rows = [
        ["各市慰问户数"],
        [None, "洛阳市", "焦作市"],
        [FIRST, 200, 300],
        [SECOND, 210, 310],
    ]
    found = figures(tmp_path, rows)
    assert found["C4"][:3] == ("慰问户数", "焦作", "2024-02-01..2024-02-29")


def test_a_row_without_any_figure_but_a_dash_is_no_level_of_the_head(tmp_path: Path) -> None:
    rows: Rows = [
        ["洛阳市工会主要指标"],
        [None, "2023年", "2023年", "2024年", "2024年"],
        [None, "数值", "名次", "数值", "名次"],
        ["入会率（%）", None, None, "-", None],
        ["满意度（%）", 70.3, 1, 94.1, 2],
        ["建会率（%）", 83.9, 2, 84.5, 3],
    ]
    assert set(figures(tmp_path, rows)) == {"B5", "D5", "B6", "D6"}


def test_a_span_of_months_that_adds_up_to_others_is_a_figure_of_its_own(tmp_path: Path) -> None:
    rows: Rows = [
        ["洛阳市2024年会费收缴额（万元）"],
        ["时期", "数值"],
        ["1月", 10],
        ["2月", 12],
        ["3月", 9],
        ["1-3月", 31],
    ]
    found = figures(tmp_path, rows)
    assert found["B6"][2:] == ("2024-01-01..2024-03-31", 31)


def test_months_below_a_title_that_says_cumulated_begin_in_january(tmp_path: Path) -> None:
    rows: Rows = [
        ["2024年各市会费收缴额累计（万元）"],
        ["城市", "1月", "2月", "3月"],
        ["洛阳市", 10, 22, 31],
        ["焦作市", 11, 23, 33],
    ]
    found = figures(tmp_path, rows)
    assert found["D3"][2:] == ("2024-01-01..2024-03-31", 31)
