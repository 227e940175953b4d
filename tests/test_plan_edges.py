"""Targets, plans, settings and sizes at what decides: one table over rows said in the test."""

import datetime as dt
from pathlib import Path

import duckdb
import pytest

from tests import small_board
from tests.small_board import _rows
from tests.steps import made
from tests.warehouses import unchecked

HERE = {"_upload": 1, "_current": True, "_sheet": "表", "_row": 2, "_cell": "A2"}
OF = {"city_group": "全省", "grain": "month", "is_demo": True}


@pytest.fixture(scope="module")
def board(small: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    return small


@pytest.mark.parametrize(
    ("direction", "target", "expected"),
    [
        ("越低越好", 20, {0: 1, 0.5: 40, 1: 20, 20: 1, 25: 0.8}),
        ("越高越好", 20, {0: 0, 0.5: 0.025, 1: 0.05, 20: 1, 25: 1.25}),
        ("越高越好", 1, {0: 0, 0.5: 0.5, 1: 1, 20: 20, 25: 25}),
        ("越高越好", 0, dict.fromkeys((0, 0.5, 1, 20, 25))),
    ],
)
def test_a_share_of_a_target_is_of_a_target_above_nought(
    tmp_path: Path, direction: str, target: float, expected: dict[float, float | None]
) -> None:
    cities = [("甲市", "本市", "全省"), *((f"{name}市", "同组", "全省") for name in "乙丙丁戊")]
    values = [
        ("天数", city[0], "2026-01", value) for city, value in zip(cities, expected, strict=True)
    ]
    connection = unchecked(
        tmp_path,
        {
            "cities": _rows("city role group", *cities),
            "indicators": _rows(
                "indicator unit direction decimals target", ("天数", "天", direction, 1, target)
            ),
            "indicator_values": _rows("indicator city period value", *values),
        },
    )
    with connection:
        rows = connection.execute("select value, target_share from marts.city_ranks").fetchall()
    assert dict(rows) == {
        value: None if share is None else pytest.approx(share) for value, share in expected.items()
    }


@pytest.mark.parametrize(
    ("coverage", "share"), [(0.8, 0.8), (1, 1), (1.5, 0.015), (2, 0.02), (80, 0.8), (100, 1)]
)
def test_a_coverage_of_the_board_above_one_is_in_per_cent(
    board: duckdb.DuckDBPyConnection, coverage: float, share: float
) -> None:
    choice = {"choice": "计入覆盖率", "coverage": coverage, **HERE}
    (row,) = made(board, "staging.settings", raw__board_settings=[choice])
    assert row["coverage"] == pytest.approx(share)


@pytest.mark.parametrize(
    ("size", "is_similar"),
    [
        *((149.0, True), (150.0, True), (151.0, False), (100.0, True)),
        *((67.0, True), (66.0, False), (0.0, None), (-1.0, None), (0.5, False)),
    ],
)
def test_a_city_is_similar_that_is_half_again_as_large_or_small(
    board: duckdb.DuckDBPyConnection, size: float, is_similar: bool | None
) -> None:
    of = {**OF, "indicator": "职工数", "period_end": "2026-01-31", "is_counted": True}
    rows = made(
        board,
        "marts.similar_cities",
        marts__indicators=[{"indicator": "职工数"}],
        marts__city_ranks=[
            {**of, "city": "甲市", "is_home": True, "value": 100.0},
            {**of, "city": "乙市", "is_home": False, "value": size},
        ],
    )
    assert [row["is_similar"] for row in rows] == ([] if is_similar is None else [is_similar])


def test_the_usual_counts_of_persons_have_an_order(board: duckdb.DuckDBPyConnection) -> None:
    usual = [
        "职工数",
        "职工总数",
        "职工人数",
        "会员数",
        "会员总数",
        "会员人数",
        "工会会员数",
        "就业人数",
    ]
    of = {**OF, "period_end": "2026-01-31", "is_counted": True, "value": 0.5}
    for first in range(len(usual)):
        names = usual[first:]
        rows = made(
            board,
            "marts.similar_cities",
            marts__indicators=[{"indicator": name} for name in names],
            marts__city_ranks=[
                {**of, "indicator": name, "city": city, "is_home": city == "甲市"}
                for name in names
                for city in ("甲市", "乙市")
            ],
        )
        assert [row["size_indicator"] for row in rows] == [usual[first]]


@pytest.mark.parametrize(
    ("done", "points", "owed", "expected"),
    [
        (119, 19, 1, ["信息宣传还差 1 分", "新增会员还差 1", "论坛还差 1 期"]),
        (120, 20, 0, []),
        (121, 21, 0, []),
    ],
)
def test_a_plan_is_owed_below_its_number(
    board: duckdb.DuckDBPyConnection, done: int, points: int, owed: int, expected: list[str]
) -> None:
    year = {"year": 2026}
    rows = made(
        board,
        "marts.plan_debts",
        marts__growth=[{**year, "item": "新增会员", "planned": 120, "done": done}],
        marts__publicity_league=[{**year, "points": points, "target": 20}],
        marts__forum_plan=[{**year, "item": "论坛", "owed": owed}],
        staging__plans=[{**year, "item": "论坛"}],
        staging__as_of=[{"as_of": "2026-03-01"}],
    )
    assert sorted(str(row["name"]) for row in rows) == sorted(expected)


@pytest.mark.parametrize(
    ("planned", "held", "owed"), [(2, 0, 2), (2, 1, 1), (2, 2, 0), (2, 3, 0), (1, 0, 1)]
)
def test_a_format_is_owed_as_often_as_it_is_short(
    board: duckdb.DuckDBPyConnection, planned: int, held: int, owed: int
) -> None:
    plan = {"year": 2026, "item": "部室研讨", "kind": "format", "planned": planned}
    rows = made(
        board,
        "marts.forum_formats",
        staging__plans=[plan],
        marts__forums=[{"year": 2026, "format": "部室研讨"} for _forum in range(held)],
    )
    assert [(row["forums"], row["owed"]) for row in rows] == [(held, owed)]


def test_a_problem_reopened_after_it_was_closed_is_not_closed(tmp_path: Path) -> None:
    of = "problem found owner closed closed_on reopened_on"
    told = ("2026-01-01", "组织部", True, "2026-02-10")
    problems = _rows(
        of, ("a", *told, "2026-02-09"), ("b", *told, "2026-02-10"), ("c", *told, "2026-02-11")
    )
    sheets = {"units": small_board.UNITS, "problems": problems}
    connection = unchecked(tmp_path, sheets)
    query = "select written from marts.date_faults where fault = 'reopened_yet_closed'"
    with connection:
        found = connection.execute(query).fetchall()
    assert found == [("2026-02-11",)]


def test_a_first_period_without_a_city_is_none_to_compare_with(
    board: duckdb.DuckDBPyConnection,
) -> None:
    of = {"kind": "scheme", "subject": "综合", "city_group": "全省"}
    rows = made(
        board,
        "marts.period_coverage",
        staging__coverage_shares=[{**of, "share": 0.8}],
        staging__reporting=[
            {**of, "grain": "month", "period_start": f"2026-{month:02d}-01"}
            | {"period_end": f"2026-{month:02d}-28", "cities": cities, "members": ["甲"]}
            for month, cities in ((1, []), (2, ["甲"]), (3, []))
        ],
    )
    assert [row["is_counted"] for row in rows] == [False, True, False]
    assert [row["before_end"] for row in rows] == [None, None, dt.date(2026, 2, 28)]
    assert [row["before_start"] for row in rows] == [None, None, dt.date(2026, 2, 1)]


@pytest.mark.parametrize(
    ("due", "reached", "state", "days"),
    [
        *(("2026-03-01", "2026-03-01", "reached", 0), ("2026-02-28", "2026-03-01", "late", 1)),
        *(("2026-03-02", "2026-03-01", "reached", 0), ("2026-03-01", "2026-03-02", "ahead", None)),
        *(("2026-02-28", "2026-03-02", "overdue", 1), ("2026-03-01", None, "ahead", None)),
        ("2026-02-28", None, "overdue", 1),
    ],
)
def test_a_milestone_is_reached_by_the_day_of_the_board(
    board: duckdb.DuckDBPyConnection, due: str, reached: str | None, state: str, days: int | None
) -> None:
    milestone = {"project": "减负", "milestone": "清单", **HERE, "due_to": due}
    rows = made(
        board,
        "marts.milestones",
        raw__milestones=[{**milestone, "reached_to": reached}],
        marts__projects=[{"project": "减负", "light": "green"}],
        staging__as_of=[{"as_of": "2026-03-01", "counted_to": "2026-03-01"}],
    )
    assert [(row["state"], row["days_late"]) for row in rows] == [(state, days)]


@pytest.mark.parametrize(
    ("share", "rank", "ranked"), [(0.49, None, 1), (0.5, 2, 2), (0.51, 2, 2), (1.0, 2, 2)]
)
def test_a_unit_is_ranked_that_half_of_the_raters_were_heard_for(
    board: duckdb.DuckDBPyConnection, share: float, rank: int | None, ranked: int
) -> None:
    of = {"appraisal": "考核", "grain": "year", "rater": "会员", "is_demo": True}
    when = {"period_start": "2025-01-01", "period_end": "2025-12-31"}
    rows = made(
        board,
        "marts.appraisal_results",
        marts__appraisal_scores=[
            {**of, **when, "unit": "甲", "score": 90.0, "share": 1.0},
            {**of, **when, "unit": "乙", "score": 80.0, "share": share},
        ],
    )
    found = {row["unit"]: (row["rank"], row["ranked"]) for row in rows}
    assert found == {"甲": (1, ranked), "乙": (rank, ranked)}


def test_the_headline_that_the_office_named_comes_first(board: duckdb.DuckDBPyConnection) -> None:
    of = {"city_group": "全省", "grain": "month", "is_current": True, "members": 4}
    rows = made(
        board,
        "marts.headlines",
        marts__period_coverage=[
            {**of, "kind": "scheme", "subject": "综合"},
            {**of, "kind": "scheme", "subject": "A"},
            {**of, "kind": "indicator", "subject": "A"},
            {**of, "kind": "indicator", "subject": "B"},
        ],
        staging__settings=[{"choice": "头条", "subject": "A", "place": 1}],
        marts__schemes=[{"scheme": "综合", "is_default": True}],
        marts__scheme_nodes=[],
        marts__indicators=[
            {"indicator": name, "is_higher_better": True, "_row": row}
            for row, name in enumerate("AB", 2)
        ],
        staging__board=[{"home_group": "全省"}],
    )
    found = [(row["kind"], row["subject"], row["is_chosen"]) for row in rows]
    assert found == [("scheme", "A", True), ("indicator", "A", False)]
