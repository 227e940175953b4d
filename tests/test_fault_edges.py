"""Faults of schemes and causes of moved ranks at what decides."""

from collections.abc import Iterator

import duckdb
import pandas as pd
import pytest

from pages.rankings.findings import overall, what_it_takes
from pages.shared import words
from pages.shared.findings import why_moved
from tests.steps import made

NODE = {"scheme": "评价", "aggregation": "几何", "_row": 2, "is_higher_better": True}
INDEX = {**NODE, "kind": "index", "path": "", "node": "评价"}
PERIOD = {"grain": "month", "period_start": "2026-01-01", "period_end": "2026-01-31"}
AT = {"scheme": "评价", "city_group": "全省", "city": "甲市", **PERIOD}


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    words.use("en")
    yield
    words.use("zh")


@pytest.fixture(scope="module")
def board(small: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    return small


def faults(board: duckdb.DuckDBPyConnection, **said: list[dict[str, object]]) -> set[str]:
    """The kinds of fault of a scheme of these nodes, rows, values and scores."""
    none: list[dict[str, object]] = []
    names = ("raw__schemes", "staging__scheme_rows", "marts__normalised_values")
    tables = {name: said.get(name, none) for name in (*names, "marts__composite_scores")}
    nodes = [INDEX, *said.get("marts__scheme_nodes", none)]
    known = [{"indicator": name, "value": 1.0} for name in "abc"]
    rows = made(
        board,
        "marts.scheme_faults",
        marts__scheme_nodes=nodes,
        staging__known_values=known,
        staging__formula_operands=[],
        staging__scheme_settings=[{"scheme": "评价"}],
        **tables,
    )
    return {str(row["fault"]) for row in rows}


def leaf(name: str, weight: float, **more: object) -> dict[str, object]:
    of = {**NODE, "kind": "indicator", "parent": "", "path": f"//{name}", "node": name}
    return {**of, "indicator": name, "weight": weight, **more}


@pytest.mark.parametrize(
    ("weights", "found"),
    [
        *(((0.4, 0.6), set()), ((40.0, 60.0), set()), ((1.0, 1.0), set())),
        *(((0.4, 0.5), {"weights_divided"}), ((40.0, 61.0), {"weights_divided"})),
        *(((2.0, 1.0), {"weights_divided"}), ((0.0, 0.0), {"no_weight"}), ((0.0, 1.0), set())),
    ],
)
def test_weights_sum_to_one_or_a_hundred_or_are_divided(
    board: duckdb.DuckDBPyConnection, weights: tuple[float, float], found: set[str]
) -> None:
    nodes = [leaf(name, weight) for name, weight in zip("ab", weights, strict=True)]
    assert faults(board, marts__scheme_nodes=nodes) == found


@pytest.mark.parametrize(
    ("weight", "found"), [(-0.5, {"weight_negative"}), (0.0, set()), (0.5, set())]
)
def test_a_weight_below_nought_is_a_fault(
    board: duckdb.DuckDBPyConnection, weight: float, found: set[str]
) -> None:
    row = {"scheme": "评价", "indicator": "a", "path": "", "stated_weight": weight}
    nodes = [leaf("a", 1.0)]
    assert faults(board, marts__scheme_nodes=nodes, staging__scheme_rows=[row]) == found


@pytest.mark.parametrize(("times", "found"), [(1, set()), (2, {"indicator_twice"})])
def test_an_indicator_stands_once_in_a_scheme(
    board: duckdb.DuckDBPyConnection, times: int, found: set[str]
) -> None:
    rows: list[dict[str, object]] = [
        {"scheme": "评价", "indicator": "a", "_current": True} for _time in range(times)
    ]
    assert faults(board, marts__scheme_nodes=[leaf("a", 1.0)], raw__schemes=rows) == found


@pytest.mark.parametrize(
    ("score", "plain", "is_undefined", "found"),
    [
        *((0.0, 0.0, False, set()), (0.0, 0.5, False, {"zero_in_mean"}), (0.5, 0.5, False, set())),
        *((0.0, 1.0, False, {"zero_in_mean"}), (1.0, 1.0, False, set())),
        (None, None, True, {"negative_in_mean"}),
    ],
)
def test_a_mean_is_nought_where_its_parts_are_not(
    board: duckdb.DuckDBPyConnection,
    score: float | None,
    plain: float | None,
    is_undefined: bool,
    found: set[str],
) -> None:
    scores = {**AT, "path": "", "node": "评价", "score": score, "plain": plain}
    row: dict[str, object] = {**scores, "is_undefined": is_undefined}
    nodes = [leaf("a", 1.0)]
    assert faults(board, marts__scheme_nodes=nodes, marts__composite_scores=[row]) == found


@pytest.mark.parametrize(
    ("cities", "found"), [(1, {"single_city"}), (2, {"all_equal"}), (3, {"all_equal"})]
)
def test_one_city_has_nobody_to_compare_with(
    board: duckdb.DuckDBPyConnection, cities: int, found: set[str]
) -> None:
    rows: list[dict[str, object]] = [
        {**AT, "path": "//a", "indicator": "a", "city": str(city), "value": 1.0}
        for city in range(cities)
    ]
    nodes = [leaf("a", 1.0, normalisation="极差0-1")]
    assert faults(board, marts__scheme_nodes=nodes, marts__normalised_values=rows) == found


@pytest.mark.parametrize("cities", [["甲"], ["甲", "乙"]])
def test_whoever_reported_first_is_expected_next(
    board: duckdb.DuckDBPyConnection, cities: list[str]
) -> None:
    of = {"kind": "indicator", "subject": "得分", "city_group": "全省"}
    reported = [
        {**of, "grain": "month", "period_start": f"2026-0{month}-01", "cities": cities}
        | {"period_end": f"2026-0{month}-28", "members": cities}
        for month in (1, 2)
    ]
    rows = made(
        board,
        "marts.period_coverage",
        staging__reporting=reported,
        staging__coverage_shares=[{**of, "share": 0.8}],
    )
    assert [row["expected"] for row in rows] == [len(cities)] * 2
    assert [row["again"] for row in rows] == [len(cities)] * 2
    assert [str(rows[1][name]) for name in ("before_start", "before_end")] == [
        *("2026-01-01", "2026-01-28"),
    ]


def moved(before: int, after: int, change: float = 1.0) -> pd.DataFrame:
    city = {"city": "甲", "is_own": True, "is_comparable": True, "unit": "分", "decimals": 1}
    ranks = {"rank_before": before, "rank_now": after, "change": change, "moved": ""}
    return pd.DataFrame([{**city, **ranks}])


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        (3, 2, "甲 up from No. 3 to No. 2 in 得分"),
        (2, 2, "甲 still No. 2 in 得分"),
        (2, 3, "甲 down from No. 2 to No. 3 in 得分"),
    ],
)
def test_a_rank_goes_up_down_or_stays(before: int, after: int, text: str) -> None:
    assert why_moved.explained(moved(before, after), "得分") == text


@pytest.mark.parametrize(("change", "main"), [(1.0, "a"), (0.0, "a"), (-0.5, "c")])
def test_what_did_most_is_the_first_of_a_rise_and_the_last_of_a_fall(
    change: float, main: str
) -> None:
    steps = pd.DataFrame({"indicator": ["a", "b", "c"], "change": [2.0, 0.0, -2.0]})
    assert f"{main} alone " in why_moved.because(moved(2, 2, change), steps)


@pytest.mark.parametrize(
    ("count", "text"), [(3, "past b, c, d"), (4, "past b, c and others, 4 in all")]
)
def test_three_that_were_passed_are_named(count: int, text: str) -> None:
    others = [{"city": name, "is_own": False, "moved": "passed"} for name in "bcdef"[:count]]
    assert why_moved.overtaken(pd.concat([moved(2, 1), pd.DataFrame(others)])) == text


@pytest.mark.parametrize(
    ("ranked", "value", "has"), [(1, 1.0, False), (2, 1.0, True), (3, 1.0, True), (2, None, False)]
)
def test_a_place_needs_a_rival(ranked: int, value: float | None, has: bool) -> None:
    rows = pd.DataFrame([{"is_own": True, "value": value, "rank_now": value, "ranked": ranked}])
    rows["ranked_then"] = ranked
    assert what_it_takes.has_value(rows) is has
    assert overall.has_rank(rows) is has


@pytest.mark.parametrize(
    ("rivals", "text"),
    [(0, "the others standing still"), (1, "at each city's recent paces"), (2, "at 2 times their")],
)
def test_the_others_stand_still_or_go_on(rivals: float, text: str) -> None:
    assert text in overall.method(rivals)


@pytest.mark.parametrize(
    ("needed", "sign", "outlook"), [(-0.1, 1, "hold"), (0.0, 1, "hold"), (0.1, -1, "hold")]
)
def test_what_needs_nothing_more_has_to_hold(needed: float, sign: int, outlook: str) -> None:
    row = pd.Series({"needed": needed, "sign": sign, "times_best": 1.0})
    assert overall._outlook(row) == outlook


@pytest.mark.parametrize(("needed", "sign"), [(0.1, 1), (-0.1, -1), (1.0, 1)])
def test_what_needs_more_does_not_only_have_to_hold(needed: float, sign: int) -> None:
    row = pd.Series({"needed": needed, "sign": sign, "times_best": 1.0, "needed_pace": needed})
    row["recent_pace"] = needed / 2
    assert overall._outlook(row) != "hold"
