"""Whether the rows in an upload's folder are those that were loaded.

A record seals its files by their fingerprints, sizes, rows and values. Rows that were sealed by no
one, for the first records did not, are read as a build reads them.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from etl.sheets import BY_TABLE
from etl.sheets.contract import fields
from etl.store import contents, fingerprints
from etl.store.aside import AsideError
from etl.store.contents import Content
from etl.store.records import LEFT_OUT, Record
from etl.store.schema import Written

FOLDERS = ("rows", LEFT_OUT)
STATED = "stated.parquet"  # which cells state each value; no figure needs it
_SOURCE = ("_sheet", "_row", "_cell")  # without them no figure leads to its cell


def seals(folder: Path) -> dict[str, str]:
    """The fingerprints of all files with rows below an upload's folder, by their paths in it."""
    return {name: fingerprints.sha256(folder / name) for name in _files(folder)}


def sealed(folder: Path) -> dict[str, Content]:
    """What the reader has written below an upload's folder, by the paths in it."""
    stated = [STATED] if (folder / STATED).is_file() else []
    return {name: contents.of(folder / name) for name in (*_files(folder), *stated)}


def check(folder: Path, written: Written) -> None:
    """Raise AsideError when rows are gone, damaged, or others than were loaded; and OSError."""
    if written.seals is None:
        _check_unsealed(folder, written.record)
    else:
        _check_sealed(folder, written.seals)


def lost(folder: Path, written: Written) -> list[str]:
    """The files of an upload that are gone or were changed, rows or not, but for its original."""
    known = {name: content.sha256 for name, content in (written.contents or {}).items()}
    expected = {**(written.seals or {}), **known}
    return sorted(name for name, sha256 in expected.items() if not _is(folder / name, sha256))


def is_stated(folder: Path, written: Written) -> bool:
    """Whether the record of cells is the one that was sealed, if any was."""
    known = (written.contents or {}).get(STATED)
    return known is None or _is(folder / STATED, known.sha256)


def _is(path: Path, sha256: str) -> bool:
    return path.is_file() and fingerprints.sha256(path) == sha256


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
