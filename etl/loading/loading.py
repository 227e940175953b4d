"""Loading: read in a child, check, build, and only then publish. All of it or nothing."""

import errno
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from filelock import FileLock, Timeout

from etl.loading import committing, doubts, drafting, mending, room, succession
from etl.loading.drafting import LoadError, Wish, silent
from etl.loading.erasing import journaled
from etl.reading.answers.answers import Report
from etl.reading.formats.gate import SUFFIXES
from etl.store import durable, memory, sifting, submissions, uploads
from etl.store.records import Upload
from etl.store.sifting import Known
from etl.warehouse import builds
from etl.warehouse.builds import Build
from etl.warehouse.plausibility import Doubt

RESTORING = "restoring"  # where a restore unpacks


@dataclass(frozen=True)
class Loaded:
    """What a load did: new uploads, files that were there already, and the build in force.

    `failed` names what could not be done once it was.
    """

    uploads: tuple[Upload, ...]
    known: Known
    reports: list[Report]
    build: Build | None
    failed: tuple[str, ...] = ()


@contextmanager
def writing(
    data: Path, tell: Callable[[str], None] = silent, *, mends: bool = True
) -> Iterator[None]:
    """The lock of the one writer; also clears what a killed writer left behind.

    Rows that are damaged are mended from their original files, unless the caller does that.
    """
    data.mkdir(parents=True, exist_ok=True)
    lock = FileLock(data / "write.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        tell("waiting")
        lock.acquire()
    try:
        recover(data)
        if mends:
            mending.mend(data)
        yield
    finally:
        lock.release()


def recover(data: Path) -> None:
    """Do what a killed writer had put into force, and sweep what it had not; as the lock's holder.

    Raises OSError.
    """
    committing.replay(data)
    journaled.clear(data)
    uploads.clear_drafts(data)
    submissions.clear_drafts(data)
    builds.clear_drafts(data)
    builds.clear_unnamed(data)
    memory.sweep(data)
    for folder in (data, data / "builds"):
        durable.sweep(folder)
    shutil.rmtree(data / RESTORING, ignore_errors=True)


def finish(data: Path) -> None:
    """Do what a killed writer left to do, unless somebody writes, who then does it; OSError."""
    if committing.is_pending(data):
        with suppress(Timeout), FileLock(data / "write.lock").acquire(timeout=0):
            recover(data)


def settle(data: Path) -> None:
    """The same before a command that only reads, which goes on where nothing can be written."""
    with suppress(OSError):
        finish(data)


def workbooks(paths: Sequence[Path]) -> list[Path]:
    """The files named, and every workbook below the folders named, in order of their names."""
    found: list[Path] = []
    for path in paths:
        found += sorted(filter(_is_workbook, path.rglob("*"))) if path.is_dir() else [path]
    return found


@dataclass(frozen=True)
class Drafted:
    """A load as far as it can be taken back: uploads and build are written, but not in force.

    `build` is None when every file is in force already and so is the build made from them.
    `doubts` are the new values to be checked, each with whether the wish confirms it.
    """

    uploads: tuple[Upload, ...]
    known: Known
    reports: list[Report]
    build: Path | None
    doubts: list[Doubt]


@contextmanager
def drafted(data: Path, files: Sequence[Path], wish: Wish) -> Iterator[Drafted]:
    """Do all of a load but its last step; a dry run and a load are the same code.

    Raises LoadError with every fault of every file, and CheckError when the checks of the build
    find one, and RoomError when the disk has no room for it; the build in force stays. A file that
    is in force already is left out.
    """
    with writing(data, wish.tell):
        new, known = sifting.sift(data, files, wish.instead_of)
        room.check(data, new.values())
        try:
            drafts, reports = drafting.draft_all(data, new, wish)
            build = None
            if drafts or not builds.is_current(data):
                build, drafts = drafting.build(data, drafts, wish, reports)
            found = doubts.of(build, drafts, wish) if build else []
            yield Drafted(tuple(drafts), known, reports, build, found)
        except (LoadError, builds.CheckError, doubts.DoubtError) as refusal:
            refusal.known = known
            raise
        finally:
            if not committing.is_pending(data):  # else they are decided, and only not yet in place
                uploads.clear_drafts(data)
            builds.clear_drafts(data)


def load(data: Path, files: Sequence[Path], wish: Wish) -> Loaded:
    """Load workbooks as one step: all of them count afterwards, or none. Raises as `drafted`.

    Raises DoubtError while a doubtful value is not confirmed, and succession.LaterError when it
    would undo what came after those that it stands for.
    """
    with drafted(data, files, wish) as draft:
        before = succession.before(uploads.in_force(data), draft.uploads, wish.instead_of)
        settled = doubts.settled(draft.uploads, draft.doubts, draft.reports)
        drawn = draft.build
        if drawn and any(upload.record.confirmed for upload in settled):
            drawn, _ = drafting.build(data, settled, wish, draft.reports)  # it keeps who confirmed
        wish.tell("publishing")
        used = [mapping for report in draft.reports for mapping in report.get("mapped", [])]
        numbers = [upload.number for upload in settled]
        step = committing.Step(
            wish.by, numbers, [old.number for old in before], headers=wish.headers, mappings=used
        )
        done = committing.commit(data, step, drawn, settled)
        placed = tuple(
            replace(upload, folder=uploads.folder(data, upload.number)) for upload in settled
        )
        return Loaded(placed, draft.known, draft.reports, done.build, done.failed)


def rebuild(data: Path) -> Build:
    """Build all anew from the uploads in force; raises CheckError."""
    with writing(data):
        drawn = builds.draft(data, uploads.in_force(data), is_whole=True)
        return _turned(data, committing.Step("-"), drawn)


@contextmanager
def without(
    data: Path, number: int, tell: Callable[[str], None] = silent
) -> Iterator[tuple[Upload, Path]]:
    """One upload in force, and a build drafted without it.

    Raises KeyError when no such upload is in force, CheckError when the rest does not stand alone.
    """
    with writing(data, tell):
        tell("building")
        in_force = {upload.number: upload for upload in uploads.in_force(data)}
        gone = in_force.pop(number)
        try:
            yield gone, builds.draft(data, in_force.values())
        finally:
            builds.clear_drafts(data)


@contextmanager
def again(
    data: Path, number: int, tell: Callable[[str], None] = silent, unit: str | None = None
) -> Iterator[tuple[Upload, Path]]:
    """One withdrawn upload, and a build drafted with it. Raises KeyError and CheckError.

    With a `unit` no row of another unit may be overwritten by that.
    """
    with writing(data, tell):
        tell("building")
        withdrawn = {u.number: u for u in uploads.everything(data) if u.is_withdrawn}
        back = withdrawn[number]
        try:
            yield back, drafting.drawn(data, uploads.in_force(data), [back], unit)
        finally:
            builds.clear_drafts(data)


def withdraw(data: Path, number: int, by: str, tell: Callable[[str], None] = silent) -> Build:
    """Take one upload out of force and build without it. Raises as `without`."""
    with without(data, number, tell) as (gone, build):
        tell("publishing")
        return _turned(data, committing.Step(by, withdrawn=[gone.number]), build)


def reinstate(
    data: Path,
    number: int,
    by: str,
    tell: Callable[[str], None] = silent,
    unit: str | None = None,
) -> Build:
    """Put a withdrawn upload back into force and build with it. Raises as `again`."""
    with again(data, number, tell, unit) as (back, build):
        tell("publishing")
        return _turned(data, committing.Step(by, reinstated=[back.number]), build)


def _turned(data: Path, step: committing.Step, drawn: Path) -> Build:
    build = committing.commit(data, step, drawn).build
    if build is None:
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(drawn))
    return build


def _is_workbook(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.name.startswith((".", "~$"))
