"""The store of builds: one DuckDB file per build, never edited once published, and a pointer.

A build's path is never used twice, for DuckDB shares one instance per path in a process.
"""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from etl.reading.answers.answers import Report
from etl.store import durable, fingerprints, uploads
from etl.store.aside import Aside
from etl.store.records import Upload
from etl.store.sifting import Known
from etl.warehouse import checks, digest, raw, transform
from etl.warehouse.checks import CheckResult
from etl.words import Say

KEPT = 20
_COUNTED = "select upload from built.raw.uploads order by upload"
_ASIDE = "select name, kind from built.raw.left_aside where kind <> 'gone'"
_GONE = "select upload from built.raw.left_aside where kind = 'gone' order by upload"


@dataclass(frozen=True)
class Build:
    """One published build."""

    number: int
    path: Path
    sha256: str


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


def current(data: Path) -> Build | None:
    """The build in force, or None before the first one."""
    pointer = data / "builds" / "current"
    if not pointer.exists():
        return None
    said = json.loads(pointer.read_text(encoding="utf-8"))
    return Build(said["build"], data / "builds" / said["file"], said["sha256"])


def draft(data: Path, sources: Iterable[Upload]) -> Path:
    """Build a warehouse from uploads, beside the published ones.

    Raises CheckError, and leaves nothing behind, when a check returns a row.
    """
    folder = data / "builds"
    folder.mkdir(parents=True, exist_ok=True)
    number = _next_number(data)
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


def publish(drafted: Path) -> Build:
    """Put a drafted build into force and forget the oldest ones that nobody pinned."""
    durable.sync(drafted)
    path = drafted.with_suffix("")
    before = current(path.parents[1])
    durable.rename(drafted, path)
    build = Build(int(path.stem), path, fingerprints.sha256(path))
    durable.write_json(
        path.parent / "current",
        {"build": build.number, "file": path.name, "sha256": build.sha256},
    )
    digest.keep(before.path if before else None, path)
    _prune(path.parent)
    return build


def clear_drafts(data: Path) -> None:
    """Remove unpublished builds; nobody but the holder of the lock may call this."""
    for left in (data / "builds").glob("*.building*"):
        left.unlink()


def is_current(data: Path) -> bool:
    """Whether the build in force was made from exactly the uploads in force, by this very code."""
    build = current(data)
    try:
        if build is None or _rows(build.path, "select code from built.raw.build") != [(_code(),)]:
            return False
        named = _rows(build.path, _ASIDE)
        counted = _numbers(build, _COUNTED)
    except duckdb.Error:  # damaged, or by a board that knew less
        return False
    survey = uploads.survey(data)
    aside = sorted((one.name, one.kind) for one in survey.aside)
    return counted == [upload.number for upload in survey.in_force] and sorted(named) == aside


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


def _next_number(data: Path) -> int:
    numbers = [int(path.name[:6]) for path in (data / "builds").glob("[0-9]*.duckdb*")]
    return max([*numbers, build.number if (build := current(data)) else 0], default=0) + 1


def _prune(folder: Path) -> None:
    """Keep the last builds and every pinned one (`000031.pinned` beside it)."""
    for path in sorted(folder.glob("*.duckdb"))[:-KEPT]:
        if not path.with_suffix(".pinned").exists():
            _forget(path)


def _forget(path: Path) -> None:
    digest.path(path).unlink(missing_ok=True)
    try:
        path.unlink()
    except PermissionError:  # Windows: a reader still holds it; the next build tries again
        if os.name != "nt":
            raise
