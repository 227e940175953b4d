"""Bring the `raw` tables of an earlier build up to date with the uploads that are to count.

Which tables are touched follows from the fingerprints of the uploads' files: a table is made anew
when one of its files came, went or changed, or an upload's mode. Of a sheet whose rows are apart by
a column only the entries are made anew that such a file has a row of.
"""

from collections.abc import Mapping, Sequence

import duckdb

from etl.sheets import SHEETS
from etl.sheets.contract import Sheet
from etl.store.aside import Aside
from etl.store.records import LEFT_OUT, Upload
from etl.warehouse import partitions, raw, registering
from etl.warehouse.partitions import MADE, TOUCHED
from etl.warehouse.references import LOOKED_UP
from etl.warehouse.touched import Touched

_FILES = """
select files.name, files.upload, uploads.mode, files.sha256
from raw.files as files
inner join raw.uploads as uploads on files.upload = uploads.upload
"""
# A new upload is looked up by its own rows only, which are new as well.
_ALTERED = """
select 1
from uploads_before as older
inner join raw.uploads as newer on older.upload = newer.upload
where older is distinct from newer
limit 1
"""
_WRITTEN = """
select distinct "{column}" from raw.{table} where list_contains($gone, _upload)
union
select distinct "{column}" from ({come})
"""
_FOUND = """
select * exclude (_current) from raw.{table}
where "{column}" in (select key from {keys}) and not list_contains($gone, _upload)
union all by name
select * from ({come}) where "{column}" in (select key from {keys})
"""
Files = Mapping[str, Mapping[int, tuple[str, str]]]  # name → upload → its mode and its fingerprint


def renew(
    connection: duckdb.DuckDBPyConnection,
    uploads: Sequence[Upload],
    aside: Sequence[Aside],
    touched: Touched,
) -> None:
    """Make what is other in `raw` anew, and say in `touched` what that is."""
    before = _files(connection)
    connection.execute("create or replace temp table uploads_before as from raw.uploads")
    partitions.replaced(
        connection,
        registering.TABLES,
        lambda: registering.create(connection, uploads, aside),
        touched,
    )
    if connection.execute(_ALTERED).fetchall():
        touched.add(LOOKED_UP, {})
    now = _files(connection)
    left_out = [f"{LEFT_OUT}/{sheet.table}.parquet" for sheet in SHEETS]
    is_other = any(before.get(name) != now.get(name) for name in left_out)
    for sheet in SHEETS:
        name = f"rows/{sheet.table}.parquet"
        if before.get(name) != now.get(name):
            _renew(connection, sheet, uploads, _exchanged(before, now, name), touched)
            is_other = is_other or f"{LEFT_OUT}/{sheet.table}.parquet" in now
    if is_other:
        partitions.replaced(
            connection,
            ["raw.left_out"],
            lambda: raw.list_left_out(connection, uploads),
            touched,
        )


def _renew(
    connection: duckdb.DuckDBPyConnection,
    sheet: Sheet,
    uploads: Sequence[Upload],
    exchanged: tuple[frozenset[int], frozenset[int]],
    touched: Touched,
) -> None:
    column = raw.partition(sheet)
    gone, come = exchanged
    paths = [str(path) for one in uploads if one.number in come and (path := one.rows(sheet.table))]
    if column is None or not _keep_keys(connection, sheet, column, sorted(gone), paths):
        partitions.replaced(
            connection,
            [f"raw.{sheet.table}"],
            lambda: raw.collect(connection, sheet, uploads),
            touched,
        )
        return
    found = _FOUND.format(table=sheet.table, column=column, keys=TOUCHED, come=_come(sheet, paths))
    connection.execute(
        f"create or replace temp table {MADE} as {raw.collected(sheet, found)}",
        _known(sorted(gone), paths),
    )
    partitions.exchange(connection, f"raw.{sheet.table}", column, touched)


def _keep_keys(
    connection: duckdb.DuckDBPyConnection,
    sheet: Sheet,
    column: str,
    gone: Sequence[int],
    paths: Sequence[str],
) -> bool:
    """Hold the entries of which rows came or went; False when one of them is empty."""
    statement = _WRITTEN.format(column=column, table=sheet.table, come=_come(sheet, paths))
    keys = [key for (key,) in connection.execute(statement, _known(gone, paths)).fetchall()]
    if None in keys:
        return False
    partitions.keep(connection, TOUCHED, keys)
    return True


def _come(sheet: Sheet, paths: Sequence[str]) -> str:
    """The rows of the files that came; without any, none of the table's own."""
    if paths:
        return raw.stored(sheet, "$paths")
    return f"select * exclude (_current) from raw.{sheet.table} where false"


def _known(gone: Sequence[int], paths: Sequence[str]) -> dict[str, object]:
    return {"gone": list(gone), "paths": list(paths)} if paths else {"gone": list(gone)}


def _files(connection: duckdb.DuckDBPyConnection) -> Files:
    files: dict[str, dict[int, tuple[str, str]]] = {}
    for name, upload, mode, sha256 in connection.execute(_FILES).fetchall():
        files.setdefault(name, {})[upload] = (mode, sha256)
    return files


def _exchanged(before: Files, now: Files, name: str) -> tuple[frozenset[int], frozenset[int]]:
    """The uploads whose rows are there no longer, and those whose rows are new."""
    older, newer = set(before.get(name, {}).items()), set(now.get(name, {}).items())
    gone = frozenset(upload for upload, _ in older - newer)
    return gone, frozenset(upload for upload, _ in newer - older)
