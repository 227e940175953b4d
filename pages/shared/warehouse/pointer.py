"""Which build is in force: the pointer that the ETL writes, and what stands in for a damaged one.

Each build is held against the SHA-256 that the pointer, or the seal beside the build, says of it.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

NAME = "current"


@dataclass(frozen=True)
class Served:
    """The build to show, if any is sound, and the file that is damaged, if any is."""

    number: int | None = None
    path: Path | None = None
    damaged: str = ""


@dataclass(frozen=True)
class _Said:
    number: int
    path: Path
    sha256: str


def served(builds: Path) -> Served:
    """The build in force, or the newest sound one when that or the pointer is damaged."""
    said = _read(builds / NAME)
    if said is not None and _is_sound(said):
        return Served(said.number, said.path)
    seals = sorted(builds.glob("[0-9]*.seal"), reverse=True)
    damaged = f"builds/{said.path.name if said else NAME}"
    for seal in seals:
        kept = _read(seal)
        if kept is not None and _is_sound(kept):
            return Served(kept.number, kept.path, damaged)
    is_new = said is None and not seals and not (builds / NAME).exists()
    return Served() if is_new else Served(damaged=damaged)


def _read(path: Path) -> _Said | None:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        build = _Said(
            int(record["build"]), path.parent / str(record["file"]), str(record["sha256"])
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    name = build.path.stem  # a number that was changed is not that of the file
    return build if not name.isdecimal() or int(name) == build.number else None


def _is_sound(said: _Said) -> bool:
    try:
        known = said.path.stat()
        stamp = (known.st_ino, known.st_size, known.st_mtime_ns)
        return _sha256(said.path, stamp) == said.sha256
    except OSError:
        return False


@lru_cache(maxsize=16)
def _sha256(path: Path, _stamp: tuple[int, ...]) -> str:
    """The fingerprint of a file, as long as its stamp says that nobody has written to it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
