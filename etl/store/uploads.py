"""The store of uploads: one folder per upload, written once, never edited. The only truth.

`uploads/000014/` holds the original file, `rows/<table>.parquet` and `upload.json`;
`withdrawn.json` beside them takes an upload out of force without deleting anything. Whatever else
lies in `uploads/`, and an upload whose folder is damaged, is named and left aside.
"""

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from etl.store import durable, failpoint, fingerprints, records, schema, sealing, soundness
from etl.store.aside import Aside, AsideError, shown
from etl.store.records import RECORD, WITHDRAWN, Record, Upload

INCOMING = "incoming"
LAST = 999_999  # the last number of six digits
_OWN = re.compile(r"[0-9]{6}")
_CLAIM = re.compile(r"([0-9]{6})(?![0-9])")  # 000007 - copy, too, keeps its number from others
# What file managers leave behind by themselves: to name it would ask for what helps nobody.
_SYSTEMS = re.compile(r"\.DS_Store|\.localized|\._.*|Thumbs\.db|desktop\.ini|\.directory")


@dataclass(frozen=True)
class Survey:
    """What lies in the store: sound uploads in order, withdrawn ones included, and the rest.

    `aside` also names sound uploads of which something is lost that no figure needs.
    """

    uploads: tuple[Upload, ...]
    aside: tuple[Aside, ...]

    @property
    def in_force(self) -> tuple[Upload, ...]:
        """The uploads that count, in order."""
        return tuple(upload for upload in self.uploads if not upload.is_withdrawn)


def survey(data: Path) -> Survey:
    """Look through the whole store."""
    found: list[Upload] = []
    aside: list[Aside] = []
    for place in _places(data):
        if not _OWN.fullmatch(place.name):
            aside.append(Aside(shown(place.name), "stray"))
            continue
        try:
            upload = open_folder(place)
            aside += _lost(upload)
            found.append(upload)
        except AsideError as error:
            aside.append(_damaged(place, error))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            aside.append(_damaged(place, AsideError("unreadable", reason=reason)))
    return Survey(tuple(found), tuple(aside))


def everything(data: Path) -> tuple[Upload, ...]:
    """All sound uploads in order, withdrawn ones included."""
    return survey(data).uploads


def in_force(data: Path) -> tuple[Upload, ...]:
    """The uploads that count, in order."""
    return survey(data).in_force


def is_empty(data: Path) -> bool:
    """Whether nothing lies in the store that could be lost, be it sound or not."""
    return not _places(data)


def next_number(data: Path) -> int:
    """The number that the next upload gets: none that any folder here bears or has borne."""
    claims = [int(claim[1]) for place in _places(data) if (claim := _CLAIM.match(place.name))]
    following = max(claims, default=0) + 1
    if following <= LAST:
        return following
    last = max((upload.number for upload in everything(data)), default=0)
    return next(number for number in range(last + 1, LAST + 1) if number not in claims)


def draft(data: Path, number: int) -> Path:
    """An empty folder in which an upload is put together, out of everybody's sight."""
    folder = data / "uploads" / INCOMING / f"{number:06d}"
    folder.mkdir(parents=True)
    return folder


def clear_drafts(data: Path) -> None:
    """Remove what a killed load left behind; nobody but the holder of the lock may call this."""
    shutil.rmtree(data / "uploads" / INCOMING, ignore_errors=True)
    for upload in _places(data):
        durable.sweep(upload)


def seal(folder: Path, record: Record) -> Upload:
    """Complete a draft with its `upload.json`, which seals its rows."""
    (folder / "report.json").unlink(missing_ok=True)  # the reader's; the record has all of it
    number = int(folder.name)
    failpoint.reach("upload.seal")
    write(folder, number, record)
    return Upload(number, folder, record)


def write(folder: Path, number: int, record: Record) -> None:
    """Write the `upload.json` of a folder, which seals the rows that lie there."""
    content = schema.composed(record, number, soundness.seals(folder), soundness.sealed(folder))
    durable.write_json(folder / RECORD, content)


def folder(data: Path, number: int) -> Path:
    """Where an upload lies once it is placed."""
    return data / "uploads" / f"{number:06d}"


def place(data: Path, number: int) -> None:
    """Move a sealed and synced draft into place, unless it is there already."""
    drafted = data / "uploads" / INCOMING / f"{number:06d}"
    if drafted.exists():
        durable.rename(drafted, folder(data, number))


def withdraw(upload: Path, by: str, at: str) -> None:
    """Take the upload of a folder out of force, unless it is; nothing else of it is changed."""
    if not records.is_withdrawn(upload):
        sealing.write(upload / WITHDRAWN, {"by": by, "at": at})


def reinstate(upload: Path, by: str, at: str) -> None:
    """Put a withdrawn upload back into force, unless it is; who withdrew it stays on record.

    A torn note of that is put by under another ending, for it says nothing any more.
    """
    if not records.is_withdrawn(upload):
        return
    note = upload / WITHDRAWN
    times = len(list(upload.glob("withdrawn*")))  # those put by as torn, too
    ending = "json" if records.turn(note) else "torn"
    sealing.write(upload / f"reinstated-{times}.json", {"by": by, "at": at})
    durable.rename(note, upload / f"withdrawn-{times}.{ending}")


def now() -> str:
    """The present moment with its offset, as records keep it."""
    return dt.datetime.now().astimezone().isoformat(timespec="seconds")


def open_folder(folder: Path) -> Upload:
    """The upload that a folder holds; raises AsideError when it holds none, and OSError."""
    written = schema.read(folder)
    number = int(folder.name)
    if written.number not in (None, number):
        right = folder.with_name(f"{written.number:06d}")
        kind = "copied" if right.exists() else "renamed"
        raise AsideError(kind, own=written.number, right=right.name)
    soundness.check(folder, written)
    return Upload(number, folder, written.record)


def is_sealed(upload: Upload) -> bool:
    """Whether the record of a sound upload has checksums by which damage would be seen."""
    return schema.read(upload.folder).contents is not None


def has_own_original(upload: Upload) -> bool:
    """Whether the original file lies there as it came; raises OSError."""
    path = upload.folder / upload.record.file
    return path.is_file() and fingerprints.sha256(path) == upload.record.sha256


def _places(data: Path) -> list[Path]:
    """What lies in the store, but for drafts and what systems leave there, in order."""
    folder = data / "uploads"
    found = folder.iterdir() if folder.is_dir() else iter(())
    return sorted(
        place for place in found if place.name != INCOMING and not _SYSTEMS.fullmatch(place.name)
    )


def _damaged(place: Path, error: AsideError) -> Aside:
    """An upload that cannot be counted; figures lack it unless it was withdrawn or is a copy."""
    number, is_missed = int(place.name), not _is_withdrawn(place)
    if error.kind == "renamed":
        number = int(str(error.details["own"]))
    is_copy = error.kind == "copied"
    return Aside(place.name, error.kind, number, is_missed and not is_copy, error.details)


def _is_withdrawn(place: Path) -> bool:
    try:
        return records.is_withdrawn(place)
    except OSError:  # a folder that may not be looked into
        return False


def _lost(upload: Upload) -> Iterator[Aside]:
    """What a sound upload lacks that no figure needs."""
    for note in records.notes(upload.folder):
        if records.turn(note) is None:
            yield _remark(upload, "torn_note", note.name)
    original = upload.folder / upload.record.file
    if not original.is_file() or original.stat().st_size != upload.record.size:
        yield _remark(upload, "original", upload.record.file)
    written = schema.read(upload.folder)
    if written.is_changed:
        yield _remark(upload, "record", RECORD)
    if not soundness.is_stated(upload.folder, written):
        yield _remark(upload, "stated", soundness.STATED)


def _remark(upload: Upload, kind: str, file: str) -> Aside:
    return Aside(upload.folder.name, kind, upload.number, details={"file": shown(file)})
