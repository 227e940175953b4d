"""Find names that are not in their register, in every column that the contract binds to one."""

import duckdb
from rapidfuzz import process

from etl.sheets import BY_TABLE, SHEETS
from etl.sheets.contract import Column, Kind, Sheet
from etl.warehouse.raw import filled

TABLES = ("staging.unknown_names",)

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
    tables = filled(connection)
    for sheet in (sheet for sheet in SHEETS if sheet.table in tables):
        for column in sheet.columns:
            if column.register is not None:
                connection.execute(
                    f"insert into staging.unknown_names {_unknown(sheet, column)}",
                    {"register": column.register, "header": column.header},
                )
    for register in ("cities", "indicators", "units"):
        _add_nearest(connection, register)


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


def _unknown(sheet: Sheet, column: Column) -> str:
    register = column.register or ""
    known = f"select * from ({_known(register)})"
    if register == "cities":
        known += " union select written from staging.city_names"
    written = f'"{column.name}"'
    if column.kind is Kind.NAMES:
        written = f"unnest(string_split({written}, '、'))"
    return f"""
        select
            $register,
            not exists (select 1 from raw.{register} where _current),
            $header,
            named.name,
            named._upload,
            named._sheet,
            named._row,
            named._cell,
            null
        from (
            select
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
