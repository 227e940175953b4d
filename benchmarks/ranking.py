"""Composite marts of 330 cities, 30 indicators and 60 months, and what pages ask of them.

Goals: these marts, a thousand draws per period included, in at most 20 s on two cores and within
2 GiB; a what-if at most 50 ms; a ranking at most 30 ms among ten million values. Queries are timed
by the wall, from the statement to the frame that a page gets, in the best of several runs.
"""

import json
import resource
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from benchmarks.table import Line, show
from etl.sheets import BY_TABLE
from etl.sheets.contract import fields
from etl.warehouse import raw, transform
from pages.shared import warehouse

CITIES, INDICATORS, MONTHS = 330, 30, 60
THREADS = 2
OURS = (
    *("certainty", "normalised_values", "composite_scores", "composite_ranks", "contributions"),
    *("scheme_", "schemes", "scores", "ranks_without", "rank_bands", "leave_one_out"),
)
ROUNDS = 9
_VALUES = f"""
insert into raw.indicator_values by name
select
    '指标' || i as indicator, '城市' || c as city,
    cast('2021-01-01' as date) + to_months(cast(m as integer)) as period,
    last_day(period) as period_to, 'month' as period_grain,
    round(100 + 10 * i + hash(c, i) % 100 + m * (hash(i) % 7) + hash(c, i, m) % 50 / 10, 1)
        as value,
    '分' as value_unit, 1 as _upload, true as _current, '数据' as _sheet, 1 as _row, 'A1' as _cell
from range({CITIES}) cities(c), range({INDICATORS}) indicators(i), range({MONTHS}) months(m)
where hash(c, i, m, 'gap') % 50 > 0
"""
_SCHEME = f"""
insert into raw.schemes by name
select
    '综合' as scheme, '指标' || i as indicator, '维度' || i % 6 // 2 || '/' || i % 6 as dimension,
    1 + i % 4 as weight, 1 as _upload, true as _current, '方案' as _sheet, 1 + i as _row
from range({INDICATORS}) indicators(i)
"""
PERIOD: dict[str, warehouse.Parameter] = {
    "scheme": "综合",
    "city_group": "全部",
    "grain": "month",
    "period_end": "2025-12-31",
}
WEIGHTS = json.dumps({"维度1": 0.0, "维度0/0//指标0": 70})
TRIED: dict[str, warehouse.Parameter] = {
    **{**PERIOD, "city": "城市7", "by": "2026-06-30", "periods": 6, "rivals": 1.0},
    **{"normalised_over": "one_period", "scored": "by_means"},
}
WHAT_IFS: dict[str, tuple[str, dict[str, warehouse.Parameter]]] = {
    "what if the weights, one period": ("weighed", {**PERIOD, "city": "城市7", "weights": WEIGHTS}),
    "bands under these weights": ("weighed_bands", {**PERIOD, "weights": WEIGHTS}),
    "what if the values, one period": (
        "tried",
        {
            **TRIED,
            "trials": json.dumps([{"trial": 0, "indicator": "指标1", "value": 200.0}]),
        },
    ),
    "why the scheme moved, two periods": (
        "scheme_why_moved",
        {**PERIOD, "since": "2025-11-30", "city": "城市7"},
    ),
    "what it takes, one indicator": (
        "what_it_takes",
        {
            **{"indicator": "指标1", "grain": "month", "city_group": "全部", "city": "城市7"},
            **{"periods": 6, "pace": 1.5, "faster": 0.0},
        },
    ),
}
_RANKINGS = {
    "one scheme, one period": "select * from marts.composite_ranks"
    " where scheme = '综合' and city_group = '全部' and period_start = '2025-12-01'",
    "one scheme, all periods": "select city, period_start, rank from marts.composite_ranks"
    " where scheme = '综合' and city_group = '全部'",
    "one indicator, one period": "select * from ranks"
    " where indicator = '指标77' and city_group = '全部' and period_start = '2025-12-01'",
    "one indicator, all periods": "select city, period_start, rank from ranks"
    " where indicator = '指标77' and city_group = '全部'",
}
_MANY = """
create table ranks as
select
    '指标' || i as indicator, '全部' as city_group,
    cast('2021-01-01' as date) + to_months(cast(m as integer)) as period_start,
    '城市' || c as city, cast(hash(c, i, m) % 1000 as double) as value,
    rank() over (partition by i, m order by hash(c, i, m) % 1000 desc) as rank
from range(330) cities(c), range(505) indicators(i), range(60) months(m)
order by indicator, city_group, period_start, city
"""


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """The uploads of such a board, straight into `raw`."""
    connection.execute("create schema staging; create schema marts")
    raw.create(connection, ())
    connection.execute("create table raw.build as select 1 as build, now() as built_at")
    connection.execute(
        "insert into raw.uploads by name select 1 as upload, 'a.xlsx' as file, false as is_demo,"
        " 'update' as mode, now() as loaded_at"
    )
    for table, named in (
        ("cities", f"'城市' || n as city, '全部' as \"group\" from range({CITIES}) t(n)"),
        (
            "indicators",
            f"'指标' || n as indicator, '分' as unit, if(n % 5 = 0, '越低越好', '越高越好')"
            f" as direction, 1 as decimals from range({INDICATORS}) t(n)",
        ),
    ):
        assert "_row" in fields(BY_TABLE[table])
        connection.execute(
            f"insert into raw.{table} by name select 1 as _upload, true as _current, {named}"
        )
    connection.execute(_VALUES)
    connection.execute(_SCHEME)


def build(connection: duckdb.DuckDBPyConnection) -> tuple[float, float]:
    """CPU and wall seconds of the steps that make composite marts."""
    connection.execute("create schema methods")
    cpu = wall = 0.0
    for step in transform.in_order():
        before = time.process_time(), time.perf_counter()
        step.run(connection)
        if any(ours in table for table in step.makes for ours in OURS):
            cpu += time.process_time() - before[0]
            wall += time.perf_counter() - before[1]
    return cpu, wall


def best(
    connection: duckdb.DuckDBPyConnection, query: str, **parameters: warehouse.Parameter
) -> float:
    """Milliseconds by the wall in the quickest of several runs, to the rows as pages get them."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        warehouse.ask(connection, query, parameters)
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def written(query: str) -> str:
    """A query as pages ask it."""
    return warehouse.QUERIES[query].read_text(encoding="utf-8")


def main() -> int:
    """Build, ask, and compare with the goals."""
    with tempfile.TemporaryDirectory() as folder:
        connection = duckdb.connect(str(Path(folder) / "board.duckdb"))
        connection.execute(f"set threads = {THREADS}")
        connection.execute("set memory_limit = '1500MB'")
        fill(connection)
        cpu, wall = build(connection)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        connection.execute(_MANY)
        lines = [
            Line("composite marts, CPU seconds per core", cpu / THREADS, "s", 20),
            Line("composite marts, wall time now", wall, "s"),
            Line("memory at the most", memory, "MiB", 2048),
        ]
        lines += [
            Line(name, best(connection, written(query), **asked), "ms", 50)
            for name, (query, asked) in WHAT_IFS.items()
        ]
        lines += [
            Line(f"ranking: {name}", best(connection, query), "ms", 30)
            for name, query in _RANKINGS.items()
        ]
        connection.close()
    return show(lines)


if __name__ == "__main__":
    sys.exit(main())
