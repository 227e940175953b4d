"""Loading: read in a child, check, build, and only then publish. All of it or nothing."""

import json
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


def load(data: Path, files: Sequence[Path], *, mode: str, by: str, language: str) -> Loaded:
    """Load workbooks as one step: afterwards all of them count, or none does.

    Raises LoadError with every fault of every file, and CheckError when the checks of the build
    find one; the build in force stays. A file that is in force already is left out.
    """
    with writing(data):
        known = {upload.record.sha256: upload for upload in uploads.in_force(data)}
        fresh = {uploads.sha256(file): file for file in files}
        repeats = {file.name: known[key] for key, file in fresh.items() if key in known}
        new = {key: file for key, file in fresh.items() if key not in known}
        drafts, reports = _draft_all(data, new, mode=mode, by=by, language=language)
        return Loaded(tuple(drafts), repeats, reports, _put_in_force(data, drafts))


def rebuild(data: Path) -> Build:
    """Build anew from the uploads in force; raises CheckError."""
    with writing(data):
        return builds.publish(data, builds.draft(data, uploads.in_force(data)))


def withdraw(data: Path, number: int, by: str) -> Build:
    """Take one upload out of force and build without it.

    Raises KeyError when no such upload is in force, CheckError when the rest does not stand alone.
    """
    with writing(data):
        in_force = {upload.number: upload for upload in uploads.in_force(data)}
        gone = in_force.pop(number)
        drafted = builds.draft(data, in_force.values())
        uploads.withdraw(gone, by)
        return builds.publish(data, drafted)


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


def _put_in_force(data: Path, drafts: Sequence[Upload]) -> Build | None:
    if not drafts and builds.is_current(data):
        return builds.current(data)
    drafted = builds.draft(data, [*uploads.in_force(data), *drafts])
    for upload in drafts:
        uploads.publish(data, upload)
    return builds.publish(data, drafted)


def dump(content: object) -> str:
    """JSON as the command line prints it."""
    return json.dumps(content, ensure_ascii=False, indent=1, default=str)
