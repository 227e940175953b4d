"""What follows from the course of values, at what decides: one table over rows said in the test."""

import calendar
import datetime as dt

import duckdb
import pytest

from tests.steps import Rows, made

DEMO = {"is_demo": True}
OF = {"indicator": "得分", "city_group": "全省", "grain": "month", "series_no": 1, **DEMO}


@pytest.fixture(scope="module")
def board(small: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    return small


def month(number: int) -> dict[str, str]:
    """First and last day of a month that is so many after December 2023."""
    year, place = 2024 + (number - 1) // 12, (number - 1) % 12 + 1
    last = calendar.monthrange(year, place)[1]
    return {"period_start": f"{year}-{place:02d}-01", "period_end": f"{year}-{place:02d}-{last}"}


def closing(board: duckdb.DuckDBPyConnection, gaps: Rows, today: str) -> dict[str, object]:
    told = [{**OF, "is_higher_better": True, "benchmark_city": "乙市", **gap} for gap in gaps]
    on = [{"as_of": today, "values_to": today}]
    (row,) = made(board, "marts.closings", marts__gaps=told, staging__board=on)
    return row


def falling(last: float, points: int = 3, step: float = 1.0) -> Rows:
    """A gap that closes by the same every month, up to February 2026."""
    return [
        {**month(26 - back), "gap": last + step * back, "home_value": 50 - step * back}
        for back in range(points)
    ]


@pytest.mark.parametrize(
    ("gap", "outlook", "closes"),
    [
        (0.5, "closing", dt.date(2026, 3, 31)),
        (1.0, "closing", dt.date(2026, 3, 31)),
        (59.5, "closing", dt.date(2031, 2, 28)),
        (60.0, "closing", dt.date(2031, 2, 28)),
        (60.5, "distant", None),
    ],
)
def test_a_gap_closes_within_five_years_or_has_no_date(
    board: duckdb.DuckDBPyConnection, gap: float, outlook: str, closes: dt.date | None
) -> None:
    row = closing(board, falling(gap), "2026-02-28")
    assert row["outlook"] == outlook
    assert [row[name] for name in ("closes", "closes_from", "closes_to")] == [closes] * 3


@pytest.mark.parametrize(
    ("points", "outlook", "pace", "is_few"),
    [
        (2, "unknown", None, True),
        (3, "closing", -1, True),
        (5, "closing", -1, True),
        (6, "closing", -1, False),
    ],
)
def test_a_pace_needs_three_points_and_six_to_be_sure(
    board: duckdb.DuckDBPyConnection, points: int, outlook: str, pace: float | None, is_few: bool
) -> None:
    row = closing(board, falling(5, points), "2026-02-28")
    assert (row["points"], row["outlook"], row["is_few"]) == (points, outlook, is_few)
    names = ("gap_pace", "gap_pace_low", "gap_pace_high")
    assert [row[name] for name in names] == [pace] * 3
    assert row["home_pace"] == (None if pace is None else -pace)


@pytest.mark.parametrize(
    ("gap", "day", "outlook"),
    [
        *((0.5, "2024-02-28", "outdated"), (0.5, "2024-03-31", "unknown")),
        *((0.5, "2024-03-30", "outdated"), (0.0, "2024-02-28", "level")),
        *((-0.5, "2024-02-28", "ahead"), (1.0, "2024-02-28", "outdated")),
    ],
)
def test_a_gap_of_more_than_two_years_ago_is_outdated(
    board: duckdb.DuckDBPyConnection, gap: float, day: str, outlook: str
) -> None:
    assert closing(board, [{"period_end": day, "gap": gap}], "2026-03-05")["outlook"] == outlook


@pytest.mark.parametrize(("today", "outlook"), [("2026-03-31", "closing"), ("2026-04-01", None)])
def test_a_gap_that_may_have_closed_before_this_month_is_outdated(
    board: duckdb.DuckDBPyConnection, today: str, outlook: str | None
) -> None:
    row = closing(board, falling(1), today)
    assert row["outlook"] == (outlook or "outdated")
    assert row["closes"] == (dt.date(2026, 3, 31) if outlook else None)


@pytest.mark.parametrize(
    ("ends", "points"),
    [
        ([f"{year}-12-31" for year in range(2018, 2026)], 6),  # the last six, however old
        ([month(number)["period_end"] for number in range(12, 27)], 12),  # the last twelve months
        ([month(number)["period_end"] for number in range(21, 27)] + ["2025-03-14"], 6),
        ([month(number)["period_end"] for number in range(21, 27)] + ["2025-03-16"], 7),
    ],
)
def test_a_pace_rests_on_six_periods_or_twelve_months(
    board: duckdb.DuckDBPyConnection, ends: list[str], points: int
) -> None:
    gaps = [{"period_end": end, "gap": 5.0} for end in ends]
    assert closing(board, gaps, "2026-02-28")["points"] == points


def test_of_a_city_for_which_less_is_better_the_pace_is_turned(
    board: duckdb.DuckDBPyConnection,
) -> None:
    gaps = [
        {**month(n), "gap": 9.0 - n, "home_value": 9.0 - n, "benchmark_value": 9.0 - 2 * n}
        for n in (1, 2, 3)
    ]
    row = closing(board, [{**gap, "is_higher_better": False} for gap in gaps], "2024-03-31")
    assert (row["gap_pace"], row["home_pace"], row["benchmark_pace"]) == (-1, 1, 2)


def test_paces_have_nine_decimals(board: duckdb.DuckDBPyConnection) -> None:
    gaps = [
        {**month(26 - back), "gap": 1 + back / 3, "home_value": -back / 3}
        | {"benchmark_value": -2 * back / 3}
        for back in range(3)
    ]
    row = closing(board, gaps, "2026-02-28")
    names = ("gap_pace", "gap_pace_low", "gap_pace_high", "home_pace", "benchmark_pace")
    thirds = [-0.333333333, -0.333333333, -0.333333333, 0.333333333, 0.666666667]
    assert [row[name] for name in names] == thirds


def paced(
    board: duckdb.DuckDBPyConnection, known: Rows, *, better: bool = True, grain: str = "month"
) -> dict[str, object]:
    unit = {"indicator": "得分", "unit": "分", "is_higher_better": better}
    told = [{**OF, "city": "甲市", "is_counted": True, "grain": grain, **one} for one in known]
    (row,) = made(
        board,
        "marts.paces",
        marts__city_ranks=told,
        staging__indicators=[unit],
        staging__indicator_decimals=[{"indicator": "得分", "decimals": 1}],
        staging__series_breaks=[],
    )
    return row


@pytest.mark.parametrize(
    ("values", "better", "step", "start"),
    [
        ((5, 5, 4), True, None, None),  # to stay is no change for the better
        ((5, 5, 6), False, None, None),
        ((5, 5, 5.1), True, 0.1, dt.date(2024, 3, 1)),
        ((5, 4.9, 4.9), False, -0.1, dt.date(2024, 2, 1)),
        ((5, 7, 8), True, 2, dt.date(2024, 2, 1)),
    ],
)
def test_the_best_step_is_one_for_the_better(
    board: duckdb.DuckDBPyConnection,
    values: tuple[float, ...],
    better: bool,
    step: float | None,
    start: dt.date | None,
) -> None:
    row = paced(board, [{**month(n), "value": v} for n, v in enumerate(values, 1)], better=better)
    assert (row["best_step"], row["best_start"]) == (step, start)
    assert (row["best_end"] is None) == (start is None)


@pytest.mark.parametrize(
    ("value", "lowest", "highest"),
    [(-1, None, 100), (0, 0, 100), (1, 0, 100), (99, 0, 100), (100, 0, 100), (100.5, 0, None)],
)
def test_a_score_is_bound_where_no_value_ever_passed(
    board: duckdb.DuckDBPyConnection, value: float, lowest: int | None, highest: int | None
) -> None:
    row = paced(board, [{**month(1), "value": value}, {**month(2), "value": 50.0}])
    assert (row["lowest"], row["highest"]) == (lowest, highest)


@pytest.mark.parametrize(("points", "pace"), [(2, None), (3, 1), (4, 1)])
def test_a_pace_of_a_city_needs_three_points(
    board: duckdb.DuckDBPyConnection, points: int, pace: float | None
) -> None:
    row = paced(board, [{**month(n), "value": float(n)} for n in range(1, points + 1)])
    assert (row["points"], row["pace"]) == (points, pace)


@pytest.mark.parametrize(
    ("grain", "starts", "points"),
    [
        ("month", [f"2025-{n:02d}-01" for n in range(1, 13)] + ["2024-12-01"], 12),
        ("quarter", [f"{y}-{m:02d}-01" for y in (2024, 2025) for m in (1, 4, 7, 10)], 6),
        ("year", [f"{year}-01-01" for year in range(2018, 2026)], 6),
        ("year", [f"{year}-01-01" for year in range(2011, 2026, 2)], 6),  # with gaps: six, too
    ],
)
def test_a_pace_of_a_city_rests_on_a_year_or_six_periods(
    board: duckdb.DuckDBPyConnection, grain: str, starts: list[str], points: int
) -> None:
    length = {"month": 0, "quarter": 2, "year": 11}[grain]
    known = [
        {
            "period_start": start,
            "period_end": f"{start[:4]}-{int(start[5:7]) + length:02d}-28",
            "value": float(place % 3),
        }
        for place, start in enumerate(starts)
    ]
    assert paced(board, known, grain=grain)["points"] == points


@pytest.mark.parametrize(
    ("grain", "ends"),
    [
        ("tenday", ["2025-01-10", "2025-01-20", "2025-01-31", "2025-02-10"]),
        ("month", ["2024-11-30", "2024-12-31", "2025-01-31"]),
        ("quarter", ["2024-09-30", "2024-12-31", "2025-03-31"]),
        ("half", ["2024-06-30", "2024-12-31", "2025-06-30"]),
        ("year", ["2023-12-31", "2024-12-31", "2025-12-31"]),
    ],
)
def test_periods_that_follow_each_other_are_one_apart(
    board: duckdb.DuckDBPyConnection, grain: str, ends: list[str]
) -> None:
    starts = {"10": "01", "20": "11", "31": "21"}
    known = [
        {
            "period_start": f"{end[:8]}{starts.get(end[8:], '01')}",
            "period_end": end,
            "value": 2.0 * place,
        }
        for place, end in enumerate(ends)
    ]
    row = paced(board, known, grain=grain)
    assert (row["pace"], row["best_step"]) == (2, 2)


@pytest.mark.parametrize(
    ("values", "quartiles"),
    [
        ((1, 2, 3), None),
        ((1, 2, 3, 4), [1.75, 2.5, 3.25]),
        ((2, 2, 2, 2), None),
        ((2, 2, 2, 3), [2, 2, 2.25]),
    ],
)
def test_quarters_need_four_cities_that_are_not_all_equal(
    board: duckdb.DuckDBPyConnection, values: tuple[float, ...], quartiles: list[float] | None
) -> None:
    ranks = [{**OF, **month(1), "is_counted": True, "value": float(value)} for value in values]
    (row,) = made(board, "marts.quartiles", marts__city_ranks=ranks)
    assert row["quartiles"] == quartiles


def test_quartiles_have_nine_decimals(board: duckdb.DuckDBPyConnection) -> None:
    ranks = [{**OF, **month(1), "is_counted": True, "value": value / 3} for value in range(5)]
    (row,) = made(board, "marts.quartiles", marts__city_ranks=ranks)
    assert [row["q1"], row["median"], row["q3"]] == [0.333333333, 0.666666667, 1]
