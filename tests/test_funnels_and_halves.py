"""Funnels never widen, and fractions are rounded on their exact halves."""

import datetime as dt
import math
import random
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from pages.shared import words
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


def test_a_step_left_out_is_passed_and_no_funnel_widens(tmp_path: Path) -> None:
    ledger = [
        problem("甲", closed=True, closed_on="2025-02-01"),
        problem("乙", listed="2025-01-12"),
        problem("丙", assigned="2025-01-12"),
        problem("丁"),
    ]
    board = marts(tmp_path, {"units": UNITS, "problems": ledger})
    query = "select step, problems, noted, passed from marts.problem_steps order by step_no"
    assert found(board, query) == [
        ("found", 4, 4, 0),
        ("assigned", 3, 1, 2),
        ("listed", 2, 1, 1),
        ("closed", 1, 1, 0),
    ]


def test_the_problem_funnel_never_widens_on_any_ledger(tmp_path: Path) -> None:
    draw = random.Random(13)
    days: list[Said] = [None, *(f"2025-{month:02d}-11" for month in range(1, 13))]
    ledger = [
        problem(
            str(number),
            assigned=draw.choice(days),
            listed=draw.choice(days),
            reopened_on=draw.choice(days),
            closed=draw.choice([True, False, None]),
            closed_on=draw.choice(days),
        )
        for number in range(200)
    ]
    board = marts(tmp_path, {"units": UNITS, "problems": ledger})
    query = "select problems, noted, passed from marts.problem_steps order by step_no"
    steps = [tuple(map(int, row)) for row in board.execute(query).fetchall()]
    assert all(later[0] <= earlier[0] for earlier, later in pairwise(steps))
    assert all(passed + noted >= count for count, noted, passed in steps)


def test_a_skipped_stage_has_no_waiting_time(tmp_path: Path) -> None:
    board = marts(tmp_path, outcome(formed="2025-06-10", effective="2025-07-01"))
    assert found(board, "select skipped from marts.topic_stages") == [([4],)]
    ways = "select from_no, to_no, days from marts.topic_waits order by all"
    assert found(board, ways) == [(1, 2, 35), (1, 3, 40), (1, 5, 61), (2, 3, 5)]


def half_away(exact: Fraction, places: int) -> float:
    """A fraction rounded to some places, halves away from nought."""
    size = math.floor(abs(exact) * 10**places + Fraction(1, 2))
    return float(Fraction(size, 10**places)) * (1 if exact >= 0 else -1)


def test_a_fraction_is_rounded_on_its_exact_half(tmp_path: Path) -> None:
    board = marts(tmp_path, {"units": UNITS})
    query = """
        select n, d, p, methods.rounded(n, d, p)
        from range(-45, 46) as numerators (n), range(1, 41) as denominators (d), range(0, 4) as
            places (p)
    """
    for numerator, denominator, places, rounded in board.execute(query).fetchall():
        assert rounded == half_away(Fraction(numerator, denominator), places)
    odd = "select methods.rounded(2.345::double, 1, 2), methods.rounded(1, 0, 1),"
    assert found(board, f"{odd} methods.rounded(null, 3, 1), methods.rounded(1e30, 1, 2)") == [
        (2.35, None, None, 1e30)
    ]


def test_days_behind_the_even_pace_are_exact_on_a_grid(tmp_path: Path) -> None:
    start, exact = dt.date(2025, 1, 1), {}
    projects: list[dict[str, Said]] = []
    reports: list[dict[str, Said]] = []
    for planned in (10, 20, 50, 90, 110, 130, 150, 170, 190, 250):
        for tenths in range(50, 1000, 50):
            name = f"{planned}天{tenths}"
            due = start + dt.timedelta(planned)
            projects.append(
                {"project": name, "lead": "研究室", "started": str(start), "due": str(due)}
            )
            gone = planned * 7 // 100 or 1
            day = start + dt.timedelta(gone)
            reports.append({"project": name, "date": str(day), "progress": tenths / 10})
            exact[name] = gone - Fraction(tenths, 1000) * planned
    board = marts(tmp_path, {"units": UNITS, "projects": projects, "project_progress": reports})
    slips = dict(board.execute("select project, slip from marts.project_curve").fetchall())
    assert slips == {name: half_away(slip, 0) for name, slip in exact.items()}
    assert slips["110天50"] == 2  # 7 days gone, 5 % of 110 days done: 1.5
    assert sum(slip.denominator == 2 for slip in exact.values()) > 40


@pytest.mark.parametrize(
    ("progress", "light"),
    [(40.0, "green"), (39.9, "amber"), (25.0, "amber"), (24.9, "red")],
)
def test_a_project_is_behind_from_its_very_threshold_on(
    tmp_path: Path, progress: float, light: str
) -> None:
    """Half of the time is gone: more than 10 points behind is amber, more than 25 is red."""
    sheets: Sheets = {
        "units": UNITS,
        "projects": [
            {
                "project": "甲",
                "lead": "研究室",
                "started": "2025-01-01",
                "due": "2025-04-11",
                "progress": progress,
            }
        ],
        "problems": [problem("甲", found="2025-02-20", due=None)],
    }
    board = marts(tmp_path, sheets)
    query = "select expected_progress, light from marts.projects"
    assert found(board, query) == [(50.0, light)]


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (12.5, 0, "13"),
        (13.5, 0, "14"),
        (-12.5, 0, "-13"),
        (2.345, 2, "2.35"),
        (2.344, 2, "2.34"),
        (0.05, 1, "0.1"),
        (0.04, 1, "0.0"),
    ],
)
def test_a_number_on_screen_is_rounded_on_its_half_as_in_the_marts(
    value: float, decimals: int, written: str
) -> None:
    assert words.measure(value, decimals=decimals) == written
    assert words.rounded(value, decimals) == half_away(Fraction(str(value)), decimals)
    assert words.days(28.5) == words.days(29)
