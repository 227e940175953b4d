"""Loading: read in a child, check, build, and only then publish. All of it or nothing."""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from filelock import FileLock, Timeout

from etl.reading.answers.answers import Report
from etl.reading.process import child
from etl.store import memory, sifting, uploads
from etl.store.records import Record, Upload
from etl.store.sifting import Known
from etl.warehouse import builds
from etl.warehouse.builds import Build
from etl.words import translation

SUFFIXES = (
    *(".xlsx", ".xlsm", ".xls", ".xlsb", ".et", ".ods", ".csv", ".tsv", ".txt"),
    *(".xltx", ".xltm", ".xlt", ".ett", ".ots"),
)


class LoadError(Exception):
    """Why nothing was loaded: one report per file (DESIGN part 7), with its faults."""

    def __init__(self, reports: list[Report]) -> None:
        """Keep the reports for whoever tells the user."""
        super().__init__("nothing was loaded")
        self.reports = reports
        self.known = Known()


def silent(step: str) -> None:
    """Tell nobody how far a load has come: `step` is lost."""


@dataclass(frozen=True)
class Wish:
    """How a load is wanted: `mode` is update or replace, `by` whoever loads.

    `leaves_out` loads what is sound and lists the faulty rows; `headers` are confirmed by the user
    and remembered; `tell` hears of each step: waiting (while somebody else loads), reading,
    checking, building, publishing.
    """

    mode: str = "update"
    by: str = "-"
    language: str = "zh"
    leaves_out: bool = False
    password: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    rows: int = 0
    tell: Callable[[str], None] = silent


@dataclass(frozen=True)
class Loaded:
    """What a load did: new uploads, files that were there already, and the build in force."""

    uploads: tuple[Upload, ...]
    known: Known
    reports: list[Report]
    build: Build | None


@contextmanager
def writing(data: Path, tell: Callable[[str], None] = silent) -> Iterator[None]:
    """The lock of the one writer; also clears what a killed writer left behind."""
    data.mkdir(parents=True, exist_ok=True)
    lock = FileLock(data / "write.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        tell("waiting")
        lock.acquire()
    try:
        uploads.clear_drafts(data)
        yield
    finally:
        lock.release()


def workbooks(paths: Sequence[Path]) -> list[Path]:
    """The files named, and every workbook below the folders named, in order of their names."""
    found: list[Path] = []
    for path in paths:
        found += sorted(_below(path)) if path.is_dir() else [path]
    return found


@dataclass(frozen=True)
class Drafted:
    """A load as far as it can be taken back: uploads and build are written, but not in force.

    `build` is None when every file is in force already and so is the build made from them.
    """

    uploads: tuple[Upload, ...]
    known: Known
    reports: list[Report]
    build: Path | None


@contextmanager
def drafted(data: Path, files: Sequence[Path], wish: Wish) -> Iterator[Drafted]:
    """Do all of a load but its last step; a dry run and a load are the same code.

    Raises LoadError with every fault of every file, and CheckError when the checks of the build
    find one; the build in force stays. A file that is in force already is left out.
    """
    with writing(data, wish.tell):
        new, known = sifting.sift(data, files)
        try:
            drafts, reports = _draft_all(data, new, wish)
            build = None
            if drafts or not builds.is_current(data):
                build, drafts = _build(data, drafts, wish, reports)
            yield Drafted(tuple(drafts), known, reports, build)
        except (LoadError, builds.CheckError) as refusal:
            refusal.known = known
            raise
        finally:
            uploads.clear_drafts(data)
            builds.clear_drafts(data)


def load(data: Path, files: Sequence[Path], wish: Wish) -> Loaded:
    """Load workbooks as one step: all of them count afterwards, or none. Raises as `drafted`."""
    with drafted(data, files, wish) as draft:
        wish.tell("publishing")
        placed = tuple(uploads.publish(data, upload) for upload in draft.uploads)
        build = builds.publish(draft.build) if draft.build else builds.current(data)
        memory.remember(data, wish.headers)
        return Loaded(placed, draft.known, draft.reports, build)


def rebuild(data: Path) -> Build:
    """Build anew from the uploads in force; raises CheckError."""
    with writing(data):
        return builds.publish(builds.draft(data, uploads.in_force(data)))


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
    data: Path, number: int, tell: Callable[[str], None] = silent
) -> Iterator[tuple[Upload, Path]]:
    """One withdrawn upload, and a build drafted with it. Raises KeyError and CheckError."""
    with writing(data, tell):
        tell("building")
        withdrawn = {u.number: u for u in uploads.everything(data) if u.is_withdrawn}
        back = withdrawn[number]
        sources = [*uploads.in_force(data), back]
        try:
            yield back, builds.draft(data, sorted(sources, key=lambda upload: upload.number))
        finally:
            builds.clear_drafts(data)


def withdraw(data: Path, number: int, by: str, tell: Callable[[str], None] = silent) -> Build:
    """Take one upload out of force and build without it. Raises as `without`."""
    with without(data, number, tell) as (gone, build):
        tell("publishing")
        uploads.withdraw(gone, by)
        return builds.publish(build)


def reinstate(data: Path, number: int, by: str, tell: Callable[[str], None] = silent) -> Build:
    """Put a withdrawn upload back into force and build with it. Raises as `again`."""
    with again(data, number, tell) as (back, build):
        tell("publishing")
        uploads.reinstate(back, by)
        return builds.publish(build)


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.suffix.lower() in SUFFIXES and not path.name.startswith((".", "~$")):
            yield path


def _draft_all(data: Path, files: dict[str, Path], wish: Wish) -> tuple[list[Upload], list[Report]]:
    """Read every file into a draft of its own; raises LoadError when one has a fault."""
    wish.tell("reading")
    first = uploads.next_number(data)
    folders = [uploads.draft(data, first + place) for place in range(len(files))]
    copies = [folder / file.name for folder, file in zip(folders, files.values(), strict=True)]
    for copy, file in zip(copies, files.values(), strict=True):
        shutil.copyfile(file, copy)
    reports = child.read(copies, folders, _how(data, wish))
    for report, key in zip(reports, files, strict=True):
        report["sha256"] = key
    wish.tell("checking")
    is_unread = any(report["refused"] or not report["rows"] for report in reports)
    if wish.leaves_out:
        for folder, report in zip(folders, reports, strict=True):
            _leave_out(folder, report)
    pairs = zip(folders, reports, strict=True)
    if is_unread or any(_stops(report, folder, wish) for folder, report in pairs):
        raise LoadError(reports)
    return [
        uploads.seal(folder, _record(copy, sha256, report, wish))
        for folder, copy, sha256, report in zip(folders, copies, files, reports, strict=True)
    ], reports


def _how(data: Path, wish: Wish) -> child.How:
    known = memory.with_confirmed(data, wish.headers)
    return child.How(wish.language, rows=wish.rows, password=wish.password, memory=known)


def _stops(report: Report, folder: Path, wish: Wish) -> bool:
    if wish.leaves_out:
        from etl.store import leaving  # pyarrow, which a load of sound files does without

        return bool(leaving.incomplete(folder / "rows"))
    return bool(child.faults(report))


def _leave_out(folder: Path, report: Report) -> None:
    from etl.store import leaving  # as above

    faulty = {(str(f["sheet"]), str(f["cell"])) for f in child.faults(report)}
    report["rows"] = leaving.leave_out(folder / "rows", faulty)


def _build(
    data: Path, drafts: list[Upload], wish: Wish, reports: list[Report]
) -> tuple[Path, list[Upload]]:
    """The build with these drafts; rows that its checks find faulty are left out if so wished."""
    wish.tell("building")
    in_force = uploads.in_force(data)
    try:
        return builds.draft(data, [*in_force, *drafts]), drafts
    except builds.CheckError as failed:
        failed.reports = reports
        if not wish.leaves_out:
            raise
        found = failed.told(translation(wish.language))
    cleaned = [_without(upload, found) for upload in drafts]
    return builds.draft(data, [*in_force, *cleaned]), cleaned


def _without(upload: Upload, found: Sequence[dict[str, str]]) -> Upload:
    own = [fault for fault in found if fault["file"] == upload.record.file]
    if not own:
        return upload
    from etl.store import leaving  # as above

    kept = leaving.leave_out(
        upload.folder / "rows", {(fault["sheet"], fault["cell"]) for fault in own}
    )
    listed = [*upload.record.reported, *own]
    return uploads.seal(upload.folder, replace(upload.record, rows=kept, reported=listed))


def _record(file: Path, sha256: str, report: Report, wish: Wish) -> Record:
    return Record(
        file=file.name,
        sha256=sha256,
        size=file.stat().st_size,
        by=wish.by,
        at=uploads.now(),
        mode=wish.mode,
        rows=report["rows"],
        is_demo=report["is_demo"],
        mapping=report["mapping"],
        reported=list(report["reported"]),
    )
