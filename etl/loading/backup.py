"""Uploads, confirmed headers and pinned builds as one file, and back.

Other builds follow from the uploads; a pinned one does not, for it shows what counted that day.
"""

import shutil
import tarfile
import zlib
from pathlib import Path

from etl.loading import loading
from etl.store import durable, memory, uploads
from etl.warehouse import pins
from etl.warehouse.builds import Build
from etl.words import Say, mark

PINNED = mark("The data folder {folder} holds other builds of the same numbers; empty it first.")
IN_USE = mark("The data folder {folder} holds uploads already; restore into an empty one.")
NO_BACKUP = mark("{file} is not a backup of this board; choose the right file.")
CUT_OFF = mark("{file} is damaged or cut off; take another copy of it or an older backup.")
DAMAGED = mark("Upload {upload} in the backup is damaged; take an older backup.")
FORGOTTEN = mark("The confirmed headers in the backup are damaged; take an older backup.")

ASIDE = "restoring"
DECKS = "decks"  # the pages write them (`pages/shared/decks.py`)


class BackupError(Exception):
    """The file is no backup, or the folder to restore into is in use."""

    def __init__(self, message: str, **details: str) -> None:
        """Keep the message id apart from what fills it."""
        super().__init__(message.format(**details))
        self.message = message
        self.details = details

    def told(self, say: Say) -> str:
        """The sentence in the language that `say` translates to."""
        return say(self.message).format(**self.details)


def save(data: Path, target: Path) -> int:
    """Write every upload, withdrawn ones too, and the memory to a `.tar.gz`; returns how many."""
    with loading.writing(data):
        everything = uploads.everything(data)
        draft = target.with_name(f".{target.name}.draft")
        with tarfile.open(draft, "w:gz") as archive:
            for upload in everything:
                archive.add(upload.folder, arcname=f"uploads/{upload.folder.name}")
            if memory.path(data).exists():
                archive.add(memory.path(data), arcname=str(memory.path(Path())))
            for path in pins.paths(data):
                archive.add(path, arcname=f"builds/{path.name}")
            for path in sorted((data / DECKS).glob("*.json")):
                archive.add(path, arcname=f"{DECKS}/{path.name}")
        durable.sync(draft)
        durable.rename(draft, target)
    return len(everything)


def restore(data: Path, source: Path) -> Build:
    """Unpack a backup into an empty data folder and build; raises BackupError.

    It is unpacked aside and looked through first: all of it comes into place at once, or nothing.
    """
    with loading.writing(data):
        if uploads.everything(data):
            raise BackupError(IN_USE, folder=str(data))
        aside = data / ASIDE
        shutil.rmtree(aside, ignore_errors=True)  # what a killed restore left behind
        try:
            _unpack(source, aside)
            _verify(aside, source)
            _make_room(aside / "builds", data / "builds")
            durable.sync_tree(aside)
            shutil.rmtree(data / "uploads", ignore_errors=True)  # it holds no upload
            memory.remember(data, memory.headers(aside))
            _place(aside / "builds", data / "builds")
            _place(aside / DECKS, data / DECKS)
            durable.rename(aside / "uploads", data / "uploads")
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    return loading.rebuild(data)


def _make_room(found: Path, builds: Path) -> None:
    """Refuse a build whose number is another's here: a path never means two builds."""
    for path in found.glob("*.duckdb"):
        here = builds / path.name
        if here.exists() and uploads.sha256(here) != uploads.sha256(path):
            raise BackupError(PINNED, folder=str(builds.parent))


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
    """Every folder unpacked is an upload with its original file and all of its rows."""
    found = sorted((folder / "uploads").glob("*"))
    if not found:
        raise BackupError(NO_BACKUP, file=source.name)
    for place in found:
        try:
            is_sound = _is_sound(uploads.open_folder(place))
        except (OSError, ValueError, TypeError):  # no record, or not one of ours
            is_sound = False
        if not is_sound:
            raise BackupError(DAMAGED, upload=place.name.lstrip("0"))
    try:
        memory.headers(folder)
    except (OSError, ValueError, TypeError) as error:
        raise BackupError(FORGOTTEN) from error


def _is_sound(upload: uploads.Upload) -> bool:
    record = upload.record
    is_same = uploads.sha256(upload.folder / record.file) == record.sha256
    return is_same and all(upload.rows(table) for table, count in record.rows.items() if count)
