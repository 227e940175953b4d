"""The day that the board stands on, and one number for what is overdue to it."""

import datetime as dt
from pathlib import Path

import pytest

from tests.ledgers import REGISTERS, UNITS, found, marts
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


def value(period: str) -> dict[str, Said]:
    return {"indicator": "得分", "city": "甲市", "period": period, "value": 1.0}


AS_OF = "select as_of, counted_to, values_to from staging.as_of"


def test_an_early_indicator_file_moves_no_deadline_and_no_count(tmp_path: Path) -> None:
    ledgers: Sheets = {
        **REGISTERS,
        "problems": [
            problem("前", due="2025-12-30"),
            problem("当日", due="2025-12-31"),
            problem("后", due="2026-01-01", assigned="2025-12-31"),
        ],
        "indicator_values": [value("2025-12")],
    }
    counts = "select state, count(*) from marts.matters group by state order by state"
    overdue = "select name, days_overdue from marts.matters where state = 'overdue'"
    before = marts(tmp_path / "before", ledgers)
    after = marts(tmp_path / "after", ledgers, {"indicator_values": [value("2026-01")]})
    assert found(before, AS_OF) == [(dt.date(2025, 12, 31),) * 3]
    assert found(after, AS_OF) == [
        (dt.date(2025, 12, 31), dt.date(2025, 12, 31), dt.date(2026, 1, 31))
    ]
    assert found(before, overdue) == found(after, overdue) == [("问题前", 1)]
    assert found(before, counts) == found(after, counts)


def test_deadlines_plans_ahead_and_appraised_periods_are_no_report(tmp_path: Path) -> None:
    project = {"project": "项目", "lead": "研究室", "started": "2026-04-01", "due": "2026-12-31"}
    sheets: Sheets = {
        **REGISTERS,
        "forums": [
            {"forum_no": 1, "theme": "已办", "held": "2025-06-05"},
            {"forum_no": 2, "theme": "将办", "held": "2026-03-20"},
        ],
        "projects": [project],
        "plans": [{"year": 2026, "item": "论坛", "planned": 12}],
        "indicator_values": [value("2025-12")],
    }
    # Built on the very day of the planned forum, and uploaded the day before.
    assert found(marts(tmp_path, sheets), AS_OF) == [
        (dt.date(2025, 6, 5), dt.date(2025, 6, 5), dt.date(2025, 12, 31))
    ]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-02", dt.date(2026, 2, 28)),
        ("2026-03", dt.date(2026, 3, 19)),  # the month goes on: up to the day of the upload
        ("2025Q4", dt.date(2025, 10, 1)),
        ("2026-03-19", dt.date(2026, 3, 19)),
        ("2026-03-20", None),
    ],
)
def test_a_coarse_day_counts_as_far_as_it_can_be_known(
    tmp_path: Path, written: str, day: dt.date | None
) -> None:
    sheets: Sheets = {"units": UNITS, "problems": [problem("甲", found=written, due=None)]}
    assert found(marts(tmp_path, sheets), "select counted_to from staging.as_of") == [(day,)]


def test_a_board_of_indicators_alone_has_a_day_and_nothing_overdue(tmp_path: Path) -> None:
    sheets: Sheets = {
        **REGISTERS,
        "indicator_values": [value("2025-12")],
        "decisions": [
            {"meeting": "一次", "decision": "事", "owner": "研究室", "due": "2025-01-01"}
        ],
    }
    board = marts(tmp_path, sheets)
    assert found(board, "select as_of, counted_to from marts.board") == [
        (dt.date(2025, 12, 31), None)
    ]
    assert found(board, "select state, days_left from marts.decisions") == [("open", None)]
    assert found(board, "select * from marts.to_do") == []


def test_what_is_overdue_is_one_number_everywhere(tmp_path: Path) -> None:
    sheets: Sheets = {
        "units": UNITS,
        "forums": [
            {"forum_no": 1, "theme": "未交", "held": "2023-01-01", "host": "研究室"},
            {"forum_no": 2, "theme": "当日", "held": "2025-11-21", "host": "研究室"},
        ],
        "problems": [
            problem("甲", owner="研究室、组织部", due="2025-12-20"),
            problem("乙", due="2025-12-21", assigned="2025-12-21"),
        ],
    }
    board = marts(tmp_path, sheets)
    matters = "select kind, name, days_overdue from marts.matters where state = 'overdue'"
    assert found(board, f"{matters} order by all") == [
        ("archive", "第1期论坛材料归档", 1055),
        ("problem", "问题甲", 1),
    ]
    stuck = "select kind, name, days_overdue from marts.stuck order by all"
    assert found(board, stuck) == found(board, f"{matters} order by all")
    assert found(board, "select state, days_late from marts.archive order by held") == [
        ("missing", 1055),
        ("open", 0),
    ]
    owners = "select owner, count(*) from marts.to_do where state = 'overdue' group by all"
    assert sorted(found(board, owners)) == [("研究室", 2), ("组织部", 1)]
    assert found(board, "select count(*) from marts.problems where state = 'overdue'") == [(1,)]


@pytest.mark.parametrize(
    ("median", "waits", "stuck"),
    [
        (None, (60, 61, 365, 366), {61, 365}),  # twice 30 days where none is known; a year lapses
        (10, (30, 31), {31}),  # 30 days at least
        (20, (40, 41), {41}),  # twice the median
    ],
)
def test_a_topic_is_stuck_from_its_very_threshold_on(
    tmp_path: Path, median: int | None, waits: tuple[int, ...], stuck: set[int]
) -> None:
    today = dt.date(2025, 12, 31)
    held = [today - dt.timedelta(days) for days in waits]
    done = [today - dt.timedelta(300)] * (3 if median else 0)
    forums: list[dict[str, Said]] = [
        {"forum_no": no, "theme": "主题", "held": str(day), "archived": str(today)}
        for no, day in enumerate([*held, *done], 1)
    ]
    topics: list[dict[str, Said]] = [
        {"topic": f"议题{no}", "forum_no": no} for no in range(1, len(forums) + 1)
    ]
    outcomes: list[dict[str, Said]] = [
        {
            "outcome": f"成果{no}",
            "forum_no": no,
            "topic": f"议题{no}",
            "formed": str(day + dt.timedelta(median or 0)),
            "effective": str(today),
        }
        for no, day in enumerate(done, len(held) + 1)
    ]
    board = marts(tmp_path, {"forums": forums, "topics": topics, "outcomes": outcomes})
    waiting = found(board, "select days_overdue from marts.stuck where kind = 'topic'")
    assert {row[0] for row in waiting} == stuck
