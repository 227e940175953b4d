"""A spreadsheet file of any accepted format → a Workbook of cells, nothing interpreted yet."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from etl.reading.formats import delimited, markup, ods, package, reasons, strangers, xlsb, xlsx
from etl.reading.formats.archive import Archive
from etl.reading.formats.gate import LIMITS, Kind, Limits, kind_of
from etl.reading.model import Grid, Workbook
from etl.reading.refusal import Refusal

UNTOLD = (reasons.UNKNOWN, reasons.DAMAGED, reasons.WORD)  # what the name of a file may tell better


def read_workbook(path: Path, *, password: str | None = None, limits: Limits = LIMITS) -> Workbook:
    """Every sheet of the file in order; raises Refusal with a sentence that says what to do."""
    with path.open("rb") as file, _uncollected():
        grids = _grids(file, path.name, password, limits)
        return Workbook(path.name, grids, is_text=kind_of(file, limits) is Kind.TEXT)


def _grids(file: IO[bytes], name: str, password: str | None, limits: Limits) -> tuple[Grid, ...]:
    try:
        return _by_kind(file, name, password, limits)
    except Refusal as refusal:
        reason = strangers.of_name(name) if refusal.message_id in UNTOLD else None
        if reason is None:
            raise
        raise Refusal(reason) from refusal


def _by_kind(file: IO[bytes], name: str, password: str | None, limits: Limits) -> tuple[Grid, ...]:
    kind = kind_of(file, limits)
    if kind is Kind.ZIP:
        return _from_archive(file, name, limits)
    if kind is Kind.OLE:
        return _from_ole(file, name, password, limits)
    if kind is Kind.BIFF:
        from etl.reading.formats import xls  # as below

        return xls.read(file)
    if kind is Kind.MARKUP:
        return markup.read(file, name, limits)
    return delimited.read(file, name, limits)


def _from_archive(file: IO[bytes], name: str, limits: Limits) -> tuple[Grid, ...]:
    archive = Archive(file, limits)
    if layout := package.find(archive):
        read = xlsb.read if layout.is_binary else xlsx.read
        return read(file, name, archive, layout)
    if any(part.startswith("xl/") for part in archive.names):
        raise Refusal(reasons.FORGED)
    if ods.is_in(archive):
        return ods.read(archive)
    raise Refusal(strangers.of_parts(archive.names, name))


def _from_ole(file: IO[bytes], name: str, password: str | None, limits: Limits) -> tuple[Grid, ...]:
    from etl.reading.formats import ole, xls  # rare files, whose libraries are slow to import

    if ole.is_package(file):
        return _from_archive(ole.opened(file, password), name, limits)
    return xls.read(ole.opened(file, password) if ole.is_encrypted(file) else file)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector, which would look at millions of new cells for nothing."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
