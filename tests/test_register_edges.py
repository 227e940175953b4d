"""Registers, schemes and what values are taken for, at what decides: one table at a time."""

import datetime as dt
from collections.abc import Mapping

import duckdb
import pytest

from tests.steps import asked, made

HERE = {"_upload": 1, "_current": True, "_sheet": "表", "_cell": "A2"}
OF = {"indicator": "得分", "is_demo": True}
PERIOD = {"grain": "month", "period_start": "2026-01-01", "period_end": "2026-01-31"}


@pytest.fixture(scope="module")
def board(small: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    return small


@pytest.mark.parametrize(
    ("exponent", "aggregation", "is_lacking"),
    [
        *((-20, "幂均值(-20.0)", False), (-20.5, "算术", True), (-21, "算术", True)),
        *((20, "幂均值(20.0)", False), (20.5, "算术", True), (21, "算术", True)),
        *((0.5, "幂均值(0.5)", False), (None, "算术", True)),
    ],
)
def test_a_power_mean_has_an_exponent_of_at_most_twenty(
    board: duckdb.DuckDBPyConnection, exponent: float | None, aggregation: str, is_lacking: bool
) -> None:
    (row,) = scheme_rows(board, {"aggregation": "幂均值", "exponent": exponent})
    assert (row["aggregation"], row["is_exponent_lacking"]) == (aggregation, is_lacking)


@pytest.mark.parametrize(("stated", "weight"), [(-1, 0), (0, 0), (0.5, 0.5), (1, 1)])
def test_a_weight_below_nought_counts_as_none(
    board: duckdb.DuckDBPyConnection, stated: float, weight: float
) -> None:
    (row,) = scheme_rows(board, {"weight": stated})
    assert (row["stated_weight"], row["weight"]) == (stated, weight)


@pytest.mark.parametrize(
    ("coverage", "threshold"), [(70, 0.7), (0.7, 0.7), (1, 1), (1.5, 0.015), (100, 1), (2, 0.02)]
)
def test_a_coverage_above_one_is_in_per_cent(
    board: duckdb.DuckDBPyConnection, coverage: float, threshold: float
) -> None:
    (row,) = scheme_rows(board, {"coverage": coverage})
    assert row["threshold"] == pytest.approx(threshold)


def test_the_latest_row_of_an_indicator_is_the_one_in_force(
    board: duckdb.DuckDBPyConnection,
) -> None:
    (row,) = scheme_rows(board, {"weight": 3, "_row": 3}, {"weight": 2, "_row": 2})
    assert row["weight"] == 2


def scheme_rows(
    board: duckdb.DuckDBPyConnection, *said: Mapping[str, object]
) -> list[dict[str, object]]:
    written = {"scheme": "评价", "indicator": "注册职工", "_row": 2, **HERE}
    return made(board, "staging.scheme_rows", raw__schemes=[{**written, **row} for row in said])


@pytest.mark.parametrize(
    ("bases", "decimals", "expected"),
    [
        ((None, None), (None, None), None),
        (("四舍五入", None), (None, None), 2),
        (("四舍五入", None), (1, None), 1),
        (("原值", None), (1, None), None),
        ((None, None), (1, 3), 1),
    ],
)
def test_places_are_ranked_by_rounded_scores_of_two_decimals(
    board: duckdb.DuckDBPyConnection,
    bases: tuple[str | None, ...],
    decimals: tuple[int | None, ...],
    expected: int | None,
) -> None:
    rows = [
        {"scheme": "评价", "place": place, "rank_basis": basis, "decimals": places}
        for place, (basis, places) in enumerate(zip(bases, decimals, strict=True), 1)
    ]
    (row,) = made(board, "staging.scheme_settings", staging__scheme_rows=rows)
    assert row["decimals"] == expected


@pytest.mark.parametrize(("second", "is_same"), [("甲", True), ("乙", False)])
def test_what_all_rows_say_holds_for_a_silent_one(
    board: duckdb.DuckDBPyConnection, second: str, is_same: bool
) -> None:
    said = {
        "甲": {"reference_city": "甲市", "normalisation": "极差0-1", "threshold": 0.5}
        | {"aggregation": "几何"},
        "乙": {"reference_city": "乙市", "normalisation": "标准分", "threshold": 0.6}
        | {"aggregation": "算术"},
    }
    rows = [
        {"scheme": "评价", "place": n, **said[name]} for n, name in enumerate(("甲", second), 1)
    ]
    (row,) = made(board, "staging.scheme_settings", staging__scheme_rows=rows)
    for name, value in said["甲"].items():
        assert row[name] == (value if is_same else None)


@pytest.mark.parametrize(
    ("month", "expected"),
    [(n, {1: "month", 3: "quarter", 6: "half", 12: "year"}.get(n)) for n in range(1, 13)],
)
def test_what_is_cumulated_has_the_length_of_the_calendar(
    board: duckdb.DuckDBPyConnection, month: int, expected: str | None
) -> None:
    query = "select methods.calendar_grain('cumulated', make_date(2025, ?, 28))"
    assert board.execute(query, [month]).fetchall() == [(expected,)]


@pytest.mark.parametrize(
    ("period", "period_to", "grain", "found"),
    [
        ("2025-07-01", "2026-06-30", "range", None),  # a year from July on is no part of one
        ("2025-07-01", "2026-05-31", "range", (False, 11)),
        ("2025-01-01", "2025-02-28", "range", (True, 2)),
        ("2025-01-01", "2025-12-31", "year", None),
        ("2025-01-01", "2025-01-31", "month", None),
        ("2025-02-01", "2025-02-28", "month", (False, 1)),
        ("2025-01-02", "2025-03-31", "range", (False, 3)),
        ("2025-01-01", "2025-03-30", "range", (False, 3)),
    ],
)
def test_a_period_says_whether_it_runs_from_january(
    board: duckdb.DuckDBPyConnection,
    period: str,
    period_to: str,
    grain: str,
    found: tuple[bool, int] | None,
) -> None:
    value = {"indicator": "得分", "period": period, "period_to": period_to, "value": 1.0, **HERE}
    rows = [{**value, "period_grain": grain}]
    forms = made(board, "staging.accrual_forms", raw__indicator_values=rows)
    assert [(row["is_from_january"], row["months"]) for row in forms] == ([found] if found else [])


@pytest.mark.parametrize(
    ("accrual", "months", "has_part", "expected"),
    [
        (None, 1, False, (False, False, False)),
        (None, 2, False, (True, False, False)),
        (None, 2, True, (False, False, True)),
        (None, 1, True, (False, False, False)),
        ("累计", 0, True, (True, True, False)),
        ("累计", 1, True, (True, False, True)),
        ("累计", 1, False, (True, False, False)),
        ("当期", 2, False, (False, False, False)),
        ("当期", 3, False, (False, False, True)),
        ("时点", 1, False, (False, False, False)),
        ("时点", 2, False, (False, False, True)),
    ],
)
def test_values_say_themselves_that_they_are_cumulated(
    board: duckdb.DuckDBPyConnection,
    accrual: str | None,
    months: int,
    has_part: bool,
    expected: tuple[bool, bool, bool],
) -> None:
    form = {"indicator": "得分", "months": months, "period_grain": "range"}
    forms = [{**form, "is_from_january": True}] if months else []
    part = {"indicator": "得分", "months": 1, "period_grain": "month", "is_from_january": False}
    (row,) = made(
        board,
        "staging.accruals",
        staging__indicators=[{"indicator": "得分", "accrual": accrual}],
        staging__accrual_forms=[*forms, *([part] if has_part else [])],
    )
    assert (row["is_cumulated"], row["months_count_on"], row["is_mixed"]) == expected


@pytest.mark.parametrize(("base", "added"), [("人", [3.0, 2.0, 4.0]), ("%", []), (None, None)])
def test_a_month_adds_what_it_has_more_than_the_one_before(
    board: duckdb.DuckDBPyConnection, base: str | None, added: list[float] | None
) -> None:
    known = [
        {**OF, "city": "甲市", "grain": "cumulated", "period_end": end, "value": value}
        for end, value in (
            *(("2025-12-31", 9.0), ("2026-01-31", 3.0), ("2026-02-28", 5.0)),
            *(("2026-03-31", 9.0), ("2026-05-31", 20.0)),
        )
    ]
    rows = made(
        board,
        "marts.increments",
        staging__known_values=known,
        staging__indicators=[{"indicator": "得分", "base": base}],
        staging__indicator_decimals=[{"indicator": "得分", "decimals": 1}],
    )
    assert [row["value"] for row in rows] == ([3.0, 2.0, 4.0] if added is None else added)


@pytest.mark.parametrize(("upload", "since"), [(1, dt.date(2026, 2, 1)), (2, None), (3, None)])
def test_only_values_loaded_before_a_change_are_of_another_series(
    board: duckdb.DuckDBPyConnection, upload: int, since: dt.date | None
) -> None:
    change = {"indicator": "得分", "direction_before": "越低越好", "direction": "越高越好"}
    value = {**OF, **PERIOD, "is_current": True, "_upload": upload}
    rows = made(
        board,
        "staging.series_breaks",
        staging__indicator_versions=[{**change, "from_upload": 2}],
        staging__source_values=[value],
        raw__uploads=[{"upload": 2, "is_demo": True}],
    )
    assert [row["since"] for row in rows] == ([since] if since else [])


@pytest.mark.parametrize("ranked", ["2026-02-28", "2026-01-15"])
def test_the_latest_period_is_one_with_values(
    board: duckdb.DuckDBPyConnection, ranked: str
) -> None:
    known = [
        {**OF, **PERIOD, "city": "甲市", "value": 5.0},
        {**OF, "grain": "month", "period_end": ranked, "announced_rank": 1},
    ]
    (row,) = made(
        board,
        "marts.indicators",
        staging__known_values=known,
        staging__indicators=[{"indicator": "得分", "grain": "month"}],
        staging__indicator_decimals=[{"indicator": "得分", "decimals": 1}],
        staging__accruals=[{"indicator": "得分", "is_cumulated": False}],
    )
    assert row["latest_end"] == dt.date(2026, 1, 31)


def test_the_overall_place_comes_before_one_in_an_indicator(
    board: duckdb.DuckDBPyConnection,
) -> None:
    current = {**PERIOD, "is_current": True}
    rows = made(
        board,
        "marts.headlines",
        marts__period_coverage=[
            {**current, "kind": "scheme", "subject": "综合", "city_group": "全省", "members": 4},
            {**current, "kind": "indicator", "subject": "A", "city_group": "沿海", "members": 9},
            {**current, "kind": "indicator", "subject": "A", "city_group": "全省", "members": 4},
            {**current, "kind": "indicator", "subject": "B", "city_group": "全省", "members": 4},
        ],
        marts__schemes=[{"scheme": "综合", "is_default": True}],
        marts__scheme_nodes=[{"scheme": "综合", "indicator": "B", "effective_weight": 1.0}],
        marts__indicators=[
            {"indicator": name, "is_higher_better": True, "_row": row}
            for row, name in enumerate(("A", "B"), 2)
        ],
        staging__board=[{"home_group": "全省"}],
        staging__settings=[],
    )
    found = [(row["place"], row["subject"], row["city_group"], row["is_chosen"]) for row in rows]
    assert found == [(1, "综合", "全省", False), (2, "B", "全省", False)]


def test_an_indicator_without_weight_compares_no_cities(
    board: duckdb.DuckDBPyConnection,
) -> None:
    node = {
        "scheme": "评价",
        "kind": "indicator",
        "parent": "",
        "depth": 1,
        "aggregation": "科普兰",
    }
    values = [
        {"scheme": "评价", "city_group": "全省", **PERIOD, "city": city, "path": path}
        | {"normalised": value}
        for city, path, value in (("甲", "a", 2.0), ("乙", "a", 1.0), ("丙", "b", 1.0))
    ]
    index = {"scheme": "评价", "kind": "index", "path": "", "depth": 0, "aggregation": "科普兰"}
    nodes = [{**node, "path": path, "share": share} for path, share in (("a", 1.0), ("b", 0.0))]
    rows = asked(
        board,
        "from methods.outranked('marts.normalised_values', 'marts.scheme_nodes')",
        marts__scheme_nodes=[index, *nodes],
        marts__normalised_values=values,
    )
    assert {row["city"]: row["score"] for row in rows} == {"甲": 1, "乙": -1}
