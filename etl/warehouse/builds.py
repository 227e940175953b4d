"""The store of builds: one DuckDB file per build, never edited once published, and a pointer.

A build's path is never used twice, for DuckDB shares one instance per path in a process.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

import duckdb

from etl.reading.answers.answers import Report
from etl.store import durable, failpoint, fingerprints, uploads
from etl.store.aside import Aside
from etl.store.records import Upload
from etl.store.sifting import Known
from etl.warehouse import checks, digest, named, pointer, raw, transform
from etl.warehouse.checks import CheckResult
from etl.warehouse.pointer import Build, current, damage, last_number
from etl.words import Say

__all__ = ["Build", "CheckError", "current", "damage", "last_number"]

KEPT = 20
_MADE_BY = "select code from built.raw.build"
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


def draft(data: Path, sources: Iterable[Upload]) -> Path:
    """Build a warehouse from uploads, beside the published ones.

    Raises CheckError, and leaves nothing behind, when a check returns a row.
    """
    folder = data / "builds"
    folder.mkdir(parents=True, exist_ok=True)
    number = last_number(data) + 1
    path = folder / f"{number:06d}.duckdb.building"
    clear_drafts(data)
    try:
        with duckdb.connect(str(path)) as connection:
            connection.execute("begin")  # or every statement would wait for the disk
            connection.execute("create schema staging; create schema marts")
            raw.create(connection, sources, left_aside(data))
            connection.execute(
                "create table raw.build as"
                " select $build as build, $at::timestamptz as built_at, $code as code",
                {"build": number, "at": uploads.now(), "code": _code()},
            )
            failures = transform.run(connection)
            if failures:
                raise CheckError(failures)
            connection.execute("commit")
            connection.execute("checkpoint")
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


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
        "older builds": partial(_prune, build.path.parent),
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
        if build is None or damage(data) or _rows(build.path, _MADE_BY) != [(_code(),)]:
            return False
        told = _rows(build.path, _ASIDE)
        counted = _numbers(build, _COUNTED)
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
        counted = _numbers(build, _COUNTED) if build else []
        counted += _numbers(build, _GONE) if build and is_retold else []
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
    return [row[language == "en"] for row in _rows(build, statement)]


def _numbers(build: Build, statement: str) -> list[int]:
    return [row[0] for row in _rows(build.path, statement)]


def _rows(path: Path, statement: str) -> list[Any]:
    with duckdb.connect() as connection:
        quoted = str(path).replace("'", "''")
        connection.execute(f"attach '{quoted}' as built (read_only)")
        return connection.execute(statement).fetchall()


@cache
def _code() -> str:
    """The fingerprint of what makes builds: an update of the board wants a build of its own."""
    here = Path(__file__).parents[1]
    parts = sorted([*here.rglob("*.py"), *here.rglob("*.sql")])
    return hashlib.sha256(b"".join(path.read_bytes() for path in parts)).hexdigest()


def _seal(before: Build | None, build: Build) -> None:
    """Seal the new build, and the one before it that an older board, or a killed load, did not."""
    for one in filter(None, (before, build)):
        if not pointer.seal_of(one.path).exists():
            pointer.seal(one)


def _prune(folder: Path) -> None:
    """Keep the last builds, and every one that a pin, a deck or a show names."""
    kept = named.numbers(folder.parent)
    for path in sorted(folder.glob("[0-9]*.duckdb"))[:-KEPT]:
        if int(path.stem) not in kept:
            _forget(path)


def _forget(path: Path) -> None:
    for beside in (digest.path(path), pointer.seal_of(path)):
        beside.unlink(missing_ok=True)
    try:
        path.unlink()
    except PermissionError:  # Windows: a reader still holds it; the next build tries again
        if os.name != "nt":
            raise
