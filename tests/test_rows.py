"""What is a row and what is not: twin columns, footnotes, numbered lists, signs inside words."""

from pathlib import Path

import pytest

from etl.reading.bulk import large
from etl.reading.layout import labels
from etl.reading.model import Quantity, Reading, Row, Span, Value
from etl.reading.reader import read_file
from etl.reading.reasons import COLUMN_ALIKE, COLUMN_TWICE
from etl.reading.rows import lists
from tests.workbooks.case import Lines, Typed, sheet_of

FORUM = ["期次", "主题", "日期", "主办部室"]
PROJECTS: Lines = [
    ["项目名称", "牵头部室", "开始日期", "完成期限", "状态"],
    ["驿站扩建", "办公室", "2024-01-02", "2024-12-30", "推进中"],
    ["夜校延时", "组织部", "2024-02-02", "2024-11-30", "已完成"],
]


def read(folder: Path, sheet: str, rows: Lines, *merges: str) -> Reading:
    path = folder / "sheet.xlsx"
    sheet_of(sheet, rows, merges)(path)
    return read_file(path)


def rows(reading: Reading, table: str) -> list[Row]:
    return [row for part in reading.tables if part.table == table for row in part.rows]


def twice(reading: Reading) -> list[str | None]:
    return [fault.cell for fault in reading.faults if fault.reason == COLUMN_TWICE]


def people(row: Row) -> float | None:
    value = row.values["参加人数"]
    assert value is None or isinstance(value, Quantity)
    return value.value if value else None


def test_two_unknown_columns_with_one_header_are_both_kept(tmp_path: Path) -> None:
    body: Lines = [[1, "甲", "2024-05-06", "办公室", "现场", "已归档"]]
    reading = read(tmp_path, "论坛", [[*FORUM, "备注", "备注"], *body])
    assert rows(reading, "forums")[0].extras == {"备注": "现场", "备注（F列）": "已归档"}
    assert not reading.faults


def test_two_unknown_columns_beside_a_cross_tab_are_both_kept(tmp_path: Path) -> None:
    body: Lines = [["济南", "快报", "终报", 5.1, 6.2], ["青岛", "快报", "终报", 7.1, 8.2]]
    head = ["城市", "备注", "备注", "2023年", "2024年"]
    reading = read(tmp_path, "会员数（万人）", [head, *body])
    first = rows(reading, "indicator_values")[0]
    assert first.extras == {"备注": "快报", "备注（C列）": "终报"}


def test_free_texts_under_one_header_stand_side_by_side(tmp_path: Path) -> None:
    head = ["项目名称", "牵头部室", "备注", "备注"]
    reading = read(tmp_path, "重点项目", [head, ["驿站", "办公室", "加快", "已批"]])
    (row,) = rows(reading, "projects")
    assert (row.values["备注"], row.extras) == ("加快", {"备注（D列）": "已批"})
    assert not reading.faults


@pytest.mark.parametrize(
    ("one", "other"),
    [("参加人数", "参加人数"), ("参加人数（人）", "参加人数"), ("参会人数", "参与人数")],
)
def test_figures_of_one_meaning_that_differ_are_asked_about_once(
    one: str, other: str, tmp_path: Path
) -> None:
    body: Lines = [
        [1, "甲", "2024-05-06", "办公室", 30, 31],
        [2, "乙", "2024-05-07", "办公室", 40, 40],
        [3, "丙", "2024-05-08", "办公室", 50, 52],
    ]
    reading = read(tmp_path, "论坛", [[*FORUM, one, other], *body])
    assert twice(reading) == ["E1", "F1"]
    assert [people(row) for row in rows(reading, "forums")] == [None, 40, None]


def test_a_date_that_is_stated_twice_is_not_called_missing(tmp_path: Path) -> None:
    head = ["编号", "问题描述", "发现日期", "责任单位", "发现日期"]
    reading = read(tmp_path, "问题台账", [head, ["E1", "断电", "2025-2-3", "办公室", "2025-2-4"]])
    assert [fault.cell for fault in reading.faults] == ["C1", "E1"]


def test_equal_columns_and_gaps_between_them_need_no_question(tmp_path: Path) -> None:
    body: Lines = [
        [1, "甲", "2024-05-06", "办公室", 0.003, 30],
        [2, "乙", "2024-05-07", "办公室", None, 40],
        [3, "丙", "2024-05-08", "办公室", 0.005, None],
    ]
    head = [*FORUM, "参加人数（万人）", "参加人数（人）"]
    reading = read(tmp_path, "论坛", [head, *body])
    assert [people(row) for row in rows(reading, "forums")] == [30, 40, 50]
    assert not reading.faults


def test_a_header_that_says_the_name_itself_goes_before_one_that_means_it(tmp_path: Path) -> None:
    head = ["期次", "论坛主题", "主题", "日期", "主办部室"]
    reading = read(tmp_path, "论坛", [head, [1, "丁", "甲", "2024-05-06", "办公室"]])
    (row,) = rows(reading, "forums")
    assert (row.values["主题"], row.extras) == ("甲", {"论坛主题": "丁"})
    assert not reading.faults


def test_units_in_two_columns_are_still_told_together(tmp_path: Path) -> None:
    head = ["编号", "问题描述", "发现日期", "责任单位", "责任单位"]
    reading = read(tmp_path, "问题台账", [head, ["E1", "断电", "2025-2-3", "办公室", "组织部"]])
    assert rows(reading, "problems")[0].values["责任单位"] == "办公室、组织部"


@pytest.mark.parametrize(
    "foot",
    [
        ["①为市级项目"],
        ["* 为市级项目"],
        ["第1页共3页"],
        ["第 2 页 / 共 3 页"],
        ["- 1 -"],
        ["2024年7月1日"],
        ["填表人", "张三", "填表日期", "2024年7月1日"],
        ["（1）数据为快报数；"],
        ["加“*”的为新增项目"],
        ["空白表示当月没有进展"],
        ["各部室要于每月5日前报送"],
        ["项目进展情况由牵头部室逐月填写。"],
        [None, None, None, None, "制表：张三"],
    ],
)
def test_what_stands_below_a_table_is_no_row(foot: list[Typed], tmp_path: Path) -> None:
    reading = read(tmp_path, "重点项目", [*PROJECTS, foot])
    assert [row.cell for row in rows(reading, "projects")] == ["A2", "A3"]
    assert not reading.faults
    assert len(reading.left_out) == 1


@pytest.mark.parametrize(
    "foot",
    [
        ["注：", "1.本表由办公室汇总", "2.逾期的标红"],
        ["1.逾期的标红", "2.完成的标绿"],
        ["某某市总工会办公室", "2024年7月1日"],
        ["以上项目均列入责任清单", "①含区县", "②不含产业"],
    ],
)
def test_several_lines_below_a_table_are_no_rows(foot: list[str], tmp_path: Path) -> None:
    reading = read(tmp_path, "重点项目", [*PROJECTS, *([text] for text in foot)], "A4:E4")
    assert [row.cell for row in rows(reading, "projects")] == ["A2", "A3"]
    assert not reading.faults


def test_the_foot_of_a_printed_page_amid_a_table_is_no_row(tmp_path: Path) -> None:
    head, *body = PROJECTS
    printed = [head, body[0], ["第1页共2页"], head, body[1], ["第2页共2页"]]
    reading = read(tmp_path, "重点项目", printed)
    assert [row.cell for row in rows(reading, "projects")] == ["A2", "A5"]
    assert not reading.faults


@pytest.mark.parametrize(
    "topic",
    [
        "热线怎样增员",
        "热线怎样增员，让职工打得通。",
        "“小哥”的驿站怎么建",
        "统计口径不统一怎么办",
        "各部室数据报送不及时怎么破",
        "1.热线怎样增员",
    ],
)
def test_a_topic_that_stands_alone_in_its_row_is_a_topic(topic: str, tmp_path: Path) -> None:
    head = ["议题", "论坛期次", "提出部室"]
    reading = read(tmp_path, "论坛议题", [head, ["夜校怎么办", 1, "办公室"], [topic]])
    assert [row.values["议题"] for row in rows(reading, "topics")] == ["夜校怎么办", topic]


def test_an_entry_with_nothing_but_its_name_is_still_asked_about(tmp_path: Path) -> None:
    reading = read(tmp_path, "重点项目", [*PROJECTS, ["热线增员"]])
    assert [fault.cell for fault in reading.faults] == ["B4"]


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("1.驿站常开\n2.夜校加班次\n3.热线增员", ["驿站常开", "夜校加班次", "热线增员"]),
        ("（1）书屋更新（2）球场开放", ["书屋更新", "球场开放"]),
        ("一、书屋更新；二、球场开放。", ["书屋更新", "球场开放"]),
        ("①书屋更新②球场开放", ["书屋更新", "球场开放"]),
        ("1、书屋更新2、球场开放", ["书屋更新", "球场开放"]),
        ("议题一：书屋更新\n议题二：球场开放", ["书屋更新", "球场开放"]),
        ("1.建设2、3号楼书屋\n2.球场开放", ["建设2、3号楼书屋", "球场开放"]),
    ],
)
def test_a_numbered_list_in_a_cell_is_several_topics(
    text: str, topics: list[str], tmp_path: Path
) -> None:
    reading = read(tmp_path, "议题", [["论坛期次", "议题", "提出部室"], [5, text, "保障部"]])
    told = rows(reading, "topics")
    assert [row.values["议题"] for row in told] == topics
    assert {(row.cell, row.values["论坛期次"], row.values["提出部室"]) for row in told} == {
        ("B2", 5, "保障部")
    }
    assert not reading.faults


@pytest.mark.parametrize(
    "text",
    [
        "1.书屋更新\n3.球场开放",
        "1.书屋更新",
        "2.书屋更新\n3.球场开放",
        "1.书屋更新\n含区县\n2.球场开放",
        "第一、二、三产业工会怎么建",
        "1.建设2、3号楼书屋 2.球场开放",
        "推进1.0版\n推进2.0版",
    ],
)
def test_what_is_not_numbered_from_one_on_is_one_topic(text: str) -> None:
    assert lists.items(text) == []


def test_the_units_of_a_numbered_list_go_with_its_topics(tmp_path: Path) -> None:
    body: Lines = [["1.书屋更新\n2.球场开放", 5, "1.保障部\n2.组织部"]]
    reading = read(tmp_path, "议题", [["议题", "论坛期次", "提出部室"], *body])
    assert [row.values["提出部室"] for row in rows(reading, "topics")] == ["保障部", "组织部"]


def test_other_tables_keep_their_lists(tmp_path: Path) -> None:
    text = "1.书屋更新\n2.球场开放"
    reading = read(tmp_path, "成果", [["成果名称", "论坛期次", "成效"], ["甲", 1, text]])
    (row,) = rows(reading, "outcomes")
    assert row.values["成效"] == text


def test_a_list_in_a_large_sheet_is_several_topics_too(tmp_path: Path) -> None:
    body: Lines = [[f"第{at}号驿站怎么建", at, "办公室"] for at in range(1, 200)]
    body[150] = ["1.书屋更新\n2.球场开放", 151, "办公室"]
    path = tmp_path / "large.xlsx"
    sheet_of("议题", [["议题", "论坛期次", "提出部室"], *body])(path)
    fast, slow = large.read_file(path, least=0), read_file(path)
    assert [part.height for part in fast.tables] == [part.height for part in slow.tables] == [200]


def test_joiners_inside_a_text_survive_and_other_invisible_signs_do_not(tmp_path: Path) -> None:
    family = "家庭👨\u200d👩\u200d👧日活动"
    body: Lines = [
        [family, 5],
        ["क्\u200dष字样", 6],
        ["می\u200cخواهم", 7],
        ["\ufeff驿站\u200b怎么\u200e建\u2069\u200d", 8],
    ]
    reading = read(tmp_path, "议题", [["议\u200d题", "论坛\u200c期次"], *body])
    topics = [row.values["议题"] for row in rows(reading, "topics")]
    assert topics == [family, "क्\u200dष字样", "می\u200cخواهم", "驿站怎么建"]
    assert labels.squeeze("议\u200d题") == "议题"


def figures(reading: Reading) -> list[tuple[Value, Value, str | None, float | None, str | None]]:
    told: list[tuple[Value, Value, str | None, float | None, str | None]] = []
    for row in rows(reading, "indicator_values"):
        period, value = row.values["时期"], row.values["数值"]
        assert isinstance(period, Span)
        assert isinstance(value, Quantity)
        span = f"{period.start}..{period.end}"
        told.append((row.values["城市"], row.values["指标"], span, value.value, value.unit))
    return told


@pytest.mark.parametrize(
    ("head", "line"),
    [
        (
            ["Indicator", "City", "Period", "Value", "Unit"],
            ["会员数", "济南", "2024-03", 5, "万人"],
        ),
        (["Area", "Variable", "Time", "Units", "Figure"], ["济南", "会员数", "2024-03", "万人", 5]),
        (
            ["region_name", "TIME_PERIOD", "SERIES", "OBS_VALUE（万人）"],
            ["济南", "2024-03", "会员数", 5],
        ),
        (["Province", "Metric", "Date", "Amount (万人)"], ["山东", "会员数", "2024-03", 5]),
        (["City", "Year", "Month", "会员数（万人）"], ["济南", 2024, 3, 5]),
        (
            ["Region", "City", "Indicator", "Year", "Month", "Value", "Unit"],
            ["华东", "济南", "会员数", 2024, 3, 5, "万人"],
        ),
    ],
)
def test_a_long_table_may_have_english_heads(
    head: list[Typed], line: list[Typed], tmp_path: Path
) -> None:
    reading = read(tmp_path, "data", [head, line, ["青岛" if x == "济南" else x for x in line]])
    place = "山东" if "山东" in line else "济南"
    assert figures(reading)[0] == (place, "会员数", "2024-03-01..2024-03-31", 50000, "人")
    assert not reading.faults


def test_the_unit_in_an_indicators_own_cell_is_that_of_its_value(tmp_path: Path) -> None:
    body: Lines = [
        ["济南", "2024年3月", "入会率（%）", 61.5, "%"],
        ["青岛", "2024年3月", "会员数（万人）", 5, None],
        ["烟台", "2024年3月", "会员数（含个体）", 6, "人"],
    ]
    reading = read(tmp_path, "数据", [["城市", "时期", "指标", "数值", "单位"], *body])
    assert [(told[1], *told[3:]) for told in figures(reading)] == [
        ("入会率", 61.5, "%"),
        ("会员数", 50000, "人"),
        ("会员数（含个体）", 6, "人"),
    ]


def test_english_heads_of_the_side_columns_of_a_cross_tab_are_known(tmp_path: Path) -> None:
    head = ["Region", "Source", "2023", "2024"]
    body: Lines = [head, ["济南", "年鉴", 5, 6], ["青岛", "年鉴", 7, 8]]
    reading = read(tmp_path, "会员数（万人）", body)
    assert [told[0] for told in figures(reading)] == ["济南", "济南", "青岛", "青岛"]
    assert {row.values["来源"] for row in rows(reading, "indicator_values")} == {"年鉴"}


def test_a_large_sheet_with_english_heads_is_read_alike(tmp_path: Path) -> None:
    body: Lines = [["会员数", f"第{at}市", "2024-03", at, "万人"] for at in range(1, 200)]
    body[120] = ["City", "青岛", "2024-03", 6, "万人"]
    path = tmp_path / "large.xlsx"
    sheet_of("data", [["Indicator", "City", "Period", "Value", "Unit"], *body])(path)
    fast, slow = large.read_file(path, least=0), read_file(path)
    assert [part.height for part in fast.tables] == [part.height for part in slow.tables]
    assert fast.faults == slow.faults


PROBLEM = ["编号", "问题描述", "发现日期", "责任单位"]


def alike(reading: Reading) -> list[tuple[str | None, str, bool]]:
    return [
        (fault.cell, fault.details["column"], fault.warning)
        for fault in reading.faults
        if fault.reason == COLUMN_ALIKE
    ]


@pytest.mark.parametrize("header", ["最迟时间", "整改最后期限", "限期", "截止日"])
def test_an_unread_column_that_looks_like_a_missing_one_is_said(
    header: str, tmp_path: Path
) -> None:
    body: Lines = [
        ["E1", "断电", "2025-02-03", "办公室", "2025-03-01"],
        ["E2", "断水", "2025-02-03", "办公室", None],
        ["E3", "漏雨", "2025-02-03", "办公室", "2025年3月底"],
    ]
    reading = read(tmp_path, "问题台账", [[*PROBLEM, header], *body])
    assert alike(reading) == [("E1", "整改期限", True)]
    assert all(row.values.get("整改期限") is None for row in rows(reading, "problems"))


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("更新日期", ["2025-03-01", "2025-03-02"]),
        ("最迟时间", ["尽快", "两周内"]),
        ("限期情况", ["已超期", "未超期"]),
    ],
)
def test_a_column_of_another_kind_is_kept_in_silence(
    header: str, cells: list[str], tmp_path: Path
) -> None:
    body = [["E1", "断电", "2025-02-03", "办公室", cells[0]]]
    body += [["E2", "断水", "2025-02-03", "办公室", cells[1]]]
    assert read(tmp_path, "问题台账", [[*PROBLEM, header], *body]).faults == ()


def test_nothing_is_said_where_the_column_is_there_or_the_office_decided(tmp_path: Path) -> None:
    head = [*PROBLEM, "整改期限", "最迟时间"]
    body: Lines = [
        ["E1", "断电", "2025-02-03", "办公室", "2025-03-01", "2025-04-01"],
        ["E2", "断水", "2025-02-03", "办公室", "2025-03-01", "2025-04-01"],
    ]
    assert not alike(read(tmp_path, "问题台账", [head, *body]))
    path = tmp_path / "kept.xlsx"
    sheet_of("问题台账", [[*PROBLEM, "最迟时间"], *(row[:5] for row in body)])(path)
    assert alike(read_file(path)) == [("E1", "整改期限", True)]
    assert not alike(read_file(path, memory={"最迟时间": ""}))
    chosen = read_file(path, memory={"最迟时间": "整改期限"})
    assert not chosen.faults
    assert all(row.values["整改期限"] for row in rows(chosen, "problems"))
