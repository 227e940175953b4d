"""Which builds are kept: the last ones, as far as they fit, and those that something names."""

import os
from collections.abc import Iterator
from pathlib import Path

from etl.store import failpoint
from etl.warehouse import digest, named, pointer

KEPT = 20
ROOM = 4 << 30  # bytes that the last builds may fill together, named ones beyond them aside


def prune(folder: Path) -> None:
    """Keep the last builds, as many as `ROOM` holds, and every one that a pin, a deck or a show
    names, or may name."""
    if not named.are_known(folder.parent):
        return
    kept = named.numbers(folder.parent)
    for path in _older(folder):
        if int(path.stem) not in kept:
            _forget(path)


def _older(folder: Path) -> Iterator[Path]:
    """The builds beyond the last ones, of which two always stay: the one in force, and the one
    before it."""
    room = ROOM
    for place, path in enumerate(sorted(folder.glob("[0-9]*.duckdb"), reverse=True)):
        room -= path.stat().st_size
        if place >= KEPT or (place >= 2 and room < 0):
            yield path


def _forget(path: Path) -> None:
    failpoint.reach("build.forget")
    for beside in (digest.path(path), pointer.seal_of(path)):
        beside.unlink(missing_ok=True)
    try:
        path.unlink()
    except PermissionError:  # Windows: a reader still holds it; the next build tries again
        if os.name != "nt":
            raise
