"""Snapshots: builds that were given a name, as the board stood at a meeting (`etl pin`)."""

import json
from dataclasses import dataclass
from pathlib import Path

from pages.shared import warehouse
from pages.shared.warehouse import Build


@dataclass(frozen=True)
class Snapshot:
    """One named build; `at` is when it was named, ISO 8601."""

    name: str
    build: Build
    by: str
    at: str


def everything() -> tuple[Snapshot, ...]:
    """All snapshots that can be opened, the newest first."""
    found = [_read(place) for place in _places()]
    return tuple(sorted(filter(None, found), key=lambda one: (one.at, one.build.number))[::-1])


def named(name: str) -> Snapshot | None:
    """The snapshot of this name, or None when nobody keeps it any more."""
    return next((one for one in everything() if one.name == name), None)


def damaged() -> tuple[int, ...]:
    """The builds whose name, or which themselves, cannot be read; the newest first."""
    return tuple(int(place.stem) for place in _places()[::-1] if _read(place) is None)


def withdrawn_since(snapshot: Snapshot) -> tuple[str, ...]:
    """The files that the snapshot counts and the present board does not: they were undone."""
    try:
        with warehouse.reading(snapshot.build):
            then = warehouse.query("uploads")
        current = warehouse.current_build()
        if current is None:
            return ()
        with warehouse.reading(current):
            now = warehouse.query("uploads")
    except warehouse.BuildError:
        return ()
    return tuple(then.loc[~then["upload"].isin(now["upload"]), "file"])


def _places() -> list[Path]:
    return sorted((warehouse.data_folder() / "builds").glob("[0-9]*.pinned"))


def _read(place: Path) -> Snapshot | None:
    path = place.with_suffix(".duckdb")
    try:
        record = json.loads(place.read_text(encoding="utf-8"))
        name, by, at = str(record["name"]), str(record["by"]), str(record["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Snapshot(name, Build(int(place.stem), path), by, at) if path.exists() else None
