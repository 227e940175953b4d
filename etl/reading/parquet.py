"""Rows as read into Parquet: one file per table, with typed columns and every row's source cell."""

import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl.contract import Column, Kind, Sheet, fields
from etl.reading.model import Quantity, Reading, Row, Span, Value
from etl.sheets import BY_TABLE

Field = str | int | float | bool | dt.date | None

_TYPES: dict[str, pa.DataType] = {
    "varchar": pa.string(),
    "double": pa.float64(),
    "bigint": pa.int64(),
    "integer": pa.int32(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


def schema(sheet: Sheet) -> pa.Schema:
    """The Parquet columns of a sheet's rows."""
    return pa.schema([pa.field(name, _TYPES[kind]) for name, kind in fields(sheet).items()])


def write(reading: Reading, folder: Path) -> dict[str, int]:
    """Write `<table>.parquet` for every table that has rows; returns how many each has."""
    counts: dict[str, int] = {}
    for table in dict.fromkeys(table.table for table in reading.tables):
        sheet = BY_TABLE[table]
        found = [
            (part.sheet, row) for part in reading.tables if part.table == table for row in part.rows
        ]
        if not found:
            continue
        folder.mkdir(parents=True, exist_ok=True)
        pq.write_table(_columns(sheet, found), folder / f"{table}.parquet", compression="zstd")
        counts[table] = len(found)
    return counts


def _columns(sheet: Sheet, rows: list[tuple[str, Row]]) -> pa.Table:
    values: list[Iterable[Field]] = []
    for column in sheet.columns:
        split = [_split(column, row.values.get(column.header)) for _, row in rows]
        values += zip(*split, strict=True)
    values += zip(*(_source(name, row) for name, row in rows), strict=True)
    own = schema(sheet)
    arrays = [pa.array(part, kind) for part, kind in zip(values, own.types, strict=True)]
    return pa.Table.from_arrays(arrays, schema=own)


def _source(sheet: str, row: Row) -> tuple[Field, ...]:
    extras = json.dumps(row.extras, ensure_ascii=False) if row.extras else None
    return sheet, row.row, row.cell, row.places, extras


def _split(column: Column, value: Value) -> tuple[Field, ...]:
    """One value as the fields of its Parquet columns."""
    if column.kind is Kind.NUMBER:
        number = value if isinstance(value, Quantity) else Quantity(None)
        return number.value, number.unit, number.approx, number.as_written
    if column.kind in (Kind.DATE, Kind.PERIOD):
        if not isinstance(value, Span):
            return None, None, None, None
        return value.start, value.end, value.precision, value.as_written
    return (None if isinstance(value, Quantity | Span) else value,)
