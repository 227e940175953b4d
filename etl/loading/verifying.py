"""Everything in a data folder held against its checksums, changing nothing.

Each finding says what to do; once it is done, the finding is gone.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.loading import committing
from etl.loading.erasing import ledger
from etl.store import memory, plain, sealing, submissions, uploads
from etl.store.aside import Aside, shown
from etl.store.uploads import Survey
from etl.warehouse import builds, digest, named, pins, pointer, reading

DECKS = "decks"  # the pages write them (`pages/shared/stage/decks.py`)
ACCESS = "access.sqlite3"  # the server writes it
_DECK = plain.has({"id": plain.is_text, "name": plain.is_text})


@dataclass(frozen=True)
class Verified:
    """What was found, and how much was looked through."""

    findings: tuple[Aside, ...]
    uploads: int
    builds: int
    decks: int

    @property
    def is_sound(self) -> bool:
        """Whether there is nothing to do."""
        return not self.findings


def verify(data: Path) -> Verified:
    """Look through all of a data folder; raises OSError where it may not be read."""
    found = uploads.survey(data)
    numbers = sorted((data / "builds").glob("[0-9]*.duckdb"))
    findings = (
        *builds.damage(data),
        *builds.left_aside(data),
        *_uploads(found),
        *_builds(data, numbers),
        *kept(data),
        *_journal(data),
        *_erasures(data),
        *_behind(data, found),
    )
    decks = len(list((data / DECKS).glob("*.json")))
    return Verified(_each_once(findings), len(found.uploads), len(numbers), decks)


def _each_once(found: Iterable[Aside]) -> tuple[Aside, ...]:
    """They are told in their order; one may be found in two ways."""
    parts: list[Aside] = []
    for one in found:
        if one not in parts:
            parts.append(one)
    return tuple(parts)


def kept(data: Path) -> Iterator[Aside]:
    """What is damaged of all that a backup holds besides uploads."""
    yield from _named(data)
    yield from _decks(data / DECKS)
    damaged = [one.folder for one in submissions.everything(data) if one.state == "damaged"]
    for folder in (*damaged, *submissions.lost(data)):
        yield Aside(folder.name, "submission")
    for path in memory.paths(data):
        if not is_memory(path):
            yield Aside(path.name, "memory")
    if (data / ACCESS).exists() and not _is_database(data / ACCESS):
        yield Aside(ACCESS, "access")


def _decks(folder: Path) -> Iterator[Aside]:
    """Damaged decks, and the shows of decks."""
    for path in sorted(folder.glob("*.json")):
        if not is_deck(path):
            yield Aside(shown(path.name), "deck")
    for path in sorted(folder.glob("shows/*.json")):
        if not is_sealed(path):
            yield Aside(shown(path.name), "show")


def _named(data: Path) -> Iterator[Aside]:
    """Damaged names of snapshots, and builds that a name is of."""
    for pin in pins.everything(data):
        if not pin.name:
            yield Aside(f"{pin.build:06d}.pinned", "pin", details={"build": pin.build})
    for number in sorted(named.numbers(data)):
        path = data / "builds" / f"{number:06d}.duckdb"
        if not is_whole(path):
            yield Aside(path.name, "kept_build", details={"build": number})


def is_whole(build: Path) -> bool:
    """Whether a build is the file that was sealed; one without a seal is whole if it can be read.

    The file is read anew, whatever its times say.
    """
    sealed = pointer.sealed(build)
    if not build.is_file():
        return False
    return pointer.is_file_of(sealed) if sealed else reading.is_readable(build)


def is_deck(path: Path) -> bool:
    """Whether a deck can be shown; what is no JSON of a deck cannot."""
    try:
        said = sealing.read(path)
    except (OSError, ValueError):
        return False
    return _DECK(said) and isinstance(said.get("slides", []), list)


def is_sealed(path: Path) -> bool:
    """Whether JSON can be read and says what was sealed."""
    try:
        sealing.read(path)
    except (OSError, ValueError):
        return False
    return True


def is_memory(path: Path) -> bool:
    """Whether a file of the memory can be used."""
    try:
        if path.name == memory.path(path.parents[1]).name:
            return all(isinstance(meant, str) for meant in plain.content(path).values())
        memory.mappings(path.parents[1])
    except (OSError, ValueError):
        return False
    return True


def _uploads(found: Survey) -> Iterator[Aside]:
    """What a survey passes over, for it takes long: every byte of the originals, and no seals."""
    for upload in found.uploads:
        if not uploads.has_own_original(upload):
            file = {"file": shown(upload.record.file)}
            yield Aside(upload.folder.name, "original", upload.number, details=file)
        if not uploads.is_sealed(upload):
            yield Aside(upload.folder.name, "unsealed", upload.number)


def _builds(data: Path, paths: Sequence[Path]) -> Iterator[Aside]:
    said = pointer.named(data)
    own = named.numbers(data)
    for path in paths:
        number = int(path.stem)
        is_sound = is_whole(path)
        if not is_sound and said and said.path == path:
            yield Aside(path.name, "build")
        elif not is_sound and number not in own:
            yield Aside(path.name, "old_build", details={"build": number})
        elif is_sound and pointer.sealed(path) is None:
            yield Aside(path.name, "no_seal")
    for path in sorted((data / "builds").glob("[0-9]*.digest.json")):
        if digest.is_torn(path.with_suffix("").with_suffix(".duckdb")):
            yield Aside(path.name, "digest")


def _journal(data: Path) -> Iterator[Aside]:
    if committing.is_pending(data):
        yield Aside(committing.JOURNAL, "journal")
    if (data / committing.DAMAGED).exists():
        yield Aside(committing.DAMAGED, "torn_journal")


def _erasures(data: Path) -> Iterator[Aside]:
    for path in ledger.torn(data):
        yield Aside(f"{ledger.FOLDER}/{path.name}", "torn_erasure")
    for erasure in ledger.everything(data):
        if not erasure.is_done:
            yield Aside(erasure.name, "erasure")


def _behind(data: Path, found: Survey) -> Iterator[Aside]:
    """A build that counts other uploads than those in force."""
    build = pointer.current(data)
    if build is None or builds.damage(data) or committing.is_pending(data):
        return
    try:
        counted = builds.counted(build)
    except duckdb.Error:
        counted = []
    if counted != [upload.number for upload in found.in_force]:
        yield Aside(build.path.name, "behind")


def _is_database(path: Path) -> bool:
    """Whether SQLite finds a file whole; nothing is written beside it."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as opened:
            said = opened.execute("pragma integrity_check").fetchall()
    except sqlite3.Error:
        return False
    return said == [("ok",)]
