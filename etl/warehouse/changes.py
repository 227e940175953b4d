"""Count what each upload changed: new rows, changed rows, and repeated rows."""

from collections.abc import Iterator

import duckdb

from etl.sheets import SHEETS
from etl.sheets.contract import Column, Kind, Sheet
from etl.warehouse.raw import filled, key, partition

TABLES = ("staging.upload_changes",)
_APART = tuple(sheet for sheet in SHEETS if partition(sheet))
READS = frozenset(
    f"staging.{sheet.table}_changes" if sheet in _APART else f"raw.{sheet.table}"
    for sheet in SHEETS
)
_COUNTS = """
    count(*) filter (where earlier is null) as added,
    count(*) filter (where earlier <> content) as changed,
    count(*) filter (where earlier = content) as same
"""


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `staging.upload_changes`: one row per upload and table."""
    connection.execute(
        "create table staging.upload_changes (upload integer, table_name varchar, title varchar,"
        " added bigint, changed bigint, same bigint)"
    )
    tables = filled(connection, (sheet for sheet in SHEETS if sheet not in _APART))
    for sheet in SHEETS:
        if sheet in _APART or sheet.table in tables:
            connection.execute(
                f"insert into staging.upload_changes {_summed(sheet)}",
                {"table_name": sheet.table, "title": sheet.title},
            )


def apart() -> Iterator[tuple[str, str]]:
    """The tables of sheets whose rows are apart by a column, and the selects that make them: one
    row per upload and entry of the column."""
    for sheet in _APART:
        column = partition(sheet)
        yield (
            f"staging.{sheet.table}_changes",
            f"-- by: {column}\n"
            f"with compared as ({_compared(sheet)})"
            f' select "{column}", _upload, {_COUNTS} from compared group by "{column}", _upload',
        )


def _summed(sheet: Sheet) -> str:
    if sheet not in _APART:
        return (
            f"with compared as ({_compared(sheet)})"
            f" select _upload, $table_name, $title, {_COUNTS} from compared group by _upload"
        )
    return (
        "select _upload, $table_name, $title, sum(added), sum(changed), sum(same)"
        f" from staging.{sheet.table}_changes group by _upload"
    )


def _compared(sheet: Sheet) -> str:
    content = ", ".join(part for column in sheet.columns for part in _content(column))
    return f"""
        select
            *,
            hash({content}) as content,
            lag(hash({content})) over (
                partition by {", ".join(key(sheet))}
                order by _upload, _sheet, _row, _cell desc
            ) as earlier
        from raw.{sheet.table}
    """


def _content(column: Column) -> tuple[str, ...]:
    """The parts of a value that count; how it was written does not."""
    if column.kind in (Kind.DATE, Kind.PERIOD):
        return f'"{column.name}"', f"{column.name}_to"
    if column.kind is Kind.NUMBER:
        return f'"{column.name}"', f"{column.name}_unit"
    return (f'"{column.name}"',)
