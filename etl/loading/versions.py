"""Two readings of one file: which rows and values of each table differ, cell by cell."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, TypedDict

import duckdb

from etl.sheets import SHEETS
from etl.sheets.contract import Column, Kind, Sheet, fields, parts
from etl.store.records import LEFT_OUT
from etl.warehouse import raw

SHOWN = 500  # rows of one table that are told in full
Row = Mapping[str, object]


class Difference(TypedDict):
    """One value that is read otherwise, or a whole row that only one of the readings has.

    `row` names it by its key; a whole row has no `header`, and its values in `old` or `new`.
    """

    kind: Literal["changed", "gone", "new"]
    row: str
    header: str
    old: str
    new: str
    sheet: str
    cell: str


class TableVersions(TypedDict):
    """How many rows of one table differ, and the first of the differences."""

    table: str
    title: str
    changed: int
    gone: int
    new: int
    differences: list[Difference]


def between(old: Path, new: Path) -> list[TableVersions]:
    """The tables that differ between the rows of two folders, those left out included."""
    with duckdb.connect() as connection:
        compared = (_compare(connection, sheet, old, new) for sheet in SHEETS)
        return [table for table in compared if table]


def _compare(
    connection: duckdb.DuckDBPyConnection, sheet: Sheet, old: Path, new: Path
) -> TableVersions | None:
    files = {"old": _files(old, sheet), "new": _files(new, sheet)}
    if not any(files.values()):
        return None
    for side, paths in files.items():
        _collect(connection, sheet, side, paths)
    rows = connection.execute(_pairs(sheet)).fetchall()
    if not rows:
        return None
    kinds = [_kind(before, after) for before, after in rows]
    pieces = [each for before, after in rows[:SHOWN] for each in _told(sheet, before, after)]
    return TableVersions(
        table=sheet.table,
        title=sheet.title,
        changed=kinds.count("changed"),
        gone=kinds.count("gone"),
        new=kinds.count("new"),
        differences=pieces,
    )


def _files(folder: Path, sheet: Sheet) -> list[str]:
    found = (folder / part / f"{sheet.table}.parquet" for part in ("rows", LEFT_OUT))
    return [str(path) for path in found if path.exists()]


def _collect(
    connection: duckdb.DuckDBPyConnection, sheet: Sheet, side: str, paths: list[str]
) -> None:
    """Make a table of one side; rows that stem from one cell are told apart by their order."""
    columns = ", ".join(f'"{name}" {kind}' for name, kind in fields(sheet).items())
    order = ", ".join(f'"{name}"' for name in _content(sheet))
    connection.execute(f"create or replace temp table {side} ({columns}, turn bigint)")
    if paths:
        connection.execute(
            f"""
            insert into {side} by name
            select
                * exclude (_upload),
                row_number() over (partition by _sheet, _cell order by {order}) as turn
            from ({raw.stored(sheet, "$paths")})
            """,
            {"paths": paths},
        )


def _content(sheet: Sheet) -> list[str]:
    return [name for column in sheet.columns for name in parts(column)]


def _pairs(sheet: Sheet) -> str:
    before, after = (
        ", ".join(f'{side}."{name}"' for name in _content(sheet)) for side in ("old", "new")
    )
    return f"""
        select if(old._cell is null, null, old) as before, if(new._cell is null, null, new) as after
        from old
        full join new using (_sheet, _cell, turn)
        where row({before}) is distinct from row({after})
            or old.turn is null or new.turn is null
        order by coalesce(new._sheet, old._sheet), coalesce(new._row, old._row), new._cell
    """


def _kind(before: Row | None, after: Row | None) -> Literal["changed", "gone", "new"]:
    if before and after:
        return "changed"
    return "gone" if before else "new"


def _told(sheet: Sheet, before: Row | None, after: Row | None) -> Iterator[Difference]:
    """The differences of one row: each of its values, or the row as a whole."""
    own = after or before or {}
    told = Difference(
        kind=_kind(before, after),
        row=" · ".join(text for name in sheet.key if (text := _text(sheet.column(name), own))),
        header="",
        old="",
        new="",
        sheet=str(own["_sheet"]),
        cell=str(own["_cell"]),
    )
    if not before or not after:
        told["old"], told["new"] = _whole(sheet, before), _whole(sheet, after)
        yield told
        return
    for column in sheet.columns:
        if any(before[name] != after[name] for name in parts(column)):
            old, new = _text(column, before), _text(column, after)
            yield Difference(**{**told, "header": column.header, "old": old, "new": new})


def _whole(sheet: Sheet, row: Row | None) -> str:
    texts = [_text(column, row) for column in sheet.columns] if row else []
    return " · ".join(text for text in texts if text)


def _text(column: Column, row: Row) -> str:
    """A value with all that was read of it: 3000000元（300余万元）."""
    value, written = row[column.name], row.get(f"{column.name}_written")
    if column.kind in (Kind.DATE, Kind.PERIOD):
        read = _span(value, row[f"{column.name}_to"], row[f"{column.name}_grain"])
    elif column.kind is Kind.NUMBER and isinstance(value, float):
        mark = "≈" if row[f"{column.name}_approx"] else ""
        read = f"{mark}{value:.15g}{row[f'{column.name}_unit'] or ''}"
    else:
        read = "" if value is None else str(value)
    if written and str(written) != read:
        return f"{read}（{written}）" if read else str(written)
    return read


def _span(start: object, end: object, grain: object) -> str:
    if end is None:
        return ""
    days = str(end) if start == end else f"{start or ''}–{end}"
    return f"{days} {grain}"
