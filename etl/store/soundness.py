"""Whether the rows in an upload's folder are those that were loaded.

A record seals its rows by their fingerprints. Rows that were sealed by no one, for the first
records did not, are read as a build reads them.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from etl.sheets import BY_TABLE
from etl.sheets.contract import fields
from etl.store import fingerprints
from etl.store.aside import AsideError
from etl.store.records import LEFT_OUT, Record
from etl.store.schema import Written

FOLDERS = ("rows", LEFT_OUT)
_SOURCE = ("_sheet", "_row", "_cell")  # without them no figure leads to its cell


def seals(folder: Path) -> dict[str, str]:
    """The fingerprints of all files with rows below an upload's folder, by their paths in it."""
    return {name: fingerprints.sha256(folder / name) for name in _files(folder)}


def check(folder: Path, written: Written) -> None:
    """Raise AsideError when rows are gone, damaged, or others than were loaded; and OSError."""
    if written.seals is None:
        _check_unsealed(folder, written.record)
    else:
        _check_sealed(folder, written.seals)


def _files(folder: Path) -> Iterator[str]:
    for below in FOLDERS:
        for path in sorted((folder / below).glob("*.parquet")):
            if path.is_file():
                yield f"{below}/{path.name}"


def _check_sealed(folder: Path, sealed: Mapping[str, str]) -> None:
    found = seals(folder)
    for name in sorted({*sealed, *found}):
        if name not in found:
            raise AsideError("rows_gone", file=name)
        if found[name] != sealed.get(name):
            raise AsideError("rows_changed", file=name)


def _check_unsealed(folder: Path, record: Record) -> None:
    found = set(_files(folder))
    for table, count in record.rows.items():
        name = f"rows/{table}.parquet"
        if count and name not in found:
            raise AsideError("rows_gone", file=name)
    for name in sorted(found):
        below, table = name.removesuffix(".parquet").split("/")
        expected = record.rows.get(table, 0) if below == "rows" else None
        if table in BY_TABLE and not _is_readable(folder / name, table, expected):
            raise AsideError("rows_changed", file=name)


def _is_readable(path: Path, table: str, count: int | None) -> bool:
    """Whether a file gives a build rows of this table, and as many as were counted."""
    import duckdb  # takes long to import, and sealed rows do without

    known = fields(BY_TABLE[table])
    with duckdb.connect() as connection:
        try:
            rows = connection.read_parquet(str(path))
            names = [name for name in rows.columns if name in known]
            cast = ", ".join(f'count("{name}"::{known[name]})' for name in names)
            told = rows.aggregate(f"count(*), {cast or 'null'}").fetchall()
        except duckdb.Error:
            return False
    is_whole = count is None or bool(told[0][0] == count)
    return is_whole and set(_SOURCE) < set(names)
