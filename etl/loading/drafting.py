"""The uploads of a load and the build made with them, as drafts that nobody else sees."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from etl.reading.answers.answers import Report
from etl.reading.process import child
from etl.store import failpoint, memory, readers, uploads
from etl.store.records import Record, Upload
from etl.store.sifting import Known
from etl.warehouse import builds, overwriting
from etl.warehouse.checks import CheckResult
from etl.words import translation


class LoadError(Exception):
    """Why nothing was loaded: one report per file (DESIGN part 7), with its faults.

    `failures` is what the checks find in the rows without a fault.
    """

    def __init__(self, reports: list[Report], failures: Sequence[CheckResult] = ()) -> None:
        """Keep the reports for whoever tells the user."""
        super().__init__("nothing was loaded")
        self.reports = reports
        self.failures = failures
        self.known = Known()


def silent(step: str) -> None:
    """Tell nobody how far a load has come: `step` is lost."""


@dataclass(frozen=True)
class Wish:
    """How a load is wanted: `mode` is update or replace, `by` whoever loads.

    `leaves_out` loads what is sound and lists the faulty rows; `headers` are confirmed by the user
    and remembered, as are `mappings` of sheets; `confirmed` names doubtful cells that are right;
    `tell` hears of each step: waiting (while somebody else loads), reading, checking, building,
    publishing; `tell_sheet` hears of each sheet that is read. The uploads `instead_of` go out of
    force with this load; `modes` are those of single files, by fingerprint,
    and `stood` the doubts that were confirmed when they were read before. `reviews` say of single
    files, by fingerprint, who handed them in, checked and released them. With a `unit` no row of
    another unit may be overwritten.
    """

    mode: str = "update"
    by: str = "-"
    language: str = "zh"
    leaves_out: bool = False
    password: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    mappings: Sequence[Mapping[str, object]] = ()
    rows: int = 0
    confirmed: frozenset[str] = frozenset()
    confirms_all: bool = False
    instead_of: frozenset[int] = frozenset()
    modes: Mapping[str, str] = field(default_factory=dict)
    stood: Sequence[Mapping[str, object]] = ()
    reviews: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    unit: str | None = None
    tell: Callable[[str], None] = silent
    tell_sheet: child.TellSheet = child.unheard


def draft_all(data: Path, files: dict[str, Path], wish: Wish) -> tuple[list[Upload], list[Report]]:
    """Read every file into a draft of its own; raises LoadError when one has a fault."""
    wish.tell("reading")
    first = uploads.next_number(data)
    folders = [uploads.draft(data, first + place) for place in range(len(files))]
    copies = [folder / file.name for folder, file in zip(folders, files.values(), strict=True)]
    for copy, file in zip(copies, files.values(), strict=True):
        shutil.copyfile(file, copy)
        failpoint.reach("upload.copied")
    reports = child.read(copies, folders, _how(data, wish))
    for report, key in zip(reports, files, strict=True):
        report["sha256"] = key
    failpoint.reach("upload.read")
    wish.tell("checking")
    is_unread = any(report["refused"] or not report["rows"] for report in reports)
    if wish.leaves_out:
        for folder, report in zip(folders, reports, strict=True):
            _leave_out(folder, report)
    pairs = zip(folders, reports, strict=True)
    if is_unread:
        raise LoadError(reports)
    is_stopped = any(_stops(report, folder, wish) for folder, report in pairs)
    made = zip(copies, files, reports, strict=True)
    records = [_record(copy, sha256, report, wish) for copy, sha256, report in made]
    if is_stopped:
        from etl.loading import ahead  # pyarrow, as below

        raise LoadError(reports, ahead.look(data, folders, records))
    return list(map(uploads.seal, folders, records)), reports


def _how(data: Path, wish: Wish) -> child.How:
    known, last = memory.with_confirmed(data, wish.headers), memory.usable(data)
    mappings = [*wish.mappings, *last]
    return child.How(wish.language, wish.rows, wish.password, known, mappings, tell=wish.tell_sheet)


def _stops(report: Report, folder: Path, wish: Wish) -> bool:
    if wish.leaves_out:
        from etl.store import leaving  # pyarrow, which a load of sound files does without

        return bool(leaving.incomplete(folder / "rows"))
    return bool(child.faults(report))


def _leave_out(folder: Path, report: Report) -> None:
    from etl.store import leaving  # as above

    faulty = {(str(f["sheet"]), str(f["cell"])) for f in child.faults(report)}
    report["rows"] = leaving.leave_out(folder / "rows", faulty)


def build(
    data: Path, drafts: list[Upload], wish: Wish, reports: list[Report]
) -> tuple[Path, list[Upload]]:
    """The build with these drafts; rows that its checks find faulty are left out if so wished."""
    wish.tell("building")
    in_force = [u for u in uploads.in_force(data) if u.number not in wish.instead_of]
    try:
        return drawn(data, in_force, drafts, wish.unit), drafts
    except builds.CheckError as failed:
        failed.reports = reports
        if not wish.leaves_out:
            raise
        found = failed.each(translation(wish.language))
    cleaned = [_without(upload, found) for upload in drafts]
    return drawn(data, in_force, cleaned, wish.unit), cleaned


def drawn(
    data: Path, in_force: Sequence[Upload], added: Sequence[Upload], unit: str | None
) -> Path:
    """A build with uploads added to those in force, none of which overwrites other units' rows.

    Raises CheckError, and leaves nothing behind.
    """
    if unit is not None and (failures := overwriting.replacing(added)):
        raise builds.CheckError(failures)
    sources = sorted([*in_force, *added], key=lambda upload: upload.number)
    made = builds.draft(data, sources)
    if unit is not None and (failures := overwriting.found(made, added, unit)):
        made.unlink()
        raise builds.CheckError(failures)
    return made


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
        by=wish.reviews.get(sha256, {}).get("reported_by", wish.by),
        at=uploads.now(),
        mode=wish.modes.get(sha256, wish.mode),
        rows=report["rows"],
        is_demo=report["is_demo"],
        mapping=report["mapping"],
        reported=list(report["reported"]),
        reader=readers.fingerprint(),
        review=wish.reviews.get(sha256, {}),
    )
