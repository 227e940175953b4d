"""The methods of one value, at what decides: worked out by hand, just below, at and just above."""

from collections.abc import Iterator

import duckdb
import pytest

from etl.warehouse import transform

EXPECTED = [
    ("methods.points_by_rank('名次', 1, 2, 4)", 2),
    ("methods.points_by_rank('名次平均', 1, 2, 4)", 2.5),
    ("methods.points_by_rank('名次取大', 1, 2, 4)", 3),
    ("methods.points_by_rank('博达', 1, 2, 4)", 1),
    ("methods.points_by_rank('百分位', 1, 2, 5)", 0.25),
    ("methods.points_by_rank('百分位', 0, 1, 1)", None),
    ("methods.points_by_rank('百分位平均', 1, 2, 4)", 0.5),
    ("methods.points_by_rank('百分位平均', 0, 1, 1)", None),
    ("methods.points_by_rank('百分位平均', 1, 1, 2)", 1),
    ("methods.points_by_rank('百分位', 1, 1, 2)", 1),
    ("methods.exponent('调和')", -1),
    ("methods.exponent('几何')", 0),
    ("methods.exponent('算术')", 1),
    ("methods.exponent('幂均值(-2.5)')", -2.5),
    ("methods.exponent('科普兰')", None),
    *(
        (f"methods.quarter({value}, true, [1, 2, 3])", quarter)
        for value, quarter in ((3, 1), (2.9, 2), (2, 2), (1.9, 3), (1, 3), (0.9, 4))
    ),
    *(
        (f"methods.quarter({value}, false, [1, 2, 3])", quarter)
        for value, quarter in ((1, 1), (1.1, 2), (2, 2), (2.1, 3), (3, 3), (3.1, 4))
    ),
    *(
        (f"methods.closeness({x}, 0, 4, {is_truncated})", share)
        for x, is_truncated, share in ((2, "true", 0.5), (4, "true", 1), (5, "true", 1))
    ),
    ("methods.closeness(5, 0, 4, false)", 1.25),
    ("methods.closeness(3, 4, 4, true)", None),
    ("methods.closeness(5, 4, 4, false)", None),
    *(
        (f"methods.between_goalposts({x}, 0, 4, true)", share)
        for x, share in ((-1, 0), (0, 0), (2, 0.5), (4, 1), (5, 1), ("null", None))
    ),
    ("methods.between_goalposts(5, 0, 4, false)", 1.25),
    ("methods.between_goalposts(4, 4, 4, true)", None),
    ("methods.between_goalposts(0.5, 0, 1, false)", 0.5),
    *(
        (f"methods.treated({value}, {low}, {high}, {shift})", treated)
        for value, low, high, shift, treated in (
            *((5, 1, 4, "null", 4), (0, 1, 4, "null", 1), (4, 1, 4, "null", 4)),
            *(
                ("null", 1, 4, "null", None),
                (0, "null", "null", 1, 0),
                (0.5, "null", "null", 0.5, 0),
            ),
            *((-1, "null", "null", 1, None), (-1.5, "null", "null", 1, None)),
        )
    ),
    ("methods.clipped([1, 2, 3, 4, 5]).lowered", 0),
    ("methods.clipped([1, 2, 3, 4, 5]).raised", 0),
    *(
        (f"methods.raised({score}, {exponent})", part)
        for score, exponent, part in (
            *((2, 1, 2), (-3, 1, -3), (0, 1, 0), (-1, 2, None), (0, 2, 0), (0, 0.5, 0)),
            *((0, 0, None), (0, -1, None), (1, 0, 0), (2, -1, 0.5), (3, 2, 9)),
        )
    ),
    *(
        (f"methods.rounded({numerator}, {denominator}, {places})", rounded)
        for numerator, denominator, places, rounded in (
            *((3, 2, 0, 2), (-3, 2, 0, -2), (1, 3, 0, 0), (2.345, 1, 2, 2.35), (1, 0, 1, None)),
            *((1.000000005, 1, 8, 1.00000001), (8, 3, 2, 2.67), (0.0035, 0.001, 0, 4)),
        )
    ),
]
STATE = "{{'xs': [0, 0, 0, 0, 0, 0, 0, 0, 0, 10], 'lowered': {}, 'raised': {}}}"


@pytest.fixture(scope="module")
def methods() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute("create schema methods; create schema staging; create schema marts")
        for step in transform.in_order():
            if step.makes[0].startswith("methods."):
                step.run(connection)
        yield connection


@pytest.mark.parametrize(("call", "expected"), EXPECTED)
def test_a_method_gives_what_was_worked_out_by_hand(
    methods: duckdb.DuckDBPyConnection, call: str, expected: float | None
) -> None:
    (found,) = methods.execute(f"select {call}").fetchone() or ()
    assert found == (None if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("is_higher_better", "high", "x", "share"),
    [
        *((True, 0.5, 0.25, 0.5), (True, 0.0, 0.0, None), (True, -1.0, -2.0, None)),
        *((False, 0.0, 0.0, 1), (False, 0.0, -2.0, 0), (False, -1.0, -2.0, 0.5)),
        (False, 1.0, 0.5, None),
    ],
)
def test_a_value_is_compared_with_the_best_where_that_has_the_sign_for_it(
    methods: duckdb.DuckDBPyConnection,
    is_higher_better: bool,
    high: float,
    x: float,
    share: float | None,
) -> None:
    marks = ("mean", "spread", "target", "reference", "goalpost_low", "goalpost_high")
    yardstick = {"low": -3.0, "high": high, "is_higher_better": is_higher_better}
    query = "select methods.scaled('与最优之比', $x, $yardstick, null)"
    said = {"x": x, "yardstick": yardstick | dict.fromkeys(marks, 0.0)}
    (found,) = methods.execute(query, said).fetchone() or ()
    assert found == (None if share is None else pytest.approx(share))


@pytest.mark.parametrize(
    ("normalisation", "share"),
    [
        *(("标杆区间", 0.25), ("标杆区间0-100", 25), ("极差0-1", 0.5), ("极差0-100", 50)),
        *(("极差1-100", 50.5), ("标准分", 1), ("标准分10-2", 12), ("目标距离", 0.25)),
        *(("参照距离", 0.5), ("与最优之比", 0.5), ("与最优之差", 0.5)),
    ],
)
def test_a_value_is_brought_to_the_scale_that_is_asked_for(
    methods: duckdb.DuckDBPyConnection, normalisation: str, share: float
) -> None:
    yardstick = {
        **{"low": 0.0, "high": 4.0, "mean": 1.0, "spread": 1.0, "target": 8.0, "reference": 4.0},
        **{"goalpost_low": 0.0, "goalpost_high": 8.0, "is_higher_better": True},
    }
    query = "select methods.scaled($how, 2.0, $yardstick, null)"
    (found,) = (
        methods.execute(query, {"how": normalisation, "yardstick": yardstick}).fetchone() or ()
    )
    assert found == pytest.approx(share)


@pytest.mark.parametrize(
    ("lowered", "raised", "is_moved"),
    [(4, 0, True), (5, 0, False), (6, 0, False), (2, 2, True), (2, 3, False)],
)
def test_at_most_five_values_are_drawn_in(
    methods: duckdb.DuckDBPyConnection, lowered: int, raised: int, is_moved: bool
) -> None:
    state = STATE.format(lowered, raised)
    query = f"select methods.clipped_once(state).xs[-1] from (select {state} as state)"
    assert methods.execute(query).fetchall() == [(0 if is_moved else 10,)]
