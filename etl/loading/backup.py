"""Uploads, confirmed headers and pinned builds as one file, and back.

Other builds follow from the uploads; a pinned one does not, for it shows what counted that day.
"""

import shutil
import tarfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from etl.loading import loading
from etl.store import durable, fingerprints, memory, uploads
from etl.store.aside import Aside, AsideError
from etl.store.records import Upload
from etl.warehouse import builds, pins
from etl.warehouse.builds import Build
from etl.words import Say, mark

PINNED = mark("The data folder {folder} holds other builds of the same numbers; empty it first.")
IN_USE = mark("The data folder {folder} holds uploads already; restore into an empty one.")
NO_BACKUP = mark("{file} is not a backup of this board; choose the right file.")
CUT_OFF = mark("{file} is damaged or cut off; take another copy of it or an older backup.")
DAMAGED = mark("Upload {upload} in the backup is damaged; take an older backup.")
NEWER = mark(
    "Upload {upload} in the backup was loaded by a newer board; update this board, then restore."
)
FORGOTTEN = mark("The confirmed headers in the backup are damaged; take an older backup.")

DECKS = "decks"  # the pages write them (`pages/shared/stage/decks.py`)


class BackupError(Exception):
    """The file is no backup, or the folder to restore into is in use."""

    def __init__(self, message: str, **details: str) -> None:
        """Keep the message id apart from what fills it."""
        super().__init__(message.format(**details))
        self.message = message
        self.details = details

    def sentence(self, say: Say) -> str:
        """The sentence in the language that `say` translates to."""
        return say(self.message).format(**self.details)


@dataclass(frozen=True)
class Saved:
    """How many uploads a backup holds, and what the store leaves aside: no damaged folder is in it.

    Nor is an original file that was changed, for no restore would take it.
    """

    count: int
    aside: tuple[Aside, ...]


def save(data: Path, target: Path) -> Saved:
    """Write every sound upload, withdrawn ones too, and the memory to a `.tar.gz`."""
    with loading.writing(data):
        everything = uploads.everything(data)
        aside = (*builds.damage(data), *builds.left_aside(data, is_retold=True))
        draft = target.with_name(f".{target.name}.draft")
        with tarfile.open(draft, "w:gz") as archive:
            for upload in everything:
                _add(archive, upload)
            for path in memory.paths(data):
                archive.add(path, arcname=f"memory/{path.name}")
            for path in pins.paths(data):
                archive.add(path, arcname=f"builds/{path.name}")
            for path in sorted((data / DECKS).glob("*.json")):
                archive.add(path, arcname=f"{DECKS}/{path.name}")
        durable.sync(draft)
        durable.rename(draft, target)
    return Saved(len(everything), aside)


def _add(archive: tarfile.TarFile, upload: Upload) -> None:
    """Add the folder of an upload, without its original file if that was changed."""
    folder = f"uploads/{upload.folder.name}"
    original = f"{folder}/{upload.record.file}"

    def kept(member: tarfile.TarInfo) -> tarfile.TarInfo | None:
        return member if member.name != original or _has_own_original(upload) else None

    archive.add(upload.folder, arcname=folder, filter=kept)


def restore(data: Path, source: Path) -> Build:
    """Unpack a backup into an empty data folder and build; raises BackupError.

    It is unpacked aside and looked through first: all of it comes into place at once, or nothing.
    """
    with loading.writing(data):
        if not uploads.is_empty(data):
            raise BackupError(IN_USE, folder=str(data))
        aside = data / loading.RESTORING
        shutil.rmtree(aside, ignore_errors=True)  # what a killed restore left behind
        try:
            _unpack(source, aside)
            _verify(aside, source)
            _make_room(aside / "builds", data / "builds")
            durable.sync_tree(aside)
            shutil.rmtree(data / "uploads", ignore_errors=True)  # it holds nothing
            memory.remember(data, memory.headers(aside))
            memory.remember_mappings(data, memory.mappings(aside)[::-1])
            _place(aside / "builds", data / "builds")
            _place(aside / DECKS, data / DECKS)
            durable.rename(aside / "uploads", data / "uploads")
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    return loading.rebuild(data)


def _make_room(found: Path, place: Path) -> None:
    """Refuse a build whose number is another's here: a path never means two builds."""
    for path in found.glob("*.duckdb"):
        here = place / path.name
        if here.exists() and fingerprints.sha256(here) != fingerprints.sha256(path):
            raise BackupError(PINNED, folder=str(place.parent))


def _place(found: Path, folder: Path) -> None:
    """Put what was unpacked beside what is here, which stays as it is."""
    for path in sorted(found.glob("*")):  # the build comes before its pin
        folder.mkdir(exist_ok=True)
        if not (folder / path.name).exists():
            durable.rename(path, folder / path.name)


def _unpack(source: Path, folder: Path) -> None:
    reason = NO_BACKUP
    try:
        with tarfile.open(source, "r:gz") as archive:
            reason = CUT_OFF
            archive.extractall(folder, filter="data")
            while archive.fileobj and archive.fileobj.read(1 << 20):
                pass  # to the very end, where the checksum stands
    except (tarfile.TarError, EOFError, OSError, zlib.error) as error:
        raise BackupError(reason, file=source.name) from error


def _verify(folder: Path, source: Path) -> None:
    """Every folder unpacked is an upload with all of its rows, and no other file as its original.

    An original that was lost before the backup is not there, which no figure needs.
    """
    found = sorted((folder / "uploads").glob("*"))
    if not found:
        raise BackupError(NO_BACKUP, file=source.name)
    for place in found:
        number = place.name.lstrip("0")
        try:
            is_sound = _is_sound(uploads.open_folder(place))
        except AsideError as error:
            raise BackupError(NEWER if error.kind == "newer" else DAMAGED, upload=number) from error
        except (OSError, ValueError):  # cannot be read, or is no folder of ours
            is_sound = False
        if not is_sound:
            raise BackupError(DAMAGED, upload=number)
    try:
        memory.headers(folder)
        memory.mappings(folder)
    except (OSError, ValueError, TypeError) as error:
        raise BackupError(FORGOTTEN) from error


def _is_sound(upload: Upload) -> bool:
    return not (upload.folder / upload.record.file).exists() or _has_own_original(upload)


def _has_own_original(upload: Upload) -> bool:
    return fingerprints.sha256(upload.folder / upload.record.file) == upload.record.sha256
