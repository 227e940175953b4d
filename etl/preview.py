"""What a load would change: new, changed (old → new), same and gone rows, table by table."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypedDict

import duckdb

from etl.contract import Column, Kind, Sheet
from etl.raw import key
from etl.sheets import SHEETS

SHOWN = 200  # changed rows of one table that are told in full


class Change(TypedDict):
    """One value of one row that would change."""

    row: str
    header: str
    old: str
    new: str


class Preview(TypedDict):
    """What a load would do to one table."""

    table: str
    title: str
    added: int
    changed: int
    same: int
    gone: int
    changes: list[Change]


def of(build: Path, uploads: Sequence[int]) -> list[Preview]:
    """The changes that these uploads make, from a build drafted with them."""
    path = str(build).replace("'", "''")
    with duckdb.connect() as connection:
        connection.execute(f"attach '{path}' as drafted (read_only)")
        connection.execute("use drafted")
        return [told for sheet in SHEETS if (told := _table(connection, sheet, uploads))]


def _table(
    connection: duckdb.DuckDBPyConnection, sheet: Sheet, uploads: Sequence[int]
) -> Preview | None:
    counts = connection.execute(
        "select sum(added), sum(changed), sum(same) from staging.upload_changes"
        " where table_name = $table and list_contains($uploads, upload)",
        {"table": sheet.table, "uploads": list(uploads)},
    ).fetchone()
    if counts is None or counts[0] is None:
        return None
    return Preview(
        table=sheet.table,
        title=sheet.title,
        added=int(counts[0]),
        changed=int(counts[1]),
        same=int(counts[2]),
        gone=_gone(connection, sheet),
        changes=list(_changes(connection, sheet, uploads)),
    )


def _gone(connection: duckdb.DuckDBPyConnection, sheet: Sheet) -> int:
    """Rows that a replacing upload takes away and puts nothing in the place of."""
    keys = ", ".join(key(sheet))
    found = connection.execute(
        f"select count(*) from (select bool_or(_current) as stays from raw.{sheet.table}"
        f" group by {keys}) where not stays"
    ).fetchone()
    return int(found[0]) if found else 0


def _changes(
    connection: duckdb.DuckDBPyConnection, sheet: Sheet, uploads: Sequence[int]
) -> Iterator[Change]:
    """Old and new values, as written, of the rows that an upload changes."""
    shown = [(column, _as_written(column)) for column in sheet.columns]
    fields = ", ".join(f"[{_text(part)}, lag({_text(part)}) over keyed]" for _, part in shown)
    found = connection.execute(
        f"""
        with compared as (
            select _upload, lag(_upload) over keyed as earlier, [{fields}] as pairs
            from raw.{sheet.table}
            window keyed as (partition by {", ".join(key(sheet))} order by _upload, _sheet, _row)
        )
        select pairs from compared
        where earlier is not null and list_contains($uploads, _upload)
            and list_bool_or(list_transform(pairs, lambda pair: pair[1] is distinct from pair[2]))
        limit {SHOWN}
        """,
        {"uploads": list(uploads)},
    )
    names = [column.name for column, _ in shown]
    for (pairs,) in found.fetchall():
        row = " · ".join(pairs[names.index(name)][0] or "" for name in sheet.key)
        for (column, _), (new, old) in zip(shown, pairs, strict=True):
            if new != old:
                yield Change(row=row, header=column.header, old=old or "", new=new or "")


def _as_written(column: Column) -> str:
    kept = column.kind in (Kind.NUMBER, Kind.DATE, Kind.PERIOD)
    return f"{column.name}_written" if kept else column.name


def _text(part: str) -> str:
    return f'cast("{part}" as varchar)'
