"""Pins: builds that were given a name, as the board stood at a meeting, and are kept for ever.

`builds/000031.pinned` beside a build says its name, who gave it and when; `builds.settle` forgets
no build that has one.
"""

from dataclasses import dataclass
from pathlib import Path

from etl.store import durable, failpoint, sealing, uploads
from etl.warehouse import builds
from etl.words import SentenceError, mark

NO_BUILD = mark("There is no build {build} to pin; `history` and `build` say what there is.")
NO_PIN = mark("Build {build} is not pinned; `pin` without a name lists what is.")
NO_NAME = mark("A snapshot needs a name of one to {longest} characters on one line.")
KEPT_ALREADY = mark("Build {build} is pinned already, as “{name}”; unpin it first.")
NAME_TAKEN = mark("“{name}” is the name of build {build} already; choose another name.")
LONGEST = 60


class PinError(SentenceError):
    """The build cannot be pinned or unpinned so."""


@dataclass(frozen=True)
class Pin:
    """One pinned build; a damaged pin has no name, and pins its build all the same."""

    build: int
    name: str = ""
    by: str = ""
    at: str = ""


def everything(data: Path) -> tuple[Pin, ...]:
    """All pins, the oldest build first, damaged ones included."""
    return tuple(_read(path) for path in sorted((data / "builds").glob("[0-9]*.pinned")))


def paths(data: Path) -> list[Path]:
    """The files that make the pinned builds: what a backup has to hold of them."""
    found = [path for pin in everything(data) for path in _files(data, pin.build)]
    return [path for path in found if path.exists()]


def pin(data: Path, name: str, by: str, number: int | None = None) -> Pin:
    """Give a build a name, the one in force unless another is meant; raises PinError.

    Only the holder of the writer's lock may call this, or the build may go while it is named.
    """
    name = name.strip()
    if not 0 < len(name) <= LONGEST or not name.isprintable():
        raise PinError(NO_NAME, longest=LONGEST)
    current = builds.current(data)
    build = number or (current.number if current else 0)
    path, place = _files(data, build)
    if not path.exists():
        raise PinError(NO_BUILD, build=build)
    for known in everything(data):
        if known.build == build and known.name:  # a damaged one is mended by a new name
            raise PinError(KEPT_ALREADY, build=build, name=known.name)
        if known.name == name and known.build != build:
            raise PinError(NAME_TAKEN, name=name, build=known.build)
    at = uploads.now()
    failpoint.reach("pin.write")
    sealing.write(place, {"name": name, "by": by, "at": at})
    return Pin(build, name, by, at)


def unpin(data: Path, number: int) -> Pin:
    """Take the name of a build away; it then goes when twenty newer ones are there."""
    place = _files(data, number)[1]
    if not place.exists():
        raise PinError(NO_PIN, build=number)
    gone = _read(place)
    failpoint.reach("pin.remove")
    place.unlink()
    failpoint.reach("pin.removed")
    durable.sync(place.parent)
    return gone


def _files(data: Path, number: int) -> tuple[Path, Path]:
    path = data / "builds" / f"{number:06d}.duckdb"
    return path, path.with_suffix(".pinned")


def _read(path: Path) -> Pin:
    try:
        said = sealing.read(path)
        return Pin(int(path.stem), str(said["name"]), str(said["by"]), str(said["at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Pin(int(path.stem))
