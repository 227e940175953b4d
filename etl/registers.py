"""Names that no register knows, in every column that the contract binds to a register."""

import duckdb

from etl.contract import Column, Kind, Sheet
from etl.sheets import BY_TABLE, SHEETS

TABLES = ("staging.unknown_names",)

_TABLE = """
create table staging.unknown_names (
    register varchar, is_register_empty boolean, header varchar, name varchar,
    _upload integer, _sheet varchar, _row integer, _cell varchar
)
"""


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `staging.unknown_names`: one row per cell, in force, that names something unknown."""
    connection.execute(_TABLE)
    for sheet in SHEETS:
        for column in sheet.columns:
            if column.register is not None:
                connection.execute(
                    f"insert into staging.unknown_names {_unknown(sheet, column)}",
                    {"register": column.register, "header": column.header},
                )


def _unknown(sheet: Sheet, column: Column) -> str:
    register = column.register or ""
    entry = BY_TABLE[register].key[0]
    known = f"select {entry} from raw.{register} where _current"
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
            named._cell
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
