"""Dates that cannot be: each is told at its cell, and no figure is bent by it."""

import datetime as dt
import json
from pathlib import Path

import pytest

from tests import offices
from tests.commands import etl
from tests.ledgers import UNITS, found, marts
from tests.warehouses import Said, Sheets


def problem(no: str, **more: Said) -> dict[str, Said]:
    """A problem found on 10 January and due on 10 February."""
    return {
        "no": no,
        "problem": f"问题{no}",
        "found": "2025-01-10",
        "owner": "研究室",
        "due": "2025-02-10",
        "closed": False,
        **more,
    }


@pytest.mark.parametrize(
    ("written", "is_closed", "days", "faults"),
    [
        ({"closed": True, "closed_on": "2025-02-01"}, True, 22, []),
        ({"closed": False, "closed_on": "2025-02-01"}, False, 80, ["closed_while_open"]),
        ({"closed": True, "closed_on": "2025-02-01", "reopened_on": "2025-02-01"}, True, 22, []),
        (
            {"closed": True, "closed_on": "2025-02-01", "reopened_on": "2025-02-02"},
            False,
            80,
            ["reopened_yet_closed"],
        ),
        ({"closed": None, "closed_on": "2025-02-01", "reopened_on": "2025-01-20"}, True, 22, []),
        ({"closed": None, "closed_on": "2027-02-01"}, False, 80, ["future"]),
        ({"assigned": "2025-01-09"}, False, 80, ["assigned_before_found"]),
        ({"assigned": "2025-01-10"}, False, 80, []),
        ({"due": "2025-01-09"}, False, 80, ["due_before_found"]),
        ({"due": "2028-01-01"}, False, 80, ["far"]),
        ({"due": "2027-12-31"}, False, 80, []),
    ],
)
def test_a_problem_that_contradicts_itself_is_told_and_its_days_go_on(
    tmp_path: Path, written: dict[str, Said], is_closed: bool, days: int, faults: list[str]
) -> None:
    sheets: Sheets = {
        "units": UNITS,
        "problems": [problem("甲", **written), problem("今", assigned="2025-03-31")],
    }
    board = marts(tmp_path, sheets)
    query = "select is_closed, days_open from marts.problems where no = '甲'"
    assert found(board, query) == [(is_closed, days)]
    told = found(board, "select fault, about, _cell from marts.date_faults")
    assert told == [(fault, "问题甲", "A2") for fault in faults]


def outcome(**more: Said) -> Sheets:
    """A forum of 5 June with one topic and one outcome."""
    return {
        "units": UNITS,
        "forums": [
            {"forum_no": 1, "theme": "主题", "held": "2025-06-05", "archived": "2025-12-31"}
        ],
        "topics": [{"topic": "议题", "forum_no": 1, "proposed": "2025-05-01"}],
        "outcomes": [{"outcome": "成果", "forum_no": 1, "topic": "议题", **more}],
    }


@pytest.mark.parametrize(
    ("written", "stage", "state", "faults"),
    [
        ({"formed": "2025-06-05"}, "formed", "studied", []),
        ({"formed": "2025-06-04"}, "formed", "studied", ["formed_before_forum"]),
        (
            {"formed": "2025-06-10", "effective": "2025-07-01"},
            "effective",
            "effective",
            ["effective_yet_unused"],
        ),
        (
            {"formed": "2025-06-10", "adopted": "2025-07-02", "effective": "2025-07-01"},
            "effective",
            "effective",
            ["effective_before_adopted"],
        ),
        (
            {"formed": "2025-06-10", "adoption": "未采纳", "effective": "2025-07-01"},
            "formed",
            "declined",
            ["effective_yet_declined"],
        ),
        (
            {"formed": "2025-06-10", "adoption": "未采纳", "adopted": "2025-07-01"},
            "formed",
            "declined",
            ["adopted_yet_declined"],
        ),
        ({"formed": "2025-06-10", "adopted": "2027-01-01"}, "formed", "studied", ["future"]),
    ],
)
def test_a_later_stage_reached_means_that_the_earlier_ones_were(
    tmp_path: Path, written: dict[str, Said], stage: str, state: str, faults: list[str]
) -> None:
    board = marts(tmp_path, outcome(**written))
    assert found(board, "select stage from marts.topic_stages") == [(stage,)]
    assert found(board, "select state from marts.outcome_uses") == [(state,)]
    assert [row[0] for row in found(board, "select fault from marts.date_faults")] == faults
    days = found(
        board, "select proposed, discussed, formed, used, effective from marts.topic_stages"
    )
    reached = [day for day in days[0] if day is not None]
    assert reached == sorted(reached, key=str)


def test_dates_of_projects_milestones_and_look_backs_that_cannot_be_are_told(
    tmp_path: Path,
) -> None:
    sheets: Sheets = {
        **outcome(formed="2025-06-10", adopted="2025-06-20", effective="2025-07-01"),
        "projects": [
            {"project": "甲", "lead": "研究室", "started": "2025-06-02", "due": "2025-06-01"},
            {
                "project": "乙",
                "lead": "研究室",
                "started": "2025-06-01",
                "due": "2025-12-01",
                "finished": "2025-11-01",
                "progress": 99,
            },
        ],
        "project_progress": [
            {"project": "乙", "date": "2025-05-31", "progress": 1},
            {"project": "乙", "date": "2027-01-01", "progress": 100},
        ],
        "milestones": [
            {"project": "乙", "milestone": "一", "due": "2025-07-01", "reached": "2025-05-31"}
        ],
        "look_backs": [{"outcome": "成果", "due": "2025-12-01", "looked": "2025-06-30"}],
    }
    board = marts(tmp_path, sheets)
    told = "select fault, about, header, written, order_of from marts.date_faults order by all"
    assert found(board, told) == [
        ("due_before_begun", "甲", "完成期限", "2025-06-01", "2025-06-02"),
        ("finished_yet_behind", "乙", "完成日期", "2025-11-01", None),
        ("future", "乙", "日期", "2027-01-01", None),
        ("looked_before_effect", "成果", "回头看日期", "2025-06-30", "2025-07-01"),
        ("reached_before_begun", "乙", "完成日期", "2025-05-31", "2025-06-01"),
        ("reported_before_begun", "乙", "日期", "2025-05-31", "2025-06-01"),
    ]
    query = "select day, progress from marts.project_curve"
    assert found(board, query) == [(dt.date(2025, 5, 31), 1.0)]


def test_a_report_of_the_future_is_no_progress(tmp_path: Path) -> None:
    project = {"project": "甲", "lead": "研究室", "started": "2025-01-01", "due": "2025-12-31"}
    sheets: Sheets = {
        "units": UNITS,
        "projects": [project],
        "project_progress": [
            {"project": "甲", "date": "2025-03-01", "progress": 20},
            {"project": "甲", "date": "2027-03-01", "progress": 100},
        ],
    }
    board = marts(tmp_path, sheets)
    assert found(board, "select progress, light from marts.projects") == [(20.0, "green")]


def test_the_preview_of_an_upload_counts_the_dates_that_cannot_be(tmp_path: Path) -> None:
    data = tmp_path / "data"
    registers = offices.workbook(
        tmp_path / "单位.xlsx", {"单位": [["单位", "类别"], ["研究室", "机关部室"]]}
    )
    header = ["编号", "问题描述", "发现日期", "责任单位", "整改期限", "是否销号", "销号日期"]
    rows: offices.Rows = [
        header,
        ["2025-001", "甲", "2025-01-10", "研究室", "2025-01-09", "否", "2025-02-01"],
        ["2025-002", "乙", "2025-01-10", "研究室", "2025-01-10", "是", "2025-02-01"],
    ]
    ledger = offices.workbook(tmp_path / "台账.xlsx", {"问题台账": rows})
    assert etl(data, "load", registers).returncode == 0
    tried = etl(data, "load", ledger, "--dry-run", "--json")
    told = json.loads(tried.stdout)["date_faults"]
    assert [(one["fault"], one["cell"]) for one in told] == [
        ("due_before_found", "E2"),
        ("closed_while_open", "G2"),
    ]
    assert "有 2 处日期不合情理" in etl(data, "load", ledger, "--dry-run").stdout
    assert etl(data, "load", ledger).returncode == 0
