"""The one commit point: a journal that says what comes into force, written in one rename.

Before it nothing is in force; after it all of it is, for whoever writes next, or asks for the
history, does what a killed command left to do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from etl.loading.erasing import journaled
from etl.store import durable, failpoint, memory, sealing, uploads
from etl.store.records import Upload
from etl.warehouse import builds, pointer
from etl.warehouse.builds import Build

JOURNAL = "commit.json"
DAMAGED = "commit.damaged"


@dataclass(frozen=True)
class Step:
    """What comes into force at once: uploads by their numbers, and what is to be remembered.

    `erasure` says what takes the place of what (`etl.loading.erasing.journaled`).
    """

    by: str
    placed: Sequence[int] = ()
    withdrawn: Sequence[int] = ()
    reinstated: Sequence[int] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    mappings: Sequence[Mapping[str, object]] = ()
    erasure: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Done:
    """The build in force, and the names of what could not be done besides."""

    build: Build | None
    failed: tuple[str, ...] = ()


def commit(data: Path, step: Step, drawn: Path | None, drafts: Sequence[Upload] = ()) -> Done:
    """Put drafted uploads, turns and a drafted build into force; raises OSError.

    Only the holder of the writer's lock may call this.
    """
    for upload in drafts:
        durable.sync_tree(upload.folder)
        failpoint.reach("upload.synced")
    if drafts:
        durable.sync(drafts[0].folder.parent)
    build = builds.place(drawn) if drawn else None
    facts = {"schema": 1, **asdict(step), "at": uploads.now(), "build": None}
    if build:
        facts["build"] = {"build": build.number, "file": build.path.name, "sha256": build.sha256}
    failpoint.reach("journal.write")
    sealing.write(data / JOURNAL, facts)
    failpoint.reach("journal.written")
    return replay(data)


def is_pending(data: Path) -> bool:
    """Whether a killed command left something to do."""
    return (data / JOURNAL).exists()


def is_erasing(data: Path) -> bool:
    """Whether an erasure is decided and not yet done, so that nothing there is as it should be."""
    try:
        return bool(sealing.read(data / JOURNAL).get("erasure"))
    except (OSError, ValueError):
        return False


def replay(data: Path) -> Done:
    """Do what the journal says, as far as it is not done; as `commit`, and harmless without one."""
    journal = data / JOURNAL
    if not journal.exists():
        return Done(builds.current(data))
    try:
        said: dict[str, Any] = sealing.read(journal)
    except ValueError:  # the disk lost it, and nobody was told that it is in force
        durable.rename(journal, data / DAMAGED)
        return Done(builds.current(data))
    erasure: Mapping[str, Any] = said.get("erasure") or {}
    _move(data, said, erasure)
    before, build = builds.current(data), _build(data, said["build"])
    # What is erased must not come back by a sentence on what is other than before.
    older = None if before == build or erasure else before
    failed: list[str] = []
    if build and pointer.is_sound(build):
        if pointer.named(data) != build:
            pointer.move(build)
        failpoint.reach("pointer.moved")
        failed += builds.settle(older, build)
    failed += _remember(data, said)
    if erasure:
        journaled.end(data, erasure)
    failed += _forget(journal)
    return Done(builds.current(data), tuple(failed))


def _move(data: Path, said: Mapping[str, Any], erasure: Mapping[str, Any]) -> None:
    """Put uploads into their places and out of force, and what was erased into its place."""
    for number in said["placed"]:
        uploads.place(data, number)
        failpoint.reach("upload.placed")
    for number in said["withdrawn"]:
        uploads.withdraw(uploads.folder(data, number), said["by"], said["at"])
        failpoint.reach("upload.withdrawn")
    for number in said["reinstated"]:
        uploads.reinstate(uploads.folder(data, number), said["by"], said["at"])
        failpoint.reach("upload.reinstated")
    if erasure:
        journaled.swap(data, erasure)


def _build(data: Path, said: Mapping[str, Any] | None) -> Build | None:
    if said is None:
        return None
    return Build(said["build"], data / "builds" / said["file"], said["sha256"])


def _remember(data: Path, said: Mapping[str, Any]) -> list[str]:
    try:
        failpoint.reach("memory.kept")
        memory.remember(data, said["headers"])
        memory.remember_mappings(data, said["mappings"], said["at"])
    except (OSError, ValueError):  # no figure needs it: it is asked for once more
        return ["memory"]
    return []


def _forget(journal: Path) -> list[str]:
    """All is in force by now: a journal that stays is done once more, which changes nothing."""
    try:
        failpoint.reach("journal.done")
        journal.unlink()
        durable.sync(journal.parent)
    except OSError:
        return ["journal"]
    return []
