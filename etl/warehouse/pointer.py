"""Which build is in force: the pointer `builds/current`, and what stands in for a damaged one.

`builds/000031.seal` beside a build says what the pointer said of it, so that the newest sound build
is found without the pointer.
"""

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from etl.store import durable, failpoint, fingerprints, plain
from etl.store.aside import Aside

NAME = "current"


@dataclass(frozen=True)
class Build:
    """One published build."""

    number: int
    path: Path
    sha256: str


def named(data: Path) -> Build | None:
    """The build that the pointer names, be it sound or not; None when the pointer is none."""
    return _read(data / "builds" / NAME)


def current(data: Path) -> Build | None:
    """The build in force, or the newest sound one when that is damaged; None without any."""
    said = named(data)
    if said is not None and is_sound(said):
        return said
    sealed = sorted((data / "builds").glob("[0-9]*.seal"), reverse=True)
    return next((build for path in sealed if (build := _read(path)) and is_sound(build)), None)


def damage(data: Path) -> tuple[Aside, ...]:
    """What is wrong with the pointer or with the build that it names; empty before the first one.

    A pointer that is gone is known by the builds that were sealed.
    """
    place = data / "builds" / NAME
    said = named(data)
    if said is None:
        is_wrong = os.path.lexists(place) or any((data / "builds").glob("[0-9]*.seal"))
        return (Aside(NAME, "pointer"),) if is_wrong else ()
    if is_sound(said):
        return ()
    kept = sealed(said.path)
    is_pointer = kept is not None and is_sound(kept)  # two against one
    return (Aside(NAME, "pointer") if is_pointer else Aside(said.path.name, "build"),)


def last_number(data: Path) -> int:
    """The highest number that a build bears or has borne, as far as files tell."""
    said = named(data)
    found = [int(path.name[:6]) for path in (data / "builds").glob("[0-9]" * 6 + ".*")]
    return max([*found, said.number if said else 0])


def seal(build: Build) -> None:
    """Keep what the pointer says of a build beside it."""
    durable.write_json(seal_of(build.path), _said(build))


def sealed(path: Path) -> Build | None:
    """What the seal beside a build says of it; None when there is none, or it is torn."""
    return _read(seal_of(path))


def seal_file(path: Path) -> Build:
    """Seal a build as it lies there; raises OSError."""
    build = Build(int(path.stem), path, fingerprints.sha256(path))
    seal(build)
    return build


def is_file_of(build: Build) -> bool:
    """Whether a build is the file that was sealed: read anew, whatever its times say."""
    try:
        return fingerprints.sha256(build.path) == build.sha256
    except OSError:
        return False


def move(build: Build) -> None:
    """Put a build into force."""
    failpoint.reach("pointer.move")
    durable.write_json(build.path.parent / NAME, _said(build))


def seal_of(build: Path) -> Path:
    """Where the seal of a build lies."""
    return build.with_suffix(".seal")


def is_sound(build: Build) -> bool:
    """Whether a build is the file that was published."""
    try:
        known = build.path.stat()
        stamp = (known.st_ino, known.st_size, known.st_mtime_ns)
        return _sha256(build.path, stamp) == build.sha256
    except OSError:
        return False


@lru_cache(maxsize=64)
def _sha256(path: Path, _stamp: tuple[int, ...]) -> str:
    """The fingerprint of a file, as long as its stamp says that nobody has written to it."""
    return fingerprints.sha256(path)


def _said(build: Build) -> dict[str, object]:
    return {"build": build.number, "file": build.path.name, "sha256": build.sha256}


def _read(path: Path) -> Build | None:
    """What a pointer or a seal says; None when it is none."""
    try:
        said = plain.content(path)
    except (OSError, ValueError):
        return None
    number, file, sha256 = said.get("build"), said.get("file"), said.get("sha256")
    is_right = isinstance(number, int) and plain.is_count(number) and isinstance(sha256, str)
    if not is_right or not isinstance(file, str):
        return None
    build = Build(int(str(number)), path.parent / file, str(sha256))
    name = build.path.stem  # a number that was changed is not that of the file
    return build if not name.isdecimal() or int(name) == build.number else None
