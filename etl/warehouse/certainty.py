"""Sensitivity of ranks: recompute scores and ranks under other weights, in numpy.

The scores themselves are SQL (`sql/methods/scored.sql`); a thousand sets of weights would take it
twenty times as long. Here the same means run over all cities, periods and sets of weights at once,
in a fixed order of additions, so that every machine gets the same result.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from etl.warehouse import weighing
from etl.warehouse.weighing import Leaves, Tree

TABLES = ("staging.rank_bands", "staging.ranks_without")
DRAWS = 1000
SPREAD = 0.25  # a weight is drawn evenly between 25 % less and 25 % more
LOWEST, HIGHEST = 0.05, 0.95
AT_ONCE = 2_000  # rows (a city in a period) that are weighed together: 16 MB per set of numbers

_CREATE = """
create table staging.rank_bands (
    scheme varchar, city_group varchar, grain varchar, period_start date, period_end date,
    city varchar, lowest integer, highest integer
);
create table staging.ranks_without (
    scheme varchar, city_group varchar, grain varchar, period_start date, period_end date,
    city varchar, indicator varchar, path varchar, score double, rank integer
)
"""
_NODES = """
select path, parent, kind = 'indicator', share, coalesce(aggregation, ''), coalesce(threshold, 0),
    coalesce(indicator, ''), threshold_by = 'weight', decimals
from marts.scheme_nodes
where scheme = $scheme and effective_weight > 0
order by depth, path
"""
_LEAVES = """
select normalised, value is not null as known
from marts.normalised_values
where scheme = $scheme and city_group = $group and grain = $grain
    and path in (
        select path from marts.scheme_nodes where scheme = $scheme and effective_weight > 0
    )
order by period_end, period_start, city, path
"""
_PERIODS = """
select distinct period_start, period_end from marts.normalised_values
where scheme = $scheme and city_group = $group and grain = $grain
order by period_end, period_start
"""
_CITIES = """
select distinct city from marts.normalised_values
where scheme = $scheme and city_group = $group and grain = $grain
order by city
"""

_SERIES = "select distinct scheme, city_group, grain from marts.normalised_values order by all"
_SERIES_OF = f"select * from ({_SERIES}) where list_contains($schemes, scheme) order by all"

Numbers = npt.NDArray[np.float64]


class Series(NamedTuple):
    """The periods of one grain in which a scheme ranks a group of cities."""

    scheme: str
    group: str
    grain: str


@dataclass(frozen=True)
class Panel:
    """The rows of a series: every city in every period, cities within periods."""

    series: Series
    periods: list[tuple[object, object]]
    cities: list[str]
    leaves: Leaves


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the band of each rank under drawn weights, and each rank without one indicator."""
    connection.execute(_CREATE)
    _fill(connection, connection.execute(_SERIES).fetchall())


def renew(connection: duckdb.DuckDBPyConnection, schemes: Sequence[str]) -> None:
    """Make those of some schemes anew."""
    keys = {"schemes": list(schemes)}
    for table in TABLES:
        connection.execute(f"delete from {table} where list_contains($schemes, scheme)", keys)
    _fill(connection, connection.execute(_SERIES_OF, keys).fetchall())


def _fill(connection: duckdb.DuckDBPyConnection, found: Iterable[tuple[str, str, str]]) -> None:
    for series in (Series(*row) for row in found):
        nodes, decimals = tree(connection, series.scheme)
        if not nodes.leaves:  # all weights are zero
            continue
        drawn = draws(nodes, series.scheme)
        without = weighing.without_each(nodes)
        for panel in panels(connection, series, nodes):
            _keep_bands(connection, panel, ranked(panel, nodes, drawn, decimals)[1])
            _keep_without(connection, panel, nodes, ranked(panel, nodes, without, decimals))


def draws(tree: Tree, scheme: str) -> Numbers:
    """Sets of weights by node, always the same for a scheme's name and tree."""
    generator = np.random.Generator(np.random.PCG64(zlib.crc32(scheme.encode())))
    even = generator.random((DRAWS, len(tree.nodes)))
    return tree.shares * (1 + SPREAD * (2 * even - 1))


def band(ranks: npt.NDArray[np.int32]) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """The places that hold nine tenths of the ranks (sets first), rounded outwards."""
    low, high = np.quantile(ranks, (LOWEST, HIGHEST), axis=0)
    return np.floor(low).astype(np.int32), np.ceil(high).astype(np.int32)


def tree(connection: duckdb.DuckDBPyConnection, scheme: str) -> tuple[Tree, int | None]:
    """A scheme's nodes, and the decimals that its ranks are on (None: not rounded)."""
    rows = connection.execute(_NODES, {"scheme": scheme}).fetchall()
    nodes = tuple(weighing.Node(*row[:-1]) for row in rows)
    return Tree(nodes), rows[0][-1]


def panels(connection: duckdb.DuckDBPyConnection, series: Series, tree: Tree) -> Iterator[Panel]:
    """The series in parts that fit the memory, each of whole periods."""
    keys = {"scheme": series.scheme, "group": series.group, "grain": series.grain}
    periods = connection.execute(_PERIODS, keys).fetchall()
    cities = [city for (city,) in connection.execute(_CITIES, keys).fetchall()]
    columns = connection.execute(_LEAVES, keys).fetchnumpy()
    shape = (len(periods), len(cities), len(tree.leaves))
    values = np.ma.filled(columns["normalised"], np.nan).reshape(shape)
    known = np.asarray(columns["known"]).reshape(shape)
    step = max(1, AT_ONCE // len(cities))
    for first in range(0, len(periods), step):
        part = slice(first, first + step)
        rows = values[part].reshape(-1, shape[2]), known[part].reshape(-1, shape[2])
        yield Panel(series, periods[part], cities, Leaves(*rows, len(cities)))


def ranked(
    panel: Panel, tree: Tree, weights: Numbers, decimals: int | None = None
) -> tuple[Numbers, npt.NDArray[np.int32]]:
    """Scores and ranks by set of weights, period and city; a score that is not has no rank (0)."""
    scores = weighing.scores(tree, panel.leaves, weights)
    shaped = scores.reshape(len(weights), len(panel.periods), len(panel.cities))
    return shaped, weighing.ranks(shaped, decimals)


def _keep_bands(
    connection: duckdb.DuckDBPyConnection,
    panel: Panel,
    ranks: npt.NDArray[np.int32],
) -> None:
    low, high = band(ranks)
    columns = _columns(panel, ["lowest", "highest"], [low.ravel(), high.ravel()])
    _insert(connection, "rank_bands", columns, "lowest > 0")


def _keep_without(
    connection: duckdb.DuckDBPyConnection,
    panel: Panel,
    tree: Tree,
    results: tuple[Numbers, npt.NDArray[np.int32]],
) -> None:
    scores, ranks = results
    for place, leaf in enumerate(tree.leaves):
        columns = _columns(panel, ["score", "rank"], [scores[place].ravel(), ranks[place].ravel()])
        columns["indicator"] = pa.array([tree.nodes[leaf].indicator] * len(columns["city"]))
        columns["path"] = pa.array([tree.nodes[leaf].path] * len(columns["city"]))
        _insert(connection, "ranks_without", columns, "rank > 0")


def _columns(
    panel: Panel, names: list[str], values: list[npt.NDArray[np.generic]]
) -> dict[str, pa.Array]:
    count = len(panel.cities)
    rows = len(panel.periods) * count
    return {
        "scheme": pa.array([panel.series.scheme] * rows),
        "city_group": pa.array([panel.series.group] * rows),
        "grain": pa.array([panel.series.grain] * rows),
        "period_start": pa.array([start for start, _ in panel.periods for _ in range(count)]),
        "period_end": pa.array([end for _, end in panel.periods for _ in range(count)]),
        "city": pa.array(panel.cities * len(panel.periods)),
        **{name: pa.array(column) for name, column in zip(names, values, strict=True)},
    }


def _insert(
    connection: duckdb.DuckDBPyConnection, table: str, columns: dict[str, pa.Array], where: str
) -> None:
    connection.register("found", pa.table(columns))
    connection.execute(f"insert into staging.{table} by name select * from found where {where}")
    connection.unregister("found")
