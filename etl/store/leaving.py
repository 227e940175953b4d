"""Leaving faulty rows out by choice: they stay beside the others, until somebody mends them."""

import re
from collections.abc import Collection
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from etl.sheets import BY_TABLE
from etl.sheets.contract import Column, Kind
from etl.store.records import LEFT_OUT

Place = tuple[str, str]  # a sheet and a cell of it
_PLACE = re.compile(r"\w+=([A-Z]+)(\d*);")
_SOURCE = ("_sheet", "_row", "_cell", "_places")


def leave_out(rows: Path, faulty: Collection[Place]) -> dict[str, int]:
    """Drop every row that was read from a faulty cell; returns how many rows each table keeps.

    `rows` is the folder of an upload's parquet files; what is dropped goes to `left_out` beside it,
    each row with the addresses of its faulty cells.
    """
    kept = {path.stem: _rewrite(path, faulty) for path in sorted(rows.glob("*.parquet"))}
    return {table: count for table, count in kept.items() if count}


def incomplete(rows: Path) -> list[str]:
    """Tables in which a required column or all figures are still empty: no single row's fault."""
    return [path.stem for path in sorted(rows.glob("*.parquet")) if _lacks(path)]


def _rewrite(path: Path, faulty: Collection[Place]) -> int:
    table = pq.read_table(path)
    places = zip(*(table[name].to_pylist() for name in _SOURCE), strict=True)
    hit = [_faulty(*place, faulty=faulty) for place in places]
    if not any(hit):
        return int(table.num_rows)
    is_left = pa.array(list(map(bool, hit)), pa.bool_())
    cells = pa.array([addresses for addresses in hit if addresses], pa.list_(pa.string()))
    _keep(path, table.filter(is_left).append_column("_faulty", cells))
    kept = table.filter(pc.invert(is_left))
    if kept.num_rows:
        pq.write_table(kept, path, compression="zstd")
    else:
        path.unlink()
    return int(kept.num_rows)


def _keep(path: Path, dropped: pa.Table) -> None:
    """Put rows beside those that were left out before."""
    target = path.parent.with_name(LEFT_OUT) / path.name
    target.parent.mkdir(exist_ok=True)
    earlier = [pq.read_table(target)] if target.exists() else []
    pq.write_table(pa.concat_tables([*earlier, dropped]), target, compression="zstd")


def _faulty(
    sheet: str, row: int, cell: str, places: str | None, *, faulty: Collection[Place]
) -> list[str]:
    """The faulty cells that a row was read from."""
    cells = {f"{letters}{own or row}" for letters, own in _PLACE.findall(places or "")}
    return sorted(address for address in {cell, *cells} if (sheet, address) in faulty)


def _lacks(path: Path) -> bool:
    table = pq.read_table(path)
    if path.stem == "indicator_values" and _is_empty(table, "value_written", "rank"):
        return True
    return any(_is_empty_somewhere(table, column) for column in BY_TABLE[path.stem].required)


def _is_empty(table: pa.Table, *names: str) -> bool:
    return all(table[name].null_count == table.num_rows for name in names)


def _is_empty_somewhere(table: pa.Table, column: Column) -> bool:
    if column.kind is Kind.PERIOD:  # 未注明 is a statement too
        return bool(table[f"{column.name}_written"].null_count)
    if column.kind is Kind.DATE:  # may be known by its end alone
        return bool(table[f"{column.name}_to"].null_count)
    return bool(table[column.name].null_count)
