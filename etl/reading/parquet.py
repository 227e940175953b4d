"""Rows as read into Parquet: one file per table, with typed columns and every row's source cell."""

import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl.contract import Column, Kind, Sheet
from etl.reading.model import Quantity, Reading, Row, Span, Value
from etl.sheets import BY_TABLE

Field = str | int | float | bool | dt.date | None

_TEXT, _DATE = pa.string(), pa.date32()
_PARTS: dict[Kind, tuple[tuple[str, pa.DataType], ...]] = {
    Kind.TEXT: (("", _TEXT),),
    Kind.NAME: (("", _TEXT),),
    Kind.NAMES: (("", _TEXT),),
    Kind.WHOLE: (("", pa.int64()),),
    Kind.FLAG: (("", pa.bool_()),),
    Kind.NUMBER: (
        ("", pa.float64()),
        ("_unit", _TEXT),
        ("_approx", pa.bool_()),
        ("_written", _TEXT),
    ),
    Kind.DATE: (("", _DATE), ("_to", _DATE), ("_grain", _TEXT), ("_written", _TEXT)),
    Kind.PERIOD: (("", _DATE), ("_to", _DATE), ("_grain", _TEXT), ("_written", _TEXT)),
}
_SOURCE = (
    ("_sheet", _TEXT),
    ("_row", pa.int32()),
    ("_cell", _TEXT),
    ("_places", _TEXT),
    ("_extras", _TEXT),
)


def schema(sheet: Sheet) -> pa.Schema:
    """The Parquet columns of a sheet's rows."""
    fields = [
        pa.field(column.name + ending, kind)
        for column in sheet.columns
        for ending, kind in _PARTS[column.kind]
    ]
    return pa.schema([*fields, *(pa.field(name, kind) for name, kind in _SOURCE)])


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
    arrays: list[pa.Array] = []
    for column in sheet.columns:
        split = [_split(column, row.values.get(column.header)) for _, row in rows]
        for place, (_, kind) in enumerate(_PARTS[column.kind]):
            arrays.append(pa.array((fields[place] for fields in split), kind))
    sources: Iterable[tuple[Field, ...]] = zip(
        *(_source(name, row) for name, row in rows), strict=True
    )
    arrays += [pa.array(values, kind) for values, (_, kind) in zip(sources, _SOURCE, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema(sheet))


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
