"""Uploads, confirmed headers, pinned builds and decks as one file, with a list of checksums in it.

Other builds follow from the uploads; a pinned one does not, for it shows what counted that day.
What is damaged is named in the list; the sound files of a damaged upload are taken along below
`damaged/`, so that its original is not lost with it.
"""

import contextlib
import errno
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from audit import file as audited
from etl.loading import accounts, checking, committing, loading, manifests, verifying
from etl.loading.erasing import ledger
from etl.store import archive, durable, memory, noted, submissions, uploads
from etl.store.archive import Part
from etl.store.aside import Aside
from etl.store.records import RECORD, Upload
from etl.warehouse import builds, named, pins
from etl.words import mark

CHANGED = mark("The data folder was written to while it was saved; run the same command again.")
ERASING = mark(
    "An erasure in {folder} is decided and not done: run `python -m etl finish` where the folder"
    " can be written, then save it."
)
UNWRITTEN = mark("{file} is not what was written to it; look at its disk, or save to another.")
_NO_LOCK = (errno.EROFS, errno.EACCES, errno.EPERM)
_TRIES = 5


@dataclass(frozen=True)
class Saved:
    """How many uploads a backup holds, and what is damaged or left aside in the data folder.

    No upload that cannot be counted is among those, and no original file that was changed.
    """

    count: int
    aside: tuple[Aside, ...]
    has_accounts: bool = True  # whether the file of accounts is sound, or there is none


def save(data: Path, target: Path) -> Saved:
    """Write a backup; raises BackupError where it is not what was written, and OSError.

    It is taken under the writer's lock, or without it where nobody can write to the data folder.
    """
    if _is_writable(data):
        with loading.writing(data):
            return _save(data, target)
    if committing.is_erasing(data):
        raise manifests.BackupError(ERASING, folder=str(data))
    for _ in range(_TRIES):
        before = _state(data)
        saved = _save(data, target)
        if _state(data) == before:
            return saved
    target.unlink()
    raise manifests.BackupError(CHANGED)


def _is_writable(data: Path) -> bool:
    try:
        data.mkdir(parents=True, exist_ok=True)
        (data / "write.lock").open("ab").close()
    except OSError as error:
        if error.errno not in _NO_LOCK:
            raise
        return False
    return True


def _state(data: Path) -> list[tuple[str, int, int]]:
    """What would be others if somebody wrote meanwhile: names, sizes and times."""
    found = [*sorted((data / "uploads").rglob("*")), data / committing.JOURNAL]
    pieces = ((path, path.stat()) for path in found if path.exists())
    return [(str(path), known.st_size, known.st_mtime_ns) for path, known in pieces]


def _save(data: Path, target: Path) -> Saved:
    sound = uploads.everything(data)
    left = builds.left_aside(data, is_retold=True)
    aside = (*builds.damage(data), *left, *verifying.kept(data))
    accounts_copy = _accounts(data)
    parts = [*_kept(data), *_damaged(data, left), *_unfinished(data)]
    parts += [Part(audited.FILE, accounts_copy)] if accounts_copy else []
    parts += [part for upload in sound for part in _of_upload(upload)]
    listed = manifests.composed(data, sound, aside, parts)
    draft = target.with_name(f".{target.name}.draft")
    try:
        archive.write(draft, [listed, *parts])
        durable.sync(draft)
        if not checking.check(draft).is_as_written:
            raise manifests.BackupError(UNWRITTEN, file=target.name)
        durable.rename(draft, target)
        with contextlib.suppress(OSError):  # the backup is there, and counts without the note
            noted.note(data, "backup", is_good=not aside)
    finally:
        draft.unlink(missing_ok=True)
    return Saved(len(sound), aside, accounts_copy is not None)


def _accounts(data: Path) -> bytes | None:
    """A consistent copy of the accounts and the audit: empty without any, None where damaged."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            copied = accounts.copied(data, Path(folder))
        except sqlite3.Error:
            return None
        return copied.read_bytes() if copied else b""


def _of_upload(upload: Upload) -> Iterator[Part]:
    """The files of an upload, its record last, without its original if that was changed."""
    original = upload.folder / upload.record.file
    left = {original} if not uploads.has_own_original(upload) else set()
    yield from _folder(upload.folder, f"uploads/{upload.folder.name}", left)


def _folder(folder: Path, name: str, left: Iterable[Path] = ()) -> Iterator[Part]:
    found = [path for path in sorted(folder.rglob("*")) if path.is_file() and path not in left]
    for path in sorted(found, key=lambda path: path.name == RECORD):
        yield Part(f"{name}/{path.relative_to(folder).as_posix()}", path)


def _damaged(data: Path, left: Sequence[Aside]) -> Iterator[Part]:
    """What is left of damaged uploads, as it lies there."""
    for aside in left:
        folder = data / "uploads" / aside.name
        if aside.damages and aside.kind != "gone" and folder.is_dir():
            yield from _folder(folder, f"damaged/{aside.name}")


def _kept(data: Path) -> Iterator[Part]:
    """What is not of uploads: small files as they are at this moment, for they may be replaced."""
    for path in memory.paths(data):
        yield Part(f"memory/{path.name}", path.read_bytes())
    shown = (data / "builds" / f"{number:06d}.duckdb" for number in named.numbers(data))
    for path in sorted({*pins.paths(data), *filter(Path.exists, shown)}):
        yield Part(f"builds/{path.name}", path)
    for folder in sorted((data / submissions.FOLDER).glob("[0-9]*")):
        yield from _folder(folder, f"{submissions.FOLDER}/{folder.name}")
    for path in sorted((data / ledger.FOLDER).glob("*.json")):
        yield Part(f"{ledger.FOLDER}/{path.name}", path.read_bytes())
    for path in sorted((data / verifying.DECKS).glob("*.json")):
        yield Part(f"{verifying.DECKS}/{path.name}", path.read_bytes())


def _unfinished(data: Path) -> Iterator[Part]:
    """A load that was killed after it was put into force, where nobody may do the rest of it."""
    if committing.is_pending(data):
        yield Part(committing.JOURNAL, (data / committing.JOURNAL).read_bytes())
        yield from _folder(data / "uploads" / uploads.INCOMING, f"uploads/{uploads.INCOMING}")
