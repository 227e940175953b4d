"""Campaigns at what decides: which periods stand before, during and after, and what is few."""

from collections.abc import Sequence

import duckdb
import pytest

from tests.steps import made

OF = {"indicator": "得分", "city_group": "全省", "is_demo": True}
RANKED = {**OF, "series_no": 1}
CAMPAIGN = {"campaign": "攻坚", "indicator": "得分", "is_demo": True}
HELD = {**CAMPAIGN, "started": "2025-06-10", "ended": "2025-06-20"}


@pytest.fixture(scope="module")
def board(small: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    return small


def phases(
    board: duckdb.DuckDBPyConnection, table: str, days: Sequence[str]
) -> dict[str, tuple[object, object]]:
    """By day, the phase, and whether effects rest on it."""
    ours = {**RANKED, "grain": "day", "is_home": True, "is_counted": True, "value": 1.0}
    ranks = [{**ours, "period_start": day, "period_end": day} for day in days]
    held, home = [HELD], [{"home_group": "全省"}]
    found = made(
        board, table, staging__campaigns=held, marts__city_ranks=ranks, staging__board=home
    )
    return {str(row["period_end"]): (row["phase"], row.get("is_compared")) for row in found}


def test_periods_of_a_year_around_a_campaign_count(board: duckdb.DuckDBPyConnection) -> None:
    days = ("2024-06-09", "2024-06-10", "2024-06-11", "2026-06-19", "2026-06-20", "2026-06-21")
    found = phases(board, "marts.campaign_periods", days)
    assert list(found) == list(days[1:-1])


def test_values_of_seven_months_around_a_campaign_are_drawn(
    board: duckdb.DuckDBPyConnection,
) -> None:
    days = ("2024-11-09", "2024-11-10", "2024-11-11", "2026-01-19", "2026-01-20", "2026-01-21")
    found = phases(board, "marts.campaign_values", days)
    assert list(found) == list(days[1:-1])


@pytest.mark.parametrize("table", ["marts.campaign_periods", "marts.campaign_values"])
def test_a_period_is_before_during_or_after(board: duckdb.DuckDBPyConnection, table: str) -> None:
    days = ("2025-06-09", "2025-06-10", "2025-06-20", "2025-06-21")
    found = [phase for phase, _compared in phases(board, table, days).values()]
    assert found == ["before", "during", "during", "after"]


def test_effects_rest_on_the_three_nearest_periods(board: duckdb.DuckDBPyConnection) -> None:
    days = [f"2025-06-{day:02d}" for day in (*range(6, 10), 15, *range(21, 25))]
    found = [
        compared for _phase, compared in phases(board, "marts.campaign_periods", days).values()
    ]
    assert found == [False, True, True, True, False, True, True, True, False]


@pytest.mark.parametrize(
    ("finer", "coarser"),
    [
        ("day", "tenday"),
        ("tenday", "month"),
        ("month", "quarter"),
        ("quarter", "half"),
        ("half", "year"),
    ],
)
def test_the_shortest_periods_are_drawn(
    board: duckdb.DuckDBPyConnection, finer: str, coarser: str
) -> None:
    ours = {**OF, "is_home": True, "is_counted": True, "value": 1.0, "period_end": "2025-06-15"}
    found = made(
        board,
        "marts.campaign_values",
        staging__campaigns=[HELD],
        marts__city_ranks=[{**ours, "grain": coarser}, {**ours, "grain": finer}],
        staging__board=[{"home_group": "全省"}],
    )
    assert [row["grain"] for row in found] == [finer]


@pytest.mark.parametrize(
    ("before", "after", "others", "is_few"),
    [(3, 3, 5, False), (2, 3, 5, True), (3, 2, 5, True), (3, 3, 4, True), (3, 3, 6, False)],
)
def test_few_are_less_than_three_periods_or_five_cities(
    board: duckdb.DuckDBPyConnection, before: int, after: int, others: int, is_few: bool
) -> None:
    row = effect(board, before=before, after=after, others=others)
    assert (row["points_before"], row["points_after"], row["others"]) == (before, after, others)
    assert row["is_few"] is is_few


@pytest.mark.parametrize(
    ("better", "difference", "is_better"),
    [
        (True, 0.1, True),
        (True, 0, False),
        (False, 0, False),
        (False, -0.1, True),
        (True, 1, True),
        (False, -1, True),
    ],
)
def test_an_effect_of_nothing_is_not_for_the_better(
    board: duckdb.DuckDBPyConnection, better: bool, difference: float, is_better: bool
) -> None:
    assert effect(board, better=better, difference=difference)["is_better"] is is_better


def test_a_difference_that_is_equal_is_as_large(board: duckdb.DuckDBPyConnection) -> None:
    row = effect(board, difference=1.0, others=3)  # those of the others: 0, -1 and 2
    assert (row["as_large"], row["cities"]) == (3, 4)


def test_the_changes_of_others_have_nine_decimals(board: duckdb.DuckDBPyConnection) -> None:
    row = effect(board, others=5, changes=(0.0, 1 / 3, 2 / 3, 1.0, 4 / 3))
    names = ("others_q1", "others_change", "others_q3")
    assert [row[name] for name in names] == [0.333333333, 0.666666667, 1]


def effect(
    board: duckdb.DuckDBPyConnection,
    *,
    before: int = 3,
    after: int = 3,
    others: int = 5,
    better: bool = True,
    difference: float = 1.0,
    changes: Sequence[float] = (0.0,) * 6,
) -> dict[str, object]:
    of = {**CAMPAIGN, "city_group": "全省", "grain": "month"}
    elsewhere = [0.0, -1.0, 2.0, 0.0, 0.0, 0.0][:others]
    periods = [
        {**of, "phase": phase, "is_compared": True, "period_end": f"2025-{month:02d}-28"}
        for phase, count in (("before", before), ("after", after))
        for month in range(1, count + 1)
    ]
    (row,) = made(
        board,
        "marts.campaign_effects",
        staging__campaigns=[HELD],
        marts__indicators=[{"indicator": "得分", "is_higher_better": better}],
        marts__campaign_periods=periods,
        marts__campaign_cities=[
            {**of, "city": "甲市", "is_home": True, "change": 1.0, "difference": difference},
            *(
                {
                    **of,
                    "city": f"{place}市",
                    "is_home": False,
                    "change": change,
                    "difference": other,
                }
                for place, (other, change) in enumerate(zip(elsewhere, changes, strict=False))
            ),
        ],
    )
    return row


def test_means_and_changes_have_nine_decimals(board: duckdb.DuckDBPyConnection) -> None:
    of = {**OF, "campaign": "攻坚", "grain": "month", "is_beyond_break": False}
    phases_ = [("before", 1), ("before", 2), ("before", 3), ("during", 4), ("during", 5)]
    phases_ += [("during", 6), ("after", 7), ("after", 8), ("after", 9)]
    when = [
        {"period_start": f"2025-{month:02d}-01", "period_end": f"2025-{month:02d}-28"}
        for _phase, month in phases_
    ]
    values = {"甲市": (0, 0, 1, 0, 1, 1, 2, 2, 3), "乙市": (0, 1, 1, 1, 1, 2, 1, 2, 2)}
    rows = made(
        board,
        "marts.campaign_cities",
        marts__campaign_periods=[
            {**of, **days, "phase": phase, "is_compared": phase != "during"}
            for days, (phase, _month) in zip(when, phases_, strict=True)
        ],
        marts__city_ranks=[
            {**RANKED, "grain": "month", **days, "city": city, "value": value}
            | {"is_home": city == "甲市"}
            for city, course in values.items()
            for days, value in zip(when, course, strict=True)
        ],
    )
    found = {row["city"]: [row[name] for name in ("before", "during", "after")] for row in rows}
    assert found == {
        "甲市": [0.333333333, 0.666666667, 2.333333333],
        "乙市": [0.666666667, 1.333333333, 1.666666667],
    }
    assert {row["city"]: row["change"] for row in rows} == {"甲市": 2, "乙市": 1}
