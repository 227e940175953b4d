"""How fast values move: checked by hand on rows said in the test."""

import datetime as dt
from pathlib import Path

import pytest

from tests.small_board import _rows
from tests.warehouses import Said, Warehouse, warehouse

INDICATORS = _rows(
    "indicator unit direction decimals grain",
    ("得分", "分", "越高越好", 1, "月"),
    ("天数", "天", "越低越好", 0, "月"),
)
CITIES = _rows("city role group", ("甲市", "本市", "全省"), ("乙市", "同组", "全省"))
Told = tuple[str, str, str, Said]


def paces(folder: Path, *values: Told) -> Warehouse:
    told = _rows("indicator city period value", *values)
    connection, findings = warehouse(
        folder, {"cities": CITIES, "indicators": INDICATORS, "indicator_values": told}
    )
    assert not findings
    return connection


def read(connection: Warehouse, columns: str) -> tuple[object, ...]:
    found = connection.execute(f"select {columns} from marts.paces order by all").fetchall()
    assert len(found) == 1
    return tuple(found[0])


def test_a_steady_climb_has_its_step_as_its_pace(tmp_path: Path) -> None:
    board = paces(
        tmp_path,
        ("得分", "甲市", "2025-10", 70),
        ("得分", "甲市", "2025-11", 72),
        ("得分", "甲市", "2025-12", 74),
    )
    assert read(board, "value, points, pace, best_step") == (74, 3, pytest.approx(2), 2)


def test_a_gap_of_months_counts_as_months(tmp_path: Path) -> None:
    board = paces(
        tmp_path,
        ("得分", "甲市", "2025-04", 70),
        ("得分", "甲市", "2025-06", 71),
        ("得分", "甲市", "2025-12", 74),
    )
    assert read(board, "pace, best_step") == (pytest.approx(0.5), pytest.approx(0.5))


def test_one_odd_month_hardly_moves_the_pace(tmp_path: Path) -> None:
    months = [("得分", "甲市", f"2025-{month:02}", 70.0 + month) for month in range(1, 13)]
    months[5] = ("得分", "甲市", "2025-06", 40.0)
    assert read(paces(tmp_path, *months), "pace") == (pytest.approx(1),)


def test_what_lies_more_than_a_year_back_sets_no_pace_but_may_be_the_best_month(
    tmp_path: Path,
) -> None:
    board = paces(
        tmp_path,
        ("得分", "甲市", "2023-01", 10),
        ("得分", "甲市", "2024-02", 62),
        *(("得分", "甲市", f"2025-{month:02}", 70.0 + month) for month in range(7, 13)),
    )
    assert read(board, "points, pace, best_step, best_end") == (
        6,
        pytest.approx(1),
        4,
        dt.date(2024, 2, 29),
    )


def test_where_less_is_better_the_best_month_is_the_steepest_fall(tmp_path: Path) -> None:
    board = paces(
        tmp_path,
        ("天数", "甲市", "2025-10", 20),
        ("天数", "甲市", "2025-11", 25),
        ("天数", "甲市", "2025-12", 22),
    )
    assert read(board, "best_step, lowest, highest") == (-3, 0, None)


def test_one_value_has_no_pace_and_no_best_month(tmp_path: Path) -> None:
    board = paces(tmp_path, ("得分", "甲市", "2025-12", 70))
    assert read(board, "points, pace, best_step, best_end, highest") == (1, None, None, None, 100)


def test_a_value_that_never_got_better_has_no_best_month(tmp_path: Path) -> None:
    same = [("得分", "甲市", f"2025-{month}", 70.0) for month in (10, 11, 12)]
    assert read(paces(tmp_path, *same), "pace, best_step, best_end") == (0, None, None)


def test_two_points_are_no_pace(tmp_path: Path) -> None:
    board = paces(tmp_path, ("得分", "甲市", "2025-11", 70), ("得分", "甲市", "2025-12", 71))
    assert read(board, "points, pace, best_step") == (2, None, 1)


def test_years_follow_each_other_as_periods(tmp_path: Path) -> None:
    years = [("得分", "甲市", "2022", 67.0), ("得分", "甲市", "2023", 70.0)]
    board = paces(tmp_path, *years, ("得分", "甲市", "2025", 76.0))
    assert read(board, "grain, pace") == ("year", pytest.approx(3))
