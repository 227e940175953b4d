"""When a gap closes, and how values spread: checked by hand on rows said in the test."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.small_board import _rows
from tests.warehouses import Warehouse, unchecked, warehouse

CITIES = _rows(
    "city role group",
    ("甲市", "本市", "全省"),
    ("乙市", "近学", "全省"),
    ("丙市", "远学", "全省"),
    ("丁市", "同组", "全省"),
)
INDICATORS = _rows(
    "indicator unit direction decimals",
    ("得分", "分", "越高越好", 1),
    ("天数", "天", "越低越好", 0),
    ("入会率", "%", "越高越好", 1),
)
Course = Sequence[float | None]


def months(first: str, count: int) -> list[str]:
    year, month = map(int, first.split("-"))
    numbers = range(12 * year + month - 1, 12 * year + month - 1 + count)
    return [f"{number // 12}-{number % 12 + 1:02d}" for number in numbers]


def board(
    folder: Path, ours: Course, theirs: Course, *, of: str = "得分", last: str = "2026-02"
) -> Warehouse:
    """Both courses month by month, up to `last`; None: not reported."""
    count = max(len(ours), len(theirs))
    year, month = map(int, last.split("-"))
    begin = 12 * year + month - count
    periods = months(f"{begin // 12}-{begin % 12 + 1:02d}", count)
    told = [
        (of, city, period, value)
        for city, course in (("甲市", ours), ("乙市", theirs))
        for period, value in zip(periods, course, strict=False)
        if value is not None
    ]
    values = _rows("indicator city period value", *told)
    connection, findings = warehouse(
        folder, {"cities": CITIES, "indicators": INDICATORS, "indicator_values": values}
    )
    assert not findings, findings
    return connection


def closing(connection: Warehouse) -> dict[str, object]:
    rows = connection.execute("select * from marts.closings where benchmark_city = '乙市'")
    names = [column[0] for column in rows.description]
    found = rows.fetchall()
    assert len(found) == 1
    return dict(zip(names, found[0], strict=True))


def test_a_steady_gap_closes_when_its_months_are_over(tmp_path: Path) -> None:
    ours = [70, 71, 72, 73, 74, 75]
    theirs = [80, 80.5, 81, 81.5, 82, 82.5]  # the gap of 7.5 falls by half a point a month
    row = closing(board(tmp_path, ours, theirs))
    assert (row["home_pace"], row["benchmark_pace"], row["gap_pace"]) == (1, 0.5, -0.5)
    assert row["outlook"] == "closing"
    assert row["closes"] == row["closes_from"] == row["closes_to"] == dt.date(2027, 5, 31)
    assert (row["points"], row["is_few"]) == (6, False)


def test_the_rival_moves_as_well(tmp_path: Path) -> None:
    standing = closing(board(tmp_path / "1", [70, 71, 72], [80, 80, 80]))
    moving = closing(board(tmp_path / "2", [70, 71, 72], [80, 81, 82]))
    assert standing["closes"] == dt.date(2026, 10, 31)
    assert (moving["outlook"], moving["closes"]) == ("not_closing", None)


def test_one_odd_month_hardly_moves_the_pace(tmp_path: Path) -> None:
    gaps = [10, 9, 8, 7, 30, 5, 4, 3]
    row = closing(board(tmp_path, [50.0] * 8, [50.0 + gap for gap in gaps]))
    assert row["gap_pace"] == -1
    assert row["closes"] == dt.date(2026, 5, 31)


def test_the_band_holds_the_date(tmp_path: Path) -> None:
    gaps = [12, 11, 10.5, 9, 9.2, 8, 7.5, 6]
    row = closing(board(tmp_path, [50.0] * 8, [50.0 + gap for gap in gaps]))
    band = [row[name] for name in ("closes_from", "closes", "closes_to")]
    assert band == sorted(band, key=str)
    assert len(set(band)) > 1


def test_a_slow_end_of_the_band_may_never_close(tmp_path: Path) -> None:
    gaps = [5, 9, 3, 8, 2, 6, 3, 5]
    row = closing(board(tmp_path, [50.0] * 8, [50.0 + gap for gap in gaps]))
    assert row["closes_from"] is not None
    assert row["closes_to"] is None


def test_only_the_last_year_sets_the_pace(tmp_path: Path) -> None:
    gaps = [*range(40, 16, -2), *[16.0] * 12]
    row = closing(board(tmp_path, [50.0] * 24, [50.0 + gap for gap in gaps]))
    assert (row["gap_pace"], row["outlook"], row["points"]) == (0, "not_closing", 12)
    assert row["since"] == dt.date(2025, 3, 31)


@pytest.mark.parametrize(("ours", "outlook"), [(81, "ahead"), (80, "level"), (79, "unknown")])
def test_one_point_has_a_standing_but_no_pace(tmp_path: Path, ours: float, outlook: str) -> None:
    row = closing(board(tmp_path, [ours], [80]))
    assert (row["outlook"], row["points"], row["is_few"]) == (outlook, 1, True)
    assert row["gap_pace"] is row["closes"] is row["closes_from"] is None


def test_two_points_are_no_pace_yet(tmp_path: Path) -> None:
    row = closing(board(tmp_path, [70, 75], [80, 80]))
    assert (row["outlook"], row["gap_pace"], row["closes"]) == ("unknown", None, None)


def test_a_rival_without_values_has_no_gap_to_close(tmp_path: Path) -> None:
    rows = board(tmp_path, [70, 71, 72], []).execute("select * from marts.closings").fetchall()
    assert rows == []


def test_months_that_one_of_them_left_out_are_spanned(tmp_path: Path) -> None:
    row = closing(board(tmp_path, [70, None, 72, 73], [80, 80, None, 80]))
    assert (row["points"], row["gap_pace"]) == (2, None)
    row = closing(board(tmp_path / "more", [70, None, 72, 73, 74], [80, 80, None, 80, 80]))
    assert (row["points"], row["gap_pace"], row["closes"]) == (3, -1, dt.date(2026, 8, 31))


def test_where_less_is_better_a_falling_value_is_a_pace_ahead(tmp_path: Path) -> None:
    row = closing(board(tmp_path, [40, 38, 36, 34], [30, 30, 30, 30], of="天数"))
    assert (row["gap"], row["home_pace"], row["gap_pace"]) == (4, 2, -2)
    assert row["closes"] == dt.date(2026, 4, 30)


def test_a_gap_known_for_long_ago_only_has_no_date(tmp_path: Path) -> None:
    ours, theirs = [70, 71, 72, *[73.0] * 30], [80, 80, 80]
    row = closing(board(tmp_path, ours, theirs))
    assert (row["gap"], row["outlook"], row["closes"]) == (8, "outdated", None)


def test_a_gap_that_would_close_in_a_lifetime_has_no_date(tmp_path: Path) -> None:
    ours = [50 + 0.1 * month for month in range(12)]
    row = closing(board(tmp_path, ours, [90.0] * 12))
    assert (row["outlook"], row["closes"]) == ("distant", None)


def test_quarters_reach_back_six_periods(tmp_path: Path) -> None:
    quarters = [f"{year}Q{quarter}" for year in (2024, 2025) for quarter in range(1, 5)]
    told = [
        ("入会率", city, period, value + step * place)
        for city, value, step in (("甲市", 60, 3), ("乙市", 80, 0))
        for place, period in enumerate(quarters)
    ]
    connection, findings = warehouse(
        tmp_path,
        {
            "cities": CITIES,
            "indicators": INDICATORS,
            "indicator_values": _rows("indicator city period value", *told),
        },
    )
    assert not findings
    row = closing(connection)
    assert (row["points"], row["is_few"], row["gap"]) == (6, False, -1)
    assert row["gap_pace"] == pytest.approx(-1)  # three points a quarter, in months


def test_quartiles_are_those_of_a_spreadsheet(tmp_path: Path) -> None:
    told = zip(("甲市", "乙市", "丙市", "丁市"), (1.0, 2.0, 4.0, 10.0), strict=True)
    values = [("得分", city, "2026-01", value) for city, value in told]
    connection = unchecked(
        tmp_path,
        {
            "cities": CITIES,
            "indicators": INDICATORS,
            "indicator_values": _rows("indicator city period value", *values),
        },
    )
    rows = connection.execute(
        "select reported, least, q1, median, q3, greatest from marts.quartiles"
    )
    assert rows.fetchall() == [(4, 1, 1.75, 3, 5.5, 10)]


def test_one_city_is_all_quartiles_and_none_has_no_row(tmp_path: Path) -> None:
    rows = board(tmp_path, [70], []).execute("select q1, median, q3 from marts.quartiles")
    assert rows.fetchall() == [(70, 70, 70)]
