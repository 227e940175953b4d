"""A spreadsheet file of any accepted format → a Workbook of cells, nothing interpreted yet."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from etl.reading.formats import reasons, xlsx
from etl.reading.formats.archive import Archive
from etl.reading.gate import LIMITS, Kind, Limits, kind_of
from etl.reading.model import Grid, Workbook
from etl.reading.refusal import Refusal


def read_workbook(
    path: Path, *, password: str | None = None, limits: Limits = LIMITS
) -> Workbook:
    """Every sheet of the file in order; raises Refusal with a sentence that says what to do."""
    with path.open("rb") as file, _uncollected():
        return Workbook(path.name, _grids(file, path.name, limits))


def _grids(file: IO[bytes], name: str, limits: Limits) -> tuple[Grid, ...]:
    kind = kind_of(file, limits)
    if kind is Kind.ZIP:
        return xlsx.read(file, name, Archive(file, limits))
    raise Refusal(reasons.UNKNOWN)


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
