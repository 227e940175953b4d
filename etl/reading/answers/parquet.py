"""Rows as read into Parquet: one file per table, with typed columns and every row's source cell."""

import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl.reading.model import Quantity, Reading, Row, Span, Table, Value
from etl.sheets import BY_TABLE
from etl.sheets.contract import Column, Kind, Sheet, fields
from etl.sheets.contract import parts as parts_of

Field = str | int | float | bool | dt.date | None

_TYPES: dict[str, pa.DataType] = {
    "varchar": pa.string(),
    "double": pa.float64(),
    "bigint": pa.int64(),
    "integer": pa.int32(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


def types(column: Column) -> list[pa.DataType]:
    """The types of the Parquet columns that one column becomes."""
    return [_TYPES[kind] for kind in parts_of(column).values()]


def schema(sheet: Sheet) -> pa.Schema:
    """The Parquet columns of a sheet's rows."""
    return pa.schema([pa.field(name, _TYPES[kind]) for name, kind in fields(sheet).items()])


def write(reading: Reading, folder: Path) -> dict[str, int]:
    """Write `<table>.parquet` for every table that has rows; returns how many each has."""
    counts: dict[str, int] = {}
    for table in dict.fromkeys(table.table for table in reading.tables):
        sheet = BY_TABLE[table]
        parts = [part for part in reading.tables if part.table == table and part.height]
        if not parts:
            continue
        rows = pa.concat_tables([_whole(sheet, part) for part in parts])
        folder.mkdir(parents=True, exist_ok=True)
        pq.write_table(rows, folder / f"{table}.parquet", compression="zstd")
        counts[table] = rows.num_rows
    return counts


def _whole(sheet: Sheet, part: Table) -> pa.Table:
    if part.columns is not None:
        return part.columns
    return columns(sheet, [(part.sheet, row) for row in part.rows])


def columns(sheet: Sheet, rows: list[tuple[str, Row]]) -> pa.Table:
    """Rows with the names of their sheets, as one table."""
    values: list[Iterable[Field]] = []
    for column in sheet.columns:
        splits = [split(column, row.values.get(column.header)) for _, row in rows]
        values += zip(*splits, strict=True)
    values += zip(*(_source(name, row) for name, row in rows), strict=True)
    parquet_schema = schema(sheet)
    arrays = [pa.array(part, kind) for part, kind in zip(values, parquet_schema.types, strict=True)]
    return pa.Table.from_arrays(arrays, schema=parquet_schema)


def _source(sheet: str, row: Row) -> tuple[Field, ...]:
    extras = json.dumps(row.extras, ensure_ascii=False) if row.extras else None
    return sheet, row.row, row.cell, row.places, extras


def split(column: Column, value: Value) -> tuple[Field, ...]:
    """One value as the fields of its Parquet columns."""
    if column.kind is Kind.NUMBER:
        number = value if isinstance(value, Quantity) else Quantity(None)
        return number.value, number.unit, number.approx, number.as_written
    if column.kind in (Kind.DATE, Kind.PERIOD):
        if not isinstance(value, Span):
            return None, None, None, None
        return value.start, value.end, value.precision, value.as_written
    return (None if isinstance(value, Quantity | Span) else value,)
