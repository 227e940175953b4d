"""Rows with the texts erased: tables of Arrow, as Parquet keeps them and as DuckDB gives them."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from etl.loading.erasing.wanted import Wanted

Cell = tuple[int, str]  # a row, from 0, and the name of its column


def erased(table: pa.Table, wanted: Wanted) -> tuple[pa.Table, list[Cell]]:
    """The same rows with marks in the place of texts, and the cells in which they stood.

    A number that is one of the texts becomes none, for no mark can stand among numbers.
    """
    cells: list[Cell] = []
    for place, name in enumerate(table.column_names):
        column = table.column(place)
        rows = _rows(column, wanted)
        if rows:
            cells += [(row, name) for row in rows]
            table = table.set_column(place, table.schema.field(place), _made(column, rows, wanted))
    return table, cells


def file(source: Path, target: Path, wanted: Wanted) -> list[Cell]:
    """Write a Parquet file without the texts, if it has any; raises OSError and pa.ArrowException.

    Returns the cells in which they stood.
    """
    table, cells = erased(pq.read_table(source), wanted)
    if cells:
        pq.write_table(table, target, compression="zstd")
    return cells


def _rows(column: pa.ChunkedArray, wanted: Wanted) -> list[int]:
    """The rows in which a text stands."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        column, kind = column.cast(kind.value_type), kind.value_type
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        folded = pc.utf8_normalize(column, form="NFKC")
        found = [pc.match_substring(folded, text) for text in wanted.folded]
        return _true(found)
    if pa.types.is_floating(kind) or pa.types.is_integer(kind):
        numbers = column.cast(pa.float64(), safe=False) if wanted.numbers else column
        return _true([pc.equal(numbers, number) for number in wanted.numbers])
    if pa.types.is_nested(kind):
        listed = enumerate(column.to_pylist())
        return [row for row, value in listed if _without(value, wanted) != value]
    return []


def _true(found: list[pa.ChunkedArray]) -> list[int]:
    rows = {row for each in found for row in pc.indices_nonzero(each.fill_null(False)).to_pylist()}
    return sorted(rows)


def _made(column: pa.ChunkedArray, rows: list[int], wanted: Wanted) -> pa.ChunkedArray:
    values = column.to_pylist()
    for row in rows:
        values[row] = _without(values[row], wanted)
    return pa.chunked_array([pa.array(values, column.type)])


def _without(value: Any, wanted: Wanted) -> Any:  # noqa: ANN401 - whatever a nested value holds
    if isinstance(value, str):
        return wanted.erased(value)
    if isinstance(value, list):
        return [_without(one, wanted) for one in value]
    if isinstance(value, tuple):  # an entry of a map
        return tuple(_without(one, wanted) for one in value)
    if isinstance(value, dict):
        return {name: _without(one, wanted) for name, one in value.items()}
    return None if wanted.mark_of(value) and not isinstance(value, str) else value
