"""Count what each upload changed: new rows, changed rows, and repeated rows."""

import duckdb

from etl.sheets import SHEETS
from etl.sheets.contract import Column, Kind, Sheet
from etl.warehouse.raw import filled, key

TABLES = ("staging.upload_changes",)


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `staging.upload_changes`: one row per upload and table."""
    connection.execute(
        "create table staging.upload_changes (upload integer, table_name varchar, title varchar,"
        " added bigint, changed bigint, same bigint)"
    )
    tables = filled(connection)
    for sheet in (sheet for sheet in SHEETS if sheet.table in tables):
        connection.execute(
            f"insert into staging.upload_changes {_compare(sheet)}",
            {"table_name": sheet.table, "title": sheet.title},
        )


def _compare(sheet: Sheet) -> str:
    content = ", ".join(part for column in sheet.columns for part in _content(column))
    return f"""
        with compared as (
            select
                _upload,
                hash({content}) as content,
                lag(hash({content})) over (
                    partition by {", ".join(key(sheet))} order by _upload, _sheet, _row
                ) as earlier
            from raw.{sheet.table}
        )
        select
            _upload,
            $table_name,
            $title,
            count(*) filter (where earlier is null),
            count(*) filter (where earlier <> content),
            count(*) filter (where earlier = content)
        from compared
        group by _upload
    """


def _content(column: Column) -> tuple[str, ...]:
    """The parts of a value that count; how it was written does not."""
    if column.kind in (Kind.DATE, Kind.PERIOD):
        return f'"{column.name}"', f"{column.name}_to"
    if column.kind is Kind.NUMBER:
        return f'"{column.name}"', f"{column.name}_unit"
    return (f'"{column.name}"',)
