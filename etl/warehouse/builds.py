"""The store of builds: one DuckDB file per build, never edited once published, and a pointer.

A build's path is never used twice, for DuckDB shares one instance per path in a process.
"""

import logging
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

import duckdb

from etl.reading.answers.answers import Report
from etl.store import durable, failpoint, fingerprints, uploads
from etl.store.aside import Aside
from etl.store.records import Upload
from etl.store.sifting import Known
from etl.warehouse import built, checks, digest, increment, limits, pointer, pruning, raw, transform
from etl.warehouse.checks import CheckResult
from etl.warehouse.limits import Limits
from etl.warehouse.pointer import Build, current, damage, last_number
from etl.words import Say

__all__ = ["Build", "CheckError", "current", "damage", "last_number"]

WHOLE = "%s could not be brought up to date (%s); the build is made anew as a whole"
_MADE_BY = "select code from built.raw.build"
_MADE_AT = "select built_at::varchar from built.raw.build"
_COUNTED = "select upload from built.raw.uploads order by upload"
_ASIDE = "select name, kind from built.raw.left_aside where kind <> 'gone'"
_GONE = "select upload from built.raw.left_aside where kind = 'gone' order by upload"


class CheckError(Exception):
    """The rows that the checks found; the build was not published."""

    def __init__(self, failures: list[CheckResult]) -> None:
        """Keep the failing checks for whoever tells the user."""
        super().__init__(f"{len(failures)} checks failed")
        self.failures = failures
        self.reports: list[Report] = []  # what was read, when it is a load that failed
        self.known = Known()

    def entries(self, say: Say) -> list[dict[str, str]]:
        """Every cell to mend, with what to do."""
        return checks.entries(self.failures, say)

    def each(self, say: Say) -> list[dict[str, str]]:
        """The same, cell by cell: an unknown name as often as it stands there."""
        return checks.each(self.failures, say)


def draft(
    data: Path,
    sources: Iterable[Upload],
    at: str = "",
    number: int = 0,
    *,
    is_whole: bool = False,
) -> Path:
    """Build a warehouse from uploads, beside the published ones, as of now or of another moment.

    It begins as a copy of the build in force, unless a moment is said or `is_whole`: then all of
    it is made anew. It bears the number that follows the last one, unless another is said.

    Raises CheckError when a check returns a row, and ScarceError when the machine has too little
    memory for it; then nothing is left behind.
    """
    folder = data / "builds"
    folder.mkdir(parents=True, exist_ok=True)
    number = number or last_number(data) + 1
    path = folder / f"{number:06d}.duckdb.building"
    clear_drafts(data)
    sources, aside = tuple(sources), left_aside(data)
    base = None if at or is_whole else _base(data)
    room = limits.of_machine(folder)
    try:
        if base is not None:
            try:
                return _filled(path, room, sources, aside, at, number, base)
            except duckdb.OutOfMemoryException:
                raise
            except duckdb.Error as error:  # an old build is no reason to refuse an upload
                logging.getLogger(__name__).warning(WHOLE, base.path.name, type(error).__name__)
        return _filled(path, room, sources, aside, at, number)
    except duckdb.OutOfMemoryException as error:
        raise limits.ScarceError(room) from error


def _filled(
    path: Path,
    room: Limits,
    sources: Sequence[Upload],
    aside: Sequence[Aside],
    at: str,
    number: int,
    base: Build | None = None,
) -> Path:
    """A draft that is made anew, or from a build; as `draft`."""
    spill = path.with_name(f"{path.name}.spill")
    try:
        if base is not None:
            increment.copy(base.path, path)
        with duckdb.connect(str(path), config=room.config(spill)) as connection:
            connection.execute("begin")  # or every statement would wait for the disk
            if base is None:
                connection.execute("create schema staging; create schema marts")
                raw.create(connection, sources, aside)
            connection.execute(
                "create or replace table raw.build as"
                " select $build as build, $at::timestamptz as built_at, $code as code,"
                " current_setting('TimeZone') as zone",
                {"build": number, "at": at or uploads.now(), "code": built.code()},
            )
            failpoint.reach("build.filled")
            if base is None:
                failures = transform.run(connection)
            else:
                failures = increment.run(connection, sources, aside)
            if failures:
                raise CheckError(failures)
            failpoint.reach("build.checked")
            connection.execute("commit")
            connection.execute("checkpoint")
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    finally:
        shutil.rmtree(spill, ignore_errors=True)
    return path


def _base(data: Path) -> Build | None:
    """The build that a draft may begin as: the one in force, when this code made it and most of
    its file is in use."""
    build = current(data)
    try:
        is_fit = (
            build is not None
            and is_by_this_code(build)
            and built.is_of_this_zone(build.path)
            and built.is_full(build.path)
        )
    except duckdb.Error:  # it is no build of ours, or one by a board that knew less
        return None
    return build if is_fit else None


def place(drafted: Path) -> Build:
    """Put a drafted build beside the others under its own name; it is not in force yet."""
    failpoint.reach("build.drafted")
    durable.sync(drafted)
    path = drafted.with_suffix("")
    durable.rename(drafted, path)
    failpoint.reach("build.placed")
    return Build(int(path.stem), path, fingerprints.sha256(path))


def settle(before: Build | None, build: Build) -> list[str]:
    """What follows once a build is in force: its digest, and older ones that go.

    The names of what could not be done are returned, for the build stays in force without.
    """
    acts: Mapping[str, Callable[[], None]] = {
        "seal": partial(_seal, before, build),
        "digest": partial(digest.keep, before.path if before else None, build.path),
        "older builds": partial(pruning.prune, build.path.parent),
    }
    failed = []
    for name, act in acts.items():
        try:
            failpoint.reach(f"build.{name}")
            act()
        except (OSError, duckdb.Error):
            failed.append(name)
    return failed


def clear_drafts(data: Path) -> None:
    """Remove unpublished builds; nobody but the holder of the lock may call this."""
    for left in (data / "builds").glob("*.building*"):
        if left.is_dir():  # what the build spilled
            shutil.rmtree(left)
        else:
            left.unlink()


def clear_unnamed(data: Path) -> None:
    """Remove builds that a killed load placed and never put into force; as `clear_drafts`."""
    build = pointer.named(data)
    if build is None or not pointer.is_sound(build):
        return
    for path in (data / "builds").glob("[0-9]*.duckdb"):
        is_kept = any(path.with_suffix(end).exists() for end in (".seal", ".pinned"))
        if int(path.stem[:6]) > build.number and not is_kept:
            path.unlink()


def is_current(data: Path) -> bool:
    """Whether the build in force is sound and was made from exactly the uploads in force, by this
    very code.
    """
    build = current(data)
    try:
        if build is None or damage(data) or built.rows(build.path, _MADE_BY) != [(built.code(),)]:
            return False
        told = built.rows(build.path, _ASIDE)
        counted = built.numbers(build.path, _COUNTED)
    except duckdb.Error:  # damaged, or by a board that knew less
        return False
    survey = uploads.survey(data)
    aside = sorted((one.name, one.kind) for one in survey.aside)
    return counted == [upload.number for upload in survey.in_force] and sorted(told) == aside


def left_aside(data: Path, *, is_retold: bool = False) -> tuple[Aside, ...]:
    """What the store leaves aside, and uploads of the build in force whose folders are gone.

    With `is_retold` also those that the build in force named as gone when it was made.
    """
    found = uploads.survey(data).aside
    build = current(data)
    try:
        counted = built.numbers(build.path, _COUNTED) if build else []
        counted += built.numbers(build.path, _GONE) if build and is_retold else []
    except duckdb.Error:  # damaged: it is built anew from what there is
        counted = []
    here = {one.upload for one in found}
    gone = (
        Aside(f"{number:06d}", "gone", number, is_missed=True)
        for number in counted
        if number not in here and not (data / "uploads" / f"{number:06d}").exists()
    )
    return (*found, *gone)


def aside_sentences(build: Path, language: str) -> list[str]:
    """What a build says that it left aside, in a language (zh or en)."""
    statement = "select said_zh, said_en from built.raw.left_aside order by name, kind"
    return [row[language == "en"] for row in built.rows(build, statement)]


def is_by_this_code(build: Build) -> bool:
    """Whether the present code made a build; raises duckdb.Error when it is damaged."""
    return built.rows(build.path, _MADE_BY) == [(built.code(),)]


def made_at(build: Build) -> str:
    """When a build was made, by ISO 8601; raises duckdb.Error when it is damaged."""
    return str(built.rows(build.path, _MADE_AT)[0][0])


def counted(build: Build) -> list[int]:
    """The uploads that a build is made of; raises duckdb.Error when it is damaged."""
    return built.numbers(build.path, _COUNTED)


def _seal(before: Build | None, build: Build) -> None:
    """Seal the new build, and the one before it that an older board, or a killed load, did not."""
    for one in filter(None, (before, build)):
        if not pointer.seal_of(one.path).exists():
            pointer.seal(one)
