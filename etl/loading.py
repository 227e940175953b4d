"""Loading: read in a child, check, build, and only then publish. All of it or nothing."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from etl import builds, uploads
from etl.builds import Build
from etl.reading import child
from etl.uploads import Record, Upload

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt")


class LoadError(Exception):
    """Why nothing was loaded: one report per file (DESIGN part 7), with its faults."""

    def __init__(self, reports: list[child.Report]) -> None:
        """Keep the reports for whoever tells the user."""
        super().__init__("nothing was loaded")
        self.reports = reports


@dataclass(frozen=True)
class Loaded:
    """What a load did: new uploads, files that were there already, and the build in force."""

    uploads: tuple[Upload, ...]
    repeats: dict[str, Upload]
    reports: list[child.Report]
    build: Build | None


@contextmanager
def writing(data: Path) -> Iterator[None]:
    """The lock of the one writer; also clears what a killed writer left behind."""
    data.mkdir(parents=True, exist_ok=True)
    with FileLock(data / "write.lock"):
        uploads.clear_drafts(data)
        yield


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
    repeats: dict[str, Upload]
    reports: list[child.Report]
    build: Path | None


@contextmanager
def drafted(
    data: Path, files: Sequence[Path], *, mode: str, by: str, language: str
) -> Iterator[Drafted]:
    """Do all of a load but its last step; a dry run and a load are the same code.

    Raises LoadError with every fault of every file, and CheckError when the checks of the build
    find one; the build in force stays. A file that is in force already is left out.
    """
    with writing(data):
        known = {upload.record.sha256: upload for upload in uploads.in_force(data)}
        fresh = {uploads.sha256(file): file for file in files}
        repeats = {file.name: known[key] for key, file in fresh.items() if key in known}
        new = {key: file for key, file in fresh.items() if key not in known}
        drafts, reports = _draft_all(data, new, mode=mode, by=by, language=language)
        build = None
        if drafts or not builds.is_current(data):
            build = builds.draft(data, [*uploads.in_force(data), *drafts])
        try:
            yield Drafted(tuple(drafts), repeats, reports, build)
        finally:
            uploads.clear_drafts(data)
            builds.clear_drafts(data)


def load(data: Path, files: Sequence[Path], *, mode: str, by: str, language: str) -> Loaded:
    """Load workbooks as one step: all of them count afterwards, or none. Raises as `drafted`."""
    with drafted(data, files, mode=mode, by=by, language=language) as draft:
        placed = tuple(uploads.publish(data, upload) for upload in draft.uploads)
        build = builds.publish(draft.build) if draft.build else builds.current(data)
        return Loaded(placed, draft.repeats, draft.reports, build)


def rebuild(data: Path) -> Build:
    """Build anew from the uploads in force; raises CheckError."""
    with writing(data):
        return builds.publish(builds.draft(data, uploads.in_force(data)))


def withdraw(data: Path, number: int, by: str) -> Build:
    """Take one upload out of force and build without it.

    Raises KeyError when no such upload is in force, CheckError when the rest does not stand alone.
    """
    with writing(data):
        in_force = {upload.number: upload for upload in uploads.in_force(data)}
        gone = in_force.pop(number)
        drafted = builds.draft(data, in_force.values())
        uploads.withdraw(gone, by)
        return builds.publish(drafted)


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.suffix.lower() in SUFFIXES and not path.name.startswith((".", "~$")):
            yield path


def _draft_all(
    data: Path, files: dict[str, Path], *, mode: str, by: str, language: str
) -> tuple[list[Upload], list[child.Report]]:
    """Read every file into a draft of its own; raises LoadError when one has a fault."""
    first = uploads.next_number(data)
    folders = [uploads.draft(data, first + place) for place in range(len(files))]
    for folder, file in zip(folders, files.values(), strict=True):
        shutil.copyfile(file, folder / file.name)
    copies = [folder / file.name for folder, file in zip(folders, files.values(), strict=True)]
    reports = child.read(copies, folders, language=language)
    if any(report["refused"] or child.faults(report) for report in reports):
        raise LoadError(reports)
    return [
        uploads.seal(folder, _record(copy, sha256, report, mode=mode, by=by))
        for folder, copy, sha256, report in zip(folders, copies, files, reports, strict=True)
    ], reports


def _record(file: Path, sha256: str, report: child.Report, *, mode: str, by: str) -> Record:
    return Record(
        file=file.name,
        sha256=sha256,
        size=file.stat().st_size,
        by=by,
        at=uploads.now(),
        mode=mode,
        rows=report["rows"],
        is_demo=report["is_demo"],
        mapping=report["mapping"],
        reported=report["reported"],
    )
