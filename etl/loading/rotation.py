"""A folder of backups, the newest of which are kept."""

import re
from dataclasses import dataclass
from pathlib import Path

from etl.loading import backup, unpacking
from etl.loading.backup import Saved
from etl.loading.manifests import BackupError
from etl.store import durable

_OWN = re.compile(r"qianghui-([0-9]{6})\.tar\.gz")


@dataclass(frozen=True)
class Rotated:
    """A new backup, what it holds, and the older ones that went."""

    file: Path
    saved: Saved
    gone: tuple[Path, ...]


def rotate(data: Path, folder: Path, kept: int) -> Rotated:
    """Save to a folder and keep so many backups there, at least one; raises as `backup.save`.

    While none of those lacks nothing, the newest that lacks nothing is kept besides: damage that
    nobody has seen does not push the last whole backup out.
    """
    folder.mkdir(parents=True, exist_ok=True)
    number = max((_number(path) for path in backups(folder)), default=0) + 1
    target = folder / f"qianghui-{number:06d}.tar.gz"
    saved = backup.save(data, target)
    gone = _older(backups(folder), kept)
    for path in gone:
        path.unlink()
    durable.sync(folder)
    return Rotated(target, saved, tuple(gone))


def backups(folder: Path) -> list[Path]:
    """The backups of a folder by their numbers, the oldest first; other files are none of ours."""
    return sorted(path for path in folder.glob("*") if _OWN.fullmatch(path.name))


def _older(found: list[Path], kept: int) -> list[Path]:
    last, older = found[-kept:], found[:-kept]
    if not any(map(_is_complete, last)):
        spared = next((path for path in reversed(older) if _is_complete(path)), None)
        older = [path for path in older if path != spared]
    return older


def _is_complete(path: Path) -> bool:
    """Whether a backup lacks nothing, as its list says."""
    try:
        listed = unpacking.listed(path)
    except (BackupError, OSError):
        return False
    return listed is not None and listed.is_complete


def _number(path: Path) -> int:
    found = _OWN.fullmatch(path.name)
    return int(found[1]) if found else 0
