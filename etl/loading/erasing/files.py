"""One file of any kind: where the texts stand in it, and the file without them.

A workbook is read by the reader before and after: every cell but those with a text must be the
same, or the file counts as one from which they cannot be taken.
"""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import duckdb
import pyarrow as pa

from etl.loading.erasing import databases, documents, packages, tables, texts
from etl.loading.erasing.wanted import Wanted
from etl.reading.formats import cells, ole, reasons
from etl.reading.formats.address import address
from etl.reading.formats.gate import Kind, kind_of
from etl.reading.model import Cell, Grid
from etl.reading.refusal import Refusal

_PARQUET, _DUCKDB, _OLE = b"PAR1", b"DUCK", b"\xd0\xcf\x11\xe0"
_CLOSED = (reasons.PASSWORD_NEEDED, reasons.PASSWORD_WRONG, reasons.PROTECTED)
_JSON = (".json", ".seal", ".pinned")
LARGE = 5_000_000  # bytes of a package whose cells are read only where its parts hold a text
# Their cells are told by address; the parts that hold them are told only when no cell is.
_OF_CELLS = ("worksheets/", "sharedStrings.xml", "content.xml")


class Result(Enum):
    """What came of a file: `STUCK` when it holds a text that cannot be taken out of it."""

    CLEAN = "clean"
    ERASED = "erased"
    STUCK = "stuck"


@dataclass(frozen=True)
class Place:
    """Where a text stands: a cell of a sheet, or a part of a file; never what stands there."""

    file: str
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True)
class Looked:
    """What was found in one file; `unread` are parts into which nobody can look.

    `is_closed` when it is protected by a password that is not known.
    """

    result: Result
    places: tuple[Place, ...] = ()
    unread: tuple[str, ...] = ()
    is_closed: bool = False


def erase(
    source: Path, target: Path, name: str, wanted: Wanted, password: str | None = None
) -> Looked:
    """Write a file without the texts to `target` if it holds any; raises OSError.

    `name` is what it is called in places.
    """
    with source.open("rb") as file:
        head = file.read(16)
    if head.startswith(_PARQUET):
        return _rows(source, target, name, wanted)
    if head[8:12] == _DUCKDB:
        return _stray_build(source, name, wanted)
    if source.suffix in _JSON or source.name == "current":
        found = _document(source, target, name, wanted)
        if found is not None:
            return found
    return _book(source, target, name, wanted, password)


def _rows(source: Path, target: Path, name: str, wanted: Wanted) -> Looked:
    try:
        found = tables.file(source, target, wanted)
    except pa.ArrowException:
        is_held = wanted.is_in_bytes(source.read_bytes())
        return Looked(Result.STUCK if is_held else Result.CLEAN, (Place(name),) if is_held else ())
    columns = sorted({column for _, column in found})
    places = tuple(Place(name, cell=column) for column in columns)
    return Looked(Result.ERASED if places else Result.CLEAN, places)


def _stray_build(source: Path, name: str, wanted: Wanted) -> Looked:
    """A build under no name of a build, which nobody reads: it is to be moved out or deleted."""
    try:
        found = databases.places(source, wanted)
    except duckdb.Error:
        return Looked(Result.STUCK, (Place(name),))
    places = tuple(Place(name, cell=column) for column in found)
    return Looked(Result.STUCK if places else Result.CLEAN, places)


def _document(source: Path, target: Path, name: str, wanted: Wanted) -> Looked | None:
    try:
        count = documents.file(source, target, wanted)
    except ValueError:
        return None
    return Looked(Result.ERASED, (Place(name),)) if count else Looked(Result.CLEAN)


def _book(source: Path, target: Path, name: str, wanted: Wanted, password: str | None) -> Looked:
    content = source.read_bytes()
    if packages.is_package(content[:4]):
        return _package(source, target, name, wanted, content)
    before, is_closed = _opened(source, password)
    own = tuple(_cells(name, before or (), wanted))
    inside = _inside(source, password) if content.startswith(_OLE) else b""
    own = own or _parts(name, inside, wanted)
    if not (own or wanted.is_in_bytes(content) or wanted.is_in_bytes(inside)):
        return Looked(Result.CLEAN, is_closed=is_closed)
    made = texts.erased(content, wanted) if _is_text(source) else None
    if made is None:
        return Looked(Result.STUCK, own or (Place(name),), is_closed=is_closed)
    target.write_bytes(made)
    is_right = before is None or _same(before, _opened(target, None)[0], wanted)
    return Looked(Result.ERASED if is_right else Result.STUCK, own or (Place(name),))


def _package(source: Path, target: Path, name: str, wanted: Wanted, content: bytes) -> Looked:
    try:
        found = packages.erased(content, wanted)
    except zipfile.BadZipFile:
        found = packages.Package(unread=[source.suffix], is_broken=True)
    if not found.parts and len(content) > LARGE:
        return Looked(Result.CLEAN, unread=tuple(found.unread))
    before, _ = _opened(source, None)
    own = tuple(_cells(name, before or (), wanted))
    beside = [part for part in found.parts if not own or not _is_of_cells(part)]
    places = (*own, *(Place(name, sheet=part) for part in beside))
    unread = tuple(found.unread)
    if not places:
        return Looked(Result.CLEAN, unread=unread)
    if found.stuck or found.is_broken:
        return Looked(Result.STUCK, places, unread)
    target.write_bytes(found.content)
    is_right = before is None or _same(before, _opened(target, None)[0], wanted)
    return Looked(Result.ERASED if is_right else Result.STUCK, places, unread)


def _inside(path: Path, password: str | None) -> bytes:
    """What a protected file holds; nothing where it is not protected, or not by this password."""
    with path.open("rb") as file:
        try:
            is_protected = ole.is_package(file) or ole.is_encrypted(file)
            return ole.opened(file, password).read() if is_protected else b""
        except Refusal:
            return b""


def _parts(name: str, content: bytes, wanted: Wanted) -> tuple[Place, ...]:
    """The parts of a package in which a text stands, where no cell says so."""
    if not packages.is_package(content[:4]):
        return ()
    return tuple(Place(name, sheet=part) for part in packages.erased(content, wanted).parts)


def _is_of_cells(part: str) -> bool:
    return any(one in part for one in _OF_CELLS)


def _is_text(source: Path) -> bool:
    try:
        with source.open("rb") as file:
            return kind_of(file) is Kind.TEXT
    except Refusal:
        return False


def _opened(path: Path, password: str | None) -> tuple[tuple[Grid, ...] | None, bool]:
    """The cells of a workbook, None where the reader refuses it; and whether a password is wanted.

    It is read in this process: the reader's own child has read it before it was kept.
    """
    try:
        return cells.read_workbook(path, password=password).grids, False
    except Refusal as refusal:
        return None, refusal.message_id in _CLOSED


def _cells(name: str, grids: Iterable[Grid], wanted: Wanted) -> Iterator[Place]:
    for grid in grids:
        if wanted.is_in(grid.name):
            yield Place(name, wanted.erased(grid.name))
        for (row, column), cell in sorted(grid.cells.items()):
            if _without(cell, wanted) != cell:
                yield Place(name, wanted.erased(grid.name), address(row, column))


def _same(before: Iterable[Grid], after: Iterable[Grid] | None, wanted: Wanted) -> bool:
    """Whether a workbook is another by the texts alone."""
    expected = {wanted.erased(grid.name): _expected(grid, wanted) for grid in before}
    return expected == {grid.name: grid.cells for grid in after or ()}


def _expected(grid: Grid, wanted: Wanted) -> dict[tuple[int, int], Cell]:
    return {place: _without(cell, wanted) for place, cell in grid.cells.items()}


def _without(cell: Cell, wanted: Wanted) -> Cell:
    value, formula = cell.value, cell.formula
    if isinstance(value, str):
        value = wanted.erased(value)
    elif mark := wanted.mark_of(value):
        value = mark
    formula = wanted.erased(formula) if formula else formula
    return Cell(value, cell.number_format, cell.error, formula)
