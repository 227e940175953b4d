"""A backup taken apart: its files that are those that were saved, and the names of the others."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from etl.loading import manifests
from etl.loading.manifests import BackupError, Manifest
from etl.store import archive, plain
from etl.store.archive import ArchiveError, Found
from etl.words import mark

NO_BACKUP = mark("{file} is not a backup of this board; choose the right file.")
_UPLOAD = re.compile(r"uploads/([0-9]{6})/.")


@dataclass(frozen=True)
class Unpacked:
    """What a backup holds: the names of its sound files and of those that are damaged or gone.

    `is_cut` says that a part of the file cannot be read. Without a manifest, for older boards wrote
    none or it is itself damaged, nothing tells a damaged file from a sound one.
    """

    manifest: Manifest | None
    sound: frozenset[str]
    damaged: tuple[str, ...]
    is_cut: bool

    @property
    def uploads(self) -> tuple[int, ...]:
        """The numbers of all uploads that it holds or should hold."""
        names = (_UPLOAD.match(name) for name in (*self.sound, *self.damaged))
        return tuple(sorted({int(found[1]) for found in names if found}))


def unpack(source: Path, folder: Path | None) -> Unpacked:
    """Write the sound files of a backup below a folder, or nothing without one.

    Raises BackupError when the file is no backup, and OSError.
    """
    reader = archive.Reader(source)
    manifest: Manifest | None = None
    sound: dict[str, None] = {}
    damaged: dict[str, None] = {}
    try:
        for found in reader:
            if found.name == manifests.NAME:
                manifest = manifest or manifests.read(found)
                if manifest is None:
                    damaged[found.name] = None
            elif _is_ours(found.name):
                (sound if _take(found, manifest, folder) else damaged)[found.name] = None
    except ArchiveError as error:
        raise BackupError(NO_BACKUP, file=source.name) from error
    listed = manifest.files if manifest else {}
    lost = {**damaged, **{name: None for name in listed if name not in sound}}
    return Unpacked(manifest, frozenset(sound), tuple(sorted(lost)), reader.is_damaged)


def _is_ours(name: str) -> bool:
    """Whether a name leads to a file below the folder it is unpacked to, whatever the system."""
    parts = name.split("/")
    return all(plain.is_name(part) and ":" not in part for part in parts)


def _take(found: Found, manifest: Manifest | None, folder: Path | None) -> bool:
    """Write a file, if it is the one that was saved."""
    if manifest is not None:
        known = manifest.files.get(found.name)
        if known is None or known["size"] != found.size:
            return False
        if manifests.sha256(found.content) != known["sha256"]:
            return False
        found.content.seek(0)
    if folder is not None:
        place = folder.joinpath(*found.name.split("/"))
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as out:
            shutil.copyfileobj(found.content, out)
    return True


def listed(source: Path) -> Manifest | None:
    """The list at the start of a backup, without looking at the rest; None where there is none.

    Raises BackupError when the file is no backup, and OSError.
    """
    try:
        for first in archive.Reader(source):
            return manifests.read(first) if first.name == manifests.NAME else None
    except ArchiveError as error:
        raise BackupError(NO_BACKUP, file=source.name) from error
    return None
