"""Units within reach of SQL, as the reader of values knows them: 万人 is 10000 × 人."""

import duckdb

from etl.reading.values import units

TABLES = ("staging.unit_factors",)

_WRITTEN = """
select unit from raw.indicators where unit is not null
union
select value_unit from raw.indicator_values where value_unit is not null
order by unit
"""


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `staging.unit_factors`: one row per unit, its base unit, its family and its factor."""
    connection.execute(
        "create table staging.unit_factors"
        " (unit varchar, base varchar, family varchar, factor double)"
    )
    for (written,) in connection.execute(_WRITTEN).fetchall():
        unit = units.read(written)
        connection.execute(
            "insert into staging.unit_factors values (?, ?, ?, ?)",
            [written, unit.base, units.family(unit.base), float(unit.factor)],
        )
