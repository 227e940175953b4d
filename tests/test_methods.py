"""Properties of the methods that marts and what-ifs share, whatever the values and weights."""

from collections.abc import Sequence

import duckdb
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.warehouse import transform, weighing

LEVELS = {"": None, "上": "", "下": "", "上//一": "上", "上//二": "上", "下//三": "下"}
NAMES = ("一", "二", "三")
figures = st.lists(st.one_of(st.none(), st.integers(-50, 50).map(float)), min_size=5, max_size=5)
tables = st.tuples(figures, figures, figures)
shares = st.lists(st.integers(1, 9).map(float), min_size=5, max_size=5)
MEANS = ("算术", "几何", "调和", "幂均值(-2.0)", "幂均值(0.5)", "幂均值(3.0)")
MONOTONE = ("极差0-100", "极差1-100", "标准分", "名次", "名次平均", "百分位", "目标距离")


@pytest.fixture(scope="module")
def methods() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute("create schema methods; create schema staging; create schema marts")
    for step in transform.in_order():
        if step.makes[0].startswith("methods."):
            step.run(connection)
    return connection


def computed(
    methods: duckdb.DuckDBPyConnection,
    table: Sequence[Sequence[float | None]],
    weights: Sequence[float],
    how: str = "极差1-100",
    mean: str = "算术",
) -> pd.DataFrame:
    """Scores and ranks of five cities by node, and the sum of contributions to the index."""
    nodes = frame(tree(weights, mean), how)
    stated = pd.DataFrame(
        [
            ("方案", "组", "month", "2025-07-01", "2025-07-31", f"城{place}", name, value)
            for name, column in zip(NAMES, table, strict=True)
            for place, value in enumerate(column)
        ],
        columns=[
            *("scheme", "city_group", "grain", "period_start", "period_end"),
            *("city", "indicator", "value"),
        ],
    ).astype({"value": float})
    with methods.cursor() as cursor:
        cursor.register("own_nodes", nodes)
        cursor.register("own_stated", stated)
        return cursor.execute("""
            with own_values as (
                select * replace (if(isnan(value), null, value) as value) from own_stated
            ),
            own_normalised as (from methods.normalised('own_values', 'own_nodes')),
            own_scores as (from methods.scored('own_normalised', 'own_nodes')),
            own_ranks as (from methods.ranked('own_scores', 'own_nodes')),
            own_parts as (
                from methods.contributions('own_normalised', 'own_scores', 'own_nodes')
            )
            select city, path, score, rank,
                (select sum(contribution) from own_parts where own_parts.city = own_ranks.city)
                    as contributions,
                (select list(coalesce(normalised, 'nan'::double) order by path) from own_normalised
                    where own_normalised.city = own_ranks.city) as normalised
            from own_ranks where path = '' order by city
        """).df()


def tree(weights: Sequence[float], mean: str) -> list[weighing.Node]:
    """The nodes, parents before their parts."""
    return [
        weighing.Node(path, parent, "//" in path, share, mean, 0.0, path.partition("//")[2])
        for (path, parent), share in zip(LEVELS.items(), [1.0, *weights], strict=True)
    ]


def frame(nodes: Sequence[weighing.Node], how: str) -> pd.DataFrame:
    """The nodes as marts.scheme_nodes has them."""
    rows = [
        {
            "scheme": "方案",
            "path": node.path,
            "parent": node.parent,
            "node": node.path,
            "kind": "indicator" if node.is_leaf else "dimension" if node.path else "index",
            "indicator": node.indicator or None,
            "level": 1,
            "depth": 2 if node.is_leaf else min(len(node.path), 1),
            "share": node.share,
            "aggregation": None if node.is_leaf else node.aggregation,
            "threshold": 0.0,
            "threshold_by": "number",
            "normalisation": how,
            "is_higher_better": node.path != "上//二",
            "scope": "本期",
            "target": 10.0,
        }
        for node in nodes
    ]
    unsaid = {
        **{"treatment": "string", "reference_city": "string", "is_truncated": "boolean"},
        **{"goalpost_low": "Float64", "goalpost_high": "Float64", "decimals": "Int32"},
    }
    found = pd.DataFrame(rows)
    for column, kind in unsaid.items():
        found[column] = pd.Series(pd.NA, index=found.index, dtype=kind)
    return found


@given(table=tables, weights=shares, factor=st.sampled_from([1e-6, 0.01, 7.0, 1e4]))
@settings(max_examples=15, deadline=None)
def test_the_unit_of_an_indicator_never_changes_a_rank_under_min_max(
    methods: duckdb.DuckDBPyConnection,
    table: tuple[list[float | None], ...],
    weights: list[float],
    factor: float,
) -> None:
    scaled = [[None if value is None else value * factor for value in table[0]], *table[1:]]
    before, after = computed(methods, table, weights), computed(methods, scaled, weights)
    assert before["rank"].fillna(0).tolist() == after["rank"].fillna(0).tolist()


@given(table=tables, weights=shares, constant=st.integers(-1000, 1000))
@settings(max_examples=15, deadline=None)
def test_a_constant_never_changes_a_rank_under_standard_scores(
    methods: duckdb.DuckDBPyConnection,
    table: tuple[list[float | None], ...],
    weights: list[float],
    constant: int,
) -> None:
    moved = [[None if value is None else value + constant for value in table[0]], *table[1:]]
    before = computed(methods, table, weights, "标准分")
    after = computed(methods, moved, weights, "标准分")
    assert before["rank"].fillna(0).tolist() == after["rank"].fillna(0).tolist()


@given(
    table=tables,
    weights=shares,
    gain=st.integers(1, 100),
    how=st.sampled_from(MONOTONE),
)
@settings(max_examples=30, deadline=None)
def test_a_better_value_never_worsens_one_s_own_score(
    methods: duckdb.DuckDBPyConnection,
    table: tuple[list[float | None], ...],
    weights: list[float],
    gain: int,
    how: str,
) -> None:
    before = computed(methods, table, weights, how).score[0]
    first = table[0][0]
    better = [[None if first is None else first + gain, *table[0][1:]], *table[1:]]
    after = computed(methods, better, weights, how).score[0]
    is_compared = len({value for value in table[0] if value is not None}) > 1
    is_compared &= len({value for value in better[0] if value is not None}) > 1
    if is_compared and not np.isnan(before):
        assert after >= before - 1e-9


@given(table=tables, weights=shares, mean=st.sampled_from(MEANS))
@settings(max_examples=20, deadline=None)
def test_contributions_add_up_to_the_score(
    methods: duckdb.DuckDBPyConnection,
    table: tuple[list[float | None], ...],
    weights: list[float],
    mean: str,
) -> None:
    found = computed(methods, table, weights, mean=mean).dropna(subset="score")
    np.testing.assert_allclose(found.contributions, found.score, rtol=1e-12)


@given(
    table=tables,
    weights=shares,
    how=st.sampled_from(["极差0-100", "极差1-100", "标准分"]),
    mean=st.sampled_from(MEANS),
)
@settings(max_examples=20, deadline=None)
def test_draws_start_from_the_very_scores_and_ranks_of_the_marts(
    methods: duckdb.DuckDBPyConnection,
    table: tuple[list[float | None], ...],
    weights: list[float],
    how: str,
    mean: str,
) -> None:
    found = computed(methods, table, weights, how, mean)
    values = np.array(found.normalised.tolist(), dtype=float)
    whole = weighing.Tree(tuple(tree(weights, mean)))
    leaves = weighing.Leaves(values, ~np.isnan(np.array(table, dtype=float).T), 5)
    again = weighing.scores(whole, leaves, whole.shares[np.newaxis])
    np.testing.assert_allclose(again[0], found.score.to_numpy(float), rtol=1e-12)
    assert weighing.ranks(again)[0].tolist() == found["rank"].fillna(0).astype(int).tolist()
