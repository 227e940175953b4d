"""The units of the value parsers as a table for SQL: 万人 is 10000 × 人."""

import duckdb

from etl.reading.values import units

TABLES = ("staging.unit_factors",)
READS = frozenset({"raw.indicators", "raw.indicator_values"})

_WRITTEN = """
select unit from raw.indicators where unit is not null
union
select value_unit from raw.indicator_values where value_unit is not null
union
select unit from raw.indicator_values where unit is not null
order by unit
"""


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `staging.unit_factors`: one row per unit, with what `units` knows of it.

    `factor` turns the unit into its `base`; `ratio` turns bases of one `family` into one another;
    `upper` and `lower` are what stands over and under the stroke of the base, which the unit tells
    for so many (`per`); units that merely count may stand for one another.
    """
    connection.execute(
        "create table staging.unit_factors (unit varchar, base varchar, family varchar,"
        " factor double, ratio double, upper varchar, lower varchar, per double,"
        " is_counting boolean)"
    )
    for (written,) in connection.execute(_WRITTEN).fetchall():
        connection.execute(
            "insert into staging.unit_factors values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [written, *_known(written)],
        )


def _known(written: str) -> list[str | float | bool | None]:
    unit = units.read(written)
    kind = units.kind(unit.base)
    family = kind.family if kind else None
    return [
        unit.base,
        family,
        float(unit.factor),
        float(kind.ratio) if kind else 1.0,
        kind.over if kind else None,
        kind.under if kind else None,
        float(unit.per),
        family in units.COUNTING,
    ]
