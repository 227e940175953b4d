"""Uploads into `raw` tables: all rows in force, and which of them a later upload superseded.

SQL is generated here from the sheets' declarations; what is fixed SQL lies in `sql/`.
"""

from collections.abc import Iterable

import duckdb
import pyarrow.parquet as pq

from etl.contract import Column, Kind, Sheet
from etl.reading.parquet import schema
from etl.sheets import SHEETS
from etl.uploads import Upload

_UPLOADS = """
create table raw.uploads (
    upload integer, file varchar, loaded_by varchar, loaded_at timestamptz, sha256 varchar,
    bytes bigint, mode varchar, is_demo boolean
)
"""
_CELL_OF = """
create macro raw.cell_of(places, name, own_row, own_cell) as
    case
        when coalesce(places, '') not like '%;' || name || '=%' then own_cell
        when regexp_matches(places, ';' || name || '=[A-Z]+;')
            then regexp_extract(places, ';' || name || '=([A-Z]+);', 1) || own_row
        else regexp_extract(places, ';' || name || '=([A-Z]+[0-9]+);', 1)
    end
"""
_REPORTED = """
create table raw.reported (
    upload integer, sheet varchar, cell varchar, header varchar, value varchar, reason varchar
)
"""


def create(connection: duckdb.DuckDBPyConnection, uploads: Iterable[Upload]) -> None:
    """Fill schema `raw`: `uploads`, `reported` and one table per sheet of the contract."""
    uploads = tuple(uploads)
    connection.execute("create schema raw")
    connection.execute(_UPLOADS)
    connection.execute(_REPORTED)
    connection.execute(_CELL_OF)
    for upload in uploads:
        _register(connection, upload)
    for sheet in SHEETS:
        _collect(connection, sheet, uploads)
        _mark_current(connection, sheet)


def _register(connection: duckdb.DuckDBPyConnection, upload: Upload) -> None:
    record = upload.record
    connection.execute(
        "insert into raw.uploads values (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            upload.number,
            record.file,
            record.by,
            record.at,
            record.sha256,
            record.size,
            record.mode,
            record.is_demo,
        ],
    )
    for fault in record.reported:
        values = [fault.get(name) for name in ("sheet", "cell", "header", "value", "reason")]
        connection.execute(
            "insert into raw.reported values (?, ?, ?, ?, ?, ?)", [upload.number, *values]
        )


def _collect(
    connection: duckdb.DuckDBPyConnection, sheet: Sheet, uploads: tuple[Upload, ...]
) -> None:
    known = schema(sheet)
    connection.register("empty", known.empty_table())
    connection.execute(
        f"create table raw.{sheet.table} as select *, 0 as _upload, true as _current from empty"
    )
    connection.unregister("empty")
    for upload in uploads:
        path = upload.rows(sheet.table)
        if path is None:
            continue
        kept = [name for name in pq.read_schema(path).names if name in known.names]
        names = ", ".join(f'"{name}"' for name in kept)
        connection.execute(
            f"insert into raw.{sheet.table} by name"
            f" select {names}, $upload as _upload, true as _current from read_parquet($path)",
            {"upload": upload.number, "path": str(path)},
        )


def _mark_current(connection: duckdb.DuckDBPyConnection, sheet: Sheet) -> None:
    """A later row of the same key, or a later upload in mode `replace`, supersedes a row."""
    connection.execute(
        f"""
        create or replace table raw.{sheet.table} as
        with keyed as (
            select
                * exclude (_current),
                row_number() over (
                    partition by {", ".join(key(sheet))}
                    order by _upload desc, _sheet desc, _row desc
                ) as place
            from raw.{sheet.table}
        )
        select
            keyed.* exclude (place),
            keyed.place = 1 and not exists (
                select 1
                from raw.uploads as uploads
                inner join raw.{sheet.table} as newer on uploads.upload = newer._upload
                where uploads.mode = 'replace' and newer._upload > keyed._upload
                {_covers(sheet)}
            ) as _current
        from keyed
        """
    )


def key(sheet: Sheet) -> list[str]:
    """The SQL expressions that identify a row of a raw table."""
    names = [part for name in sheet.key for part in _identity(sheet.column(name))]
    if not sheet.fallback:
        return names
    # A bare running number (1, 2, 3 …) starts anew in every ledger and identifies nothing.
    number = f"nullif(regexp_replace({names[0]}, '^[0-9]{{1,4}}$', ''), '')"
    fallback = [
        f"if({number} is null, {part}, null)"
        for name in sheet.fallback
        for part in _identity(sheet.column(name))
    ]
    return [number, *fallback]


def _identity(column: Column) -> list[str]:
    if column.kind in (Kind.DATE, Kind.PERIOD):
        unstated = f"if({column.name}_to is null, {column.name}_written, null)"
        return [column.name, f"{column.name}_to", unstated]
    if column.register == "cities":
        return [f"regexp_replace({column.name}, '市$', '')"]
    return [f'"{column.name}"']


def _covers(sheet: Sheet) -> str:
    """The condition under which a row of a replacing upload takes an older row with it."""
    if sheet.period is None:
        return ""
    period = sheet.column(sheet.period)
    if period.kind is Kind.DATE:  # dated rows: everything between the first and the last date
        span = f"from raw.{sheet.table} as span where span._upload = newer._upload"
        return (
            f"and keyed.{period.name} between (select min(span.{period.name}) {span})"
            f" and (select max(span.{period.name}) {span})"
        )
    parts = [period.name, f"{period.name}_to"] if period.kind is Kind.PERIOD else [period.name]
    return " ".join(f"and keyed.{part} is not distinct from newer.{part}" for part in parts)
