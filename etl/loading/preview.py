"""What a load or its undoing changes: new, changed (old → new), same and gone rows by table."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypedDict, cast

import duckdb

from etl.sheets import SHEETS
from etl.sheets.contract import Column, Kind, Sheet
from etl.warehouse.raw import key

SHOWN = 200  # changed rows, and rows that go, of one table that are told in full


class Change(TypedDict):
    """One value of one row that would change."""

    row: str
    header: str
    old: str
    new: str


class Preview(TypedDict):
    """What a load would do to one table; `lost` names rows that go."""

    table: str
    title: str
    added: int
    changed: int
    same: int
    gone: int
    changes: list[Change]
    lost: list[str]


class DateFault(TypedDict):
    """One date that cannot be, at its cell; `fault` is the code of what is wrong with it."""

    fault: str
    about: str
    header: str
    written: str
    order_of: str | None
    file: str
    sheet: str
    cell: str


_DATE_FAULTS = """
select faults.fault, faults.about, faults.header, faults.written, faults.order_of, uploads.file,
    faults._sheet as sheet, faults._cell as cell
from built.marts.date_faults as faults
inner join built.raw.uploads as uploads on faults._upload = uploads.upload
where list_contains($uploads, faults._upload)
order by uploads.file, faults._sheet, faults._row, faults._cell, faults.fault
"""


def between(old: Path | None, new: Path, uploads: Sequence[int] = ()) -> list[Preview]:
    """What differs between two builds, of the tables that differ or that these uploads speak of."""
    with duckdb.connect() as connection:
        for name, path in (("older", old), ("newer", new)):
            quoted = str(path or ":memory:").replace("'", "''")
            mode = "(read_only)" if path else ""
            connection.execute(f"attach '{quoted}' as {name} {mode}")
        connection.execute("use newer")
        compared = (_compare(connection, sheet, old is not None, uploads) for sheet in SHEETS)
        return [told for told in compared if told]


def date_faults(build: Path, uploads: Sequence[int]) -> list[DateFault]:
    """The dates of these uploads that cannot be, each with its fault (see marts.date_faults)."""
    with duckdb.connect() as connection:
        quoted = str(build).replace("'", "''")
        connection.execute(f"attach '{quoted}' as built (read_only)")
        found = connection.execute(_DATE_FAULTS, {"uploads": list(uploads)})
        names = [column[0] for column in found.description]
        return [cast(DateFault, dict(zip(names, row, strict=True))) for row in found.fetchall()]


def _compare(
    connection: duckdb.DuckDBPyConnection, sheet: Sheet, has_old: bool, uploads: Sequence[int]
) -> Preview | None:
    connection.execute(_pairs(sheet, has_old))
    added, changed, gone, same = _counts(connection, uploads)
    if not (added or changed or gone or same):
        return None
    return Preview(
        table=sheet.table,
        title=sheet.title,
        added=added,
        changed=changed,
        same=same,
        gone=gone,
        changes=list(_changes(connection, sheet)),
        lost=_lost(connection, sheet),
    )


def _pairs(sheet: Sheet, has_old: bool) -> str:
    """Make `pairs`: one row per key with the values before and after, as written.

    How the key itself is written does not count: 2025年12月 by its column or by the sheet's title.
    """
    older = _current("older", sheet) if has_old else f"{_current('newer', sheet)} and false"
    return f"""
        create or replace temp table pairs as
        select older.fields as before, newer.fields as after, newer._upload as upload,
            older.content <> newer.content as is_changed
        from ({older}) as older
        full join ({_current("newer", sheet)}) as newer on older.key = newer.key
    """


def _current(build: str, sheet: Sheet) -> str:
    parts = ", ".join(f"coalesce(cast({part} as varchar), '∅')" for part in key(sheet))
    fields = ", ".join(_text(_as_written(column)) for column in sheet.columns)
    content = ", ".join(_text(_as_written(c)) for c in sheet.columns if c.name not in sheet.key)
    return (
        f"select concat_ws('␟', {parts}) as key, [{fields}] as fields, [{content}] as content,"
        " _upload"
        f" from {build}.raw.{sheet.table} where _current"
    )


def _counts(
    connection: duckdb.DuckDBPyConnection, uploads: Sequence[int]
) -> tuple[int, int, int, int]:
    found = connection.execute(
        """
        select
            count(*) filter (where before is null),
            count(*) filter (where is_changed),
            count(*) filter (where after is null),
            count(*) filter (where not is_changed and list_contains($uploads, upload))
        from pairs
        """,
        {"uploads": list(uploads)},
    ).fetchall()
    added, changed, gone, same = found[0]
    return added, changed, gone, same


def _changes(connection: duckdb.DuckDBPyConnection, sheet: Sheet) -> Iterator[Change]:
    """Old and new values of the rows that change."""
    found = connection.execute(
        f"select before, after from pairs where is_changed limit {SHOWN}"
    ).fetchall()
    names = [column.name for column in sheet.columns]
    for before, after in found:
        row = " · ".join(after[names.index(name)] or "" for name in sheet.key)
        for column, old, new in zip(sheet.columns, before, after, strict=True):
            if new != old and column.name not in sheet.key:
                yield Change(row=row, header=column.header, old=old or "", new=new or "")


def _lost(connection: duckdb.DuckDBPyConnection, sheet: Sheet) -> list[str]:
    """The rows that go, by what names them."""
    found = connection.execute(
        f"select before from pairs where after is null limit {SHOWN}"
    ).fetchall()
    names = [column.name for column in sheet.columns]
    return [" · ".join(row[names.index(name)] or "" for name in sheet.key) for (row,) in found]


def _as_written(column: Column) -> str:
    kept = column.kind in (Kind.NUMBER, Kind.DATE, Kind.PERIOD)
    return f"{column.name}_written" if kept else column.name


def _text(part: str) -> str:
    return f'cast("{part}" as varchar)'
