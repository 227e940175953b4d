"""Find names that are not in their register, in every column that the contract binds to one."""

from collections.abc import Iterator

import duckdb
from rapidfuzz import process

from etl.sheets import BY_TABLE, SHEETS
from etl.sheets.contract import Column, Kind, Sheet
from etl.warehouse.raw import filled, partition

TABLES = ("staging.unknown_names",)
_NAMED = {column.register for sheet in SHEETS for column in sheet.columns if column.register}
READS = frozenset(
    {
        "staging.city_names",
        *(f"raw.{register}" for register in _NAMED),
        *(
            f"staging.{sheet.table}_unknown" if partition(sheet) else f"raw.{sheet.table}"
            for sheet in SHEETS
            if any(column.register for column in sheet.columns)
        ),
    }
)

_TABLE = """
create table staging.unknown_names (
    register varchar, is_register_empty boolean, header varchar, name varchar,
    _upload integer, _sheet varchar, _row integer, _cell varchar, nearest varchar
)
"""
ALIKE = 55  # of 100, below which a name of the register is no help


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `staging.unknown_names`: one row per cell, in force, that names something unknown."""
    connection.execute(_TABLE)
    together = [sheet for sheet in SHEETS if not partition(sheet)]
    tables = filled(connection, together)
    for sheet in (sheet for sheet in together if sheet.table in tables):
        for column in sheet.columns:
            if column.register is not None:
                connection.execute(f"insert into staging.unknown_names {_unknown(sheet, column)}")
    for table, key, _ in apart():
        connection.execute(
            f'insert into staging.unknown_names select * exclude ("{key}") from {table}'
        )
    for register in ("cities", "indicators", "units"):
        _add_nearest(connection, register)


def apart() -> Iterator[tuple[str, str, str]]:
    """The tables of sheets whose rows are apart by a column, the column, and the selects that make
    them: as `staging.unknown_names`, with the column."""
    for sheet in SHEETS:
        if (key := partition(sheet)) and any(column.register for column in sheet.columns):
            parts = (
                _unknown(sheet, column, f'"{key}",') for column in sheet.columns if column.register
            )
            whole = ", ".join(sorted(f"raw.{register}" for register in _NAMED))
            select = " union all ".join(parts)
            made = f"-- by: {key}\n-- whole: {whole}\n{select}"
            yield f"staging.{sheet.table}_unknown", key, made


def _add_nearest(connection: duckdb.DuckDBPyConnection, register: str) -> None:
    """Tell each unknown name which one of its register is most like it."""
    unknown = connection.execute(
        "select distinct name from staging.unknown_names where register = ?", [register]
    ).fetchall()
    known = [name for (name,) in connection.execute(_known(register)).fetchall()] if unknown else []
    for (name,) in unknown:
        nearest = process.extractOne(name, known, score_cutoff=ALIKE)
        if nearest is not None:
            connection.execute(
                "update staging.unknown_names set nearest = ? where register = ? and name = ?",
                [nearest[0], register, name],
            )


def _known(register: str) -> str:
    entry = BY_TABLE[register].key[0]
    return f"select distinct {entry} from raw.{register} where _current order by {entry}"


def _unknown(sheet: Sheet, column: Column, key: str = "") -> str:
    register = column.register or ""
    known = f"select * from ({_known(register)})"
    if register == "cities":
        known += " union select written from staging.city_names"
    written = f'"{column.name}"'
    if column.kind is Kind.NAMES:
        written = f"unnest(string_split({written}, '、'))"
    return f"""
        select
            {key}
            '{register}' as register,
            not exists (select 1 from raw.{register} where _current) as is_register_empty,
            '{column.header}' as header,
            named.name,
            named._upload,
            named._sheet,
            named._row,
            named._cell,
            cast(null as varchar) as nearest
        from (
            select
                {key}
                {written} as name,
                _upload,
                _sheet,
                _row,
                raw.cell_of(_places, '{column.name}', _row, _cell) as _cell
            from raw.{sheet.table}
            where _current and "{column.name}" is not null
        ) as named
        anti join ({known}) as known (name) on named.name = known.name
    """
