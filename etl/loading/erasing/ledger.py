"""The erasures that were: `erasures/000001.json` says when, by whom, why and how many places.

It says the marks, never the texts, nor anything by which a guess at them could be tried.
"""

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from etl.store import plain, sealing

FOLDER = "erasures"
SCHEMA = 1


@dataclass(frozen=True)
class Erasure:
    """One erasure: `at` is ISO 8601, `places` and `files` are counts, `builds` are those that went.

    It `is_done` once it has reached the backups, too, where some were named.
    """

    number: int
    at: str
    by: str
    remark: str
    marks: tuple[str, ...]
    places: int = 0
    files: int = 0
    uploads: tuple[int, ...] = ()
    builds: tuple[int, ...] = ()
    backups: tuple[str, ...] = ()
    is_done: bool = False

    @property
    def name(self) -> str:
        """Its file, below the data folder."""
        return f"{FOLDER}/{self.number:06d}.json"


def everything(data: Path) -> list[Erasure]:
    """All of them in order; a torn one is `torn`."""
    return [one for path in _paths(data) if (one := _read(path))]


def torn(data: Path) -> list[Path]:
    """The files that say nothing any more."""
    return [path for path in _paths(data) if _read(path) is None]


def following(data: Path, at: str, by: str, remark: str) -> tuple[Erasure, int]:
    """A new erasure, and the number of its first mark, from 1."""
    taken = sum(len(one.marks) for one in everything(data))
    number = max((int(path.stem) for path in _paths(data)), default=0) + 1
    return Erasure(number, at, by, remark, ()), taken + 1


def unfinished(data: Path, count: int) -> tuple[Erasure, int] | None:
    """The first erasure of so many texts that has not reached the backups, and its first mark."""
    first = 1
    for one in everything(data):
        if not one.is_done and len(one.marks) == count:
            return one, first
        first += len(one.marks)
    return None


def write(folder: Path, erasure: Erasure) -> None:
    """Write one below a folder; raises OSError."""
    path = folder / erasure.name
    path.parent.mkdir(parents=True, exist_ok=True)
    sealing.write(path, {"schema": SCHEMA, **asdict(erasure)})


def added(before: Erasure, now: Erasure) -> Erasure:
    """An erasure that was begun before, with what it has found since."""
    return replace(
        now,
        at=before.at,
        places=before.places + now.places,
        files=before.files + now.files,
        uploads=tuple(sorted({*before.uploads, *now.uploads})),
        builds=tuple(sorted({*before.builds, *now.builds})),
        backups=tuple(sorted({*before.backups, *now.backups})),
    )


def _paths(data: Path) -> list[Path]:
    return sorted((data / FOLDER).glob("[0-9]*.json"))


_IS_RIGHT = plain.has(
    {
        "number": plain.is_count,
        "at": plain.is_moment,
        "by": plain.is_text,
        "remark": plain.is_text,
        "marks": plain.lists(plain.is_text),
        "places": plain.is_count,
        "files": plain.is_count,
        "uploads": plain.lists(plain.is_count),
        "builds": plain.lists(plain.is_count),
        "backups": plain.lists(plain.is_text),
        "is_done": plain.is_flag,
    }
)


def _read(path: Path) -> Erasure | None:
    try:
        said = sealing.read(path)
    except (OSError, ValueError):
        return None
    if not _IS_RIGHT(said):
        return None
    own = {name: said[name] for name in Erasure.__dataclass_fields__}
    listed: dict[str, Any] = {  # whose kinds were looked at
        name: tuple(one) if isinstance(one, list) else one for name, one in own.items()
    }
    return Erasure(**listed)
