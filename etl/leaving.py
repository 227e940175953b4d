"""Leaving faulty rows out by choice: they stay in the file and on the list of open faults."""

import re
from collections.abc import Collection
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl.contract import Column, Kind
from etl.sheets import BY_TABLE

Place = tuple[str, str]  # a sheet and a cell of it
_PLACE = re.compile(r"\w+=([A-Z]+)(\d*);")


def leave_out(rows: Path, faulty: Collection[Place]) -> dict[str, int]:
    """Drop every row that was read from a faulty cell; returns how many rows each table keeps.

    `rows` is the folder of an upload's parquet files.
    """
    kept = {path.stem: _rewrite(path, faulty) for path in sorted(rows.glob("*.parquet"))}
    return {table: count for table, count in kept.items() if count}


def incomplete(rows: Path) -> list[str]:
    """Tables in which a required column is still empty: what they lack is no single row's fault."""
    return [path.stem for path in sorted(rows.glob("*.parquet")) if _lacks(path)]


def _rewrite(path: Path, faulty: Collection[Place]) -> int:
    table = pq.read_table(path)
    places = zip(*(table[name].to_pylist() for name in _SOURCE), strict=True)
    keep = pa.array([not _is_faulty(*place, faulty=faulty) for place in places], pa.bool_())
    kept = table.filter(keep)
    if kept.num_rows:
        pq.write_table(kept, path, compression="zstd")
    else:
        path.unlink()
    return int(kept.num_rows)


_SOURCE = ("_sheet", "_row", "_cell", "_places")


def _is_faulty(
    sheet: str, row: int, cell: str, places: str | None, *, faulty: Collection[Place]
) -> bool:
    cells = {f"{letters}{own or row}" for letters, own in _PLACE.findall(places or "")}
    return any((sheet, address) in faulty for address in (cell, *cells))


def _lacks(path: Path) -> bool:
    table = pq.read_table(path)
    return any(_is_empty_somewhere(table, column) for column in BY_TABLE[path.stem].required)


def _is_empty_somewhere(table: pa.Table, column: Column) -> bool:
    if column.kind is Kind.PERIOD:  # 未注明 is a statement too
        return bool(table[f"{column.name}_written"].null_count)
    if column.kind is Kind.DATE:  # may be known by its end alone
        return bool(table[f"{column.name}_to"].null_count)
    return bool(table[column.name].null_count)
