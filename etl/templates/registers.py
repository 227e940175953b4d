"""What a template takes from the current build: names of registers, and values not yet reported."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from etl.reading.model import Span
from etl.warehouse import builds

Names = tuple[str, ...]


@dataclass(frozen=True)
class Registers:
    """Names by register; none where nothing is loaded yet. The home city and groups come first."""

    names: dict[str, Names] = field(default_factory=dict)

    def of(self, register: str | None) -> Names:
        """The names of one register."""
        return self.names.get(register or "", ())


_NAMES = {
    "cities": """
        select city from marts.city_groups
        group by city order by bool_or(is_home) desc, min(city_group), city
    """,
    "units": """
        select distinct unit from raw.units
        where _current and ($unit is null or unit = $unit)
        order by unit
    """,
    "indicators": "select indicator from marts.indicators order by _upload, _sheet, _row",
    "projects": """
        select project from marts.projects
        where $unit is null or list_contains(string_split(lead, '、'), $unit)
    """,
    "groups": """
        select city_group from marts.city_groups
        group by city_group order by bool_or(is_home) desc, count(*) desc, city_group
    """,
}
# Every value that a period may have, of indicators that are reported and not computed.
_ROWS = """
    with wanted as (
        select
            indicators.indicator,
            indicators.unit,
            members.city,
            members.city_group,
            indicators._upload as upload,
            indicators._row as place,
            members.is_home
        from marts.indicators as indicators
        cross join marts.city_groups as members
        where
            (members.city = $cities or members.city_group = $cities)
            and (
                not $missing
                or exists (
                    select 1
                    from marts.coverage as coverage
                    where
                        coverage.indicator = indicators.indicator
                        and coverage.city_group = members.city_group
                        and coverage.grain = $grain
                )
            )
            and not indicators.is_derived
            and coalesce(indicators.grain, $grain) = $grain
    )

    select
        wanted.indicator,
        wanted.city,
        any_value(wanted.unit)
    from wanted
    where not $missing or not exists (
        select 1
        from staging.known_values as known
        where
            known.indicator = wanted.indicator
            and known.city = wanted.city
            and known.grain = $grain
            and known.period_end = $period_end
            and known.value is not null
    )
    group by wanted.indicator, wanted.city
    order by
        min(wanted.upload), min(wanted.place), bool_or(wanted.is_home) desc, wanted.city
"""


@dataclass(frozen=True)
class Wanted:
    """The values that a template asks for: of a period, of one city or a group of them.

    `is_missing` asks only for those that nobody has reported.
    """

    period: str
    span: Span
    cities: str = ""
    is_missing: bool = False


def read(data: Path, unit: str | None = None) -> Registers:
    """The registers of the build in force; of units and their projects all, or those of one."""
    with _build(data) as connection:
        if connection is None:
            return Registers()
        rows_by_register = {
            name: connection.execute(sql, {"unit": unit} if "$unit" in sql else None).fetchall()
            for name, sql in _NAMES.items()
        }
        return Registers(
            {name: tuple(row[0] for row in rows) for name, rows in rows_by_register.items()}
        )


def rows(data: Path, wanted: Wanted) -> Sequence[tuple[str, str, str | None]]:
    """Indicator, city and unit of each value that is wanted."""
    with _build(data) as connection:
        if connection is None:
            return []
        parameters = {
            "cities": wanted.cities,
            "grain": wanted.span.precision,
            "period_end": wanted.span.end,
            "missing": wanted.is_missing,
        }
        return connection.execute(_ROWS, parameters).fetchall()


@contextmanager
def _build(data: Path) -> Iterator[duckdb.DuckDBPyConnection | None]:
    build = builds.current(data)
    if build is None:
        yield None
        return
    with duckdb.connect() as connection:
        path = str(build.path).replace("'", "''")
        connection.execute(f"attach '{path}' as built (read_only)")
        connection.execute("use built")
        yield connection
