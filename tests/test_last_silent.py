"""What a sheet says only in part is asked for or read as it says, and never filled from nearby."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from etl.reading.answers.answers import Report
from etl.reading.answers.report import read_report
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
    if not isinstance(value, dict):
        return value
    return value["value"] if "value" in value else f"{value['from']}..{value['to']}"


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


FIRST, SECOND = "2023-01-01..2023-12-31", "2024-01-01..2024-12-31"
MONTH, EARLIER = "2024-06-01..2024-06-30", "2023-06-01..2023-06-30"
TO_JUNE, TO_JUNE_EARLIER = "2024-01-01..2024-06-30", "2023-01-01..2023-06-30"


@pytest.mark.parametrize(
    ("title", "heads", "periods"),
    [
        ("2024年各市会员数（万人）", ("今年", "去年"), (SECOND, FIRST)),
        ("2024年各市会员数（万人）", ("上年", "本年"), (FIRST, SECOND)),
        ("2024年各市工会主要指标", ("会员数", "上年会员数"), (SECOND, FIRST)),
        ("2024年6月各市会员数（万人）", ("本月", "上年同期"), (MONTH, EARLIER)),
        ("2024年6月各市会员数（人）", ("本月", "1月至本月累计"), (MONTH, TO_JUNE)),
        ("2024年6月各市会员数（人）", ("当月", "本年累计"), (MONTH, TO_JUNE)),
        ("2024年6月各市会员数（人）", ("当月", "累计"), (MONTH, TO_JUNE)),
        ("2024年6月各市会员数（人）", ("累计", "去年同期累计"), (TO_JUNE, TO_JUNE_EARLIER)),
        ("2024年二季度各市会员数（人）", ("累计", "上年同期累计"), (TO_JUNE, TO_JUNE_EARLIER)),
    ],
)
def test_a_head_that_is_reckoned_from_the_title_is_a_period_and_no_indicator(
    tmp_path: Path, title: str, heads: Sequence[str], periods: Sequence[str]
) -> None:
    report = report_of(tmp_path, [[title], ["城市", *heads], ["澄岚市", 10, 9], ["泽川市", 20, 8]])
    assert not report["reported"]
    expected = [("会员数", period) for _ in range(2) for period in periods]
    assert told(report, "指标", "时期") == expected


def test_a_head_that_is_reckoned_names_its_own_cell_and_the_one_with_the_year(
    tmp_path: Path,
) -> None:
    rows: Rows = [["2024年各市会员数（人）"], ["城市", "今年", "去年"], ["澄岚市", 10, 9]]
    (table,) = report_of(tmp_path, rows)["tables"]
    stated = [row["_stated"] for row in table["rows"]]
    cells = [one["时期"] for one in stated if isinstance(one, dict)]
    assert cells == [["B2", "A1"], ["C2", "A1"]]


def test_last_year_below_a_group_is_a_period_of_the_groups_indicator(tmp_path: Path) -> None:
    rows: Rows = [
        ["2024年各市工会主要指标"],
        ["城市", "会员数", None, "新建会数", None],
        [None, "本年", "上年", "本年", "上年"],
        ["澄岚市", 10, 9, 2, 1],
    ]
    report = report_of(tmp_path, rows, merges=("A2:A3", "B2:C2", "D2:E2"))
    both = [("会员数", SECOND), ("会员数", FIRST), ("新建会数", SECOND), ("新建会数", FIRST)]
    assert told(report, "指标", "时期") == both


def test_a_change_beside_last_year_is_of_this_year(tmp_path: Path) -> None:
    rows: Rows = [
        ["2024年各市会员数（人）"],
        ["城市", "本年", "上年", "比上年增长（%）"],
        ["澄岚市", 10, 9, 11.1],
    ]
    changes = told(report_of(tmp_path, rows), "时期", "变动")
    assert [(period, change is not None) for period, change in changes] == [
        (SECOND, True),
        (FIRST, False),
    ]


@pytest.mark.parametrize("head", ["去年", "同期", "上年末会员数"])
def test_a_head_that_cannot_be_reckoned_from_some_months_is_asked(
    tmp_path: Path, head: str
) -> None:
    rows: Rows = [["2024年1-6月各市会员数（人）"], ["城市", "今年", head], ["澄岚市", 10, 9]]
    report = report_of(tmp_path, rows)
    assert [one["cell"] for one in report["reported"]] == ["C2"]
    assert told(report, "时期", "数值") == [(TO_JUNE, 10)]


@pytest.mark.parametrize("others", [(), ("当月",)])
def test_a_cumulated_head_names_its_indicator_and_the_title_only_the_period(
    tmp_path: Path, others: Sequence[str]
) -> None:
    rows: Rows = [
        ["2024年6月网上入会情况通报"],
        ["城市", *others, "累计入会人数"],
        ["澄岚市", *[1] * len(others), 10],
        ["泽川市", *[2] * len(others), 20],
    ]
    found = told(report_of(tmp_path, rows), "指标", "时期", "数值")
    assert ("入会人数", TO_JUNE, 10) in found
    assert ("入会人数", TO_JUNE, 20) in found


@pytest.mark.parametrize("letters", ["lux", "Bq", "kWp"])
def test_letters_in_a_bracket_that_no_table_knows_are_asked_at_their_head(
    tmp_path: Path, letters: str
) -> None:
    rows: Rows = [["2024年各市环境"], ["城市", f"照度({letters})", "噪声(dB)"], ["澄岚市", 1, 10]]
    report = report_of(tmp_path, rows)
    assert [(one["cell"], one["header"]) for one in report["reported"]] == [("B2", "单位")]
    rows = [rows[0], ["城市", f"照度(单位：{letters})", "噪声(dB)"], rows[2]]
    report = report_of(tmp_path, rows)
    assert not report["reported"]
    assert told(report, "指标", "单位") == [("照度", letters), ("噪声", "dB")]


@pytest.mark.parametrize("letters", ["AQI", "VIP", "PM"])
def test_an_acronym_in_a_bracket_is_part_of_the_name(tmp_path: Path, letters: str) -> None:
    rows: Rows = [["2024年各市环境"], ["城市", f"指数({letters})", "噪声(dB)"], ["澄岚市", 1, 10]]
    assert not report_of(tmp_path, rows)["reported"]
