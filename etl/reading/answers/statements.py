"""Which cells state the coordinates of the values of an upload, by ranges of rows.

A row of the table is one range: the values in one column of a sheet, from one row to another,
whose coordinate is stated alike. Cells of the value's own row are written by their letters only (A
for A7).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl.reading.model import Reading, Row, Table

FILE = "stated.parquet"
SCHEMA = pa.schema(
    [
        ("sheet", pa.string()),
        ("column", pa.string()),
        ("first_row", pa.int32()),
        ("last_row", pa.int32()),
        ("coordinate", pa.string()),
        ("cells", pa.list_(pa.string())),
    ]
)
_ADDRESS = re.compile(r"([A-Z]+)(\d+)")

Pattern = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class _Range:
    column: str
    first: int
    last: int
    pattern: Pattern


def write(reading: Reading, folder: Path) -> None:
    """Write the ranges of a reading beside its rows; nothing where no value says where."""
    rows = [
        (table.sheet, run.column, run.first, run.last, coordinate, list(cells))
        for table in reading.tables
        for run in _ranges(table)
        for coordinate, cells in run.pattern
    ]
    if not rows:
        return
    folder.mkdir(parents=True, exist_ok=True)
    arrays = [
        pa.array(part, field.type)
        for part, field in zip(zip(*rows, strict=True), SCHEMA, strict=True)
    ]
    pq.write_table(pa.Table.from_arrays(arrays, schema=SCHEMA), folder / FILE, compression="zstd")


def _ranges(table: Table) -> Iterator[_Range]:
    """Runs of rows that say alike; a large sheet's rows say as the most of those that are known."""
    stated = [row for row in table.rows if row.stated]
    if table.columns is not None and stated:
        last = max(table.columns["_row"].to_pylist())
        letters, pattern = _place(stated[0])
        yield _Range(letters, min(row.row for row in stated), last, pattern)
        stated = [row for row in stated if _place(row) != (letters, pattern)]
    open_: dict[str, _Range] = {}
    for row in stated:
        letters, pattern = _place(row)
        before = open_.get(letters)
        if before is not None and before.pattern == pattern and row.row >= before.last:
            open_[letters] = _Range(letters, before.first, row.row, pattern)
            continue
        if before is not None:
            yield before
        open_[letters] = _Range(letters, row.row, row.row, pattern)
    yield from open_.values()


def _place(row: Row) -> tuple[str, Pattern]:
    """The letters of a value's column, and what is stated where, its own row left out."""
    match = _ADDRESS.fullmatch(row.cell)
    pattern = tuple(
        (coordinate, tuple(_relative(cell, row.row) for cell in cells))
        for coordinate, cells in row.stated.items()
    )
    return (match[1] if match else row.cell), pattern


def _relative(cell: str, row: int) -> str:
    match = _ADDRESS.fullmatch(cell)
    return match[1] if match and int(match[2]) == row else cell
