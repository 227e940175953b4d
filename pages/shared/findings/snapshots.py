"""What is said of the boards that meetings saw."""

from collections.abc import Sequence

from pages.shared import words
from pages.shared.etl.snapshots import Snapshot
from pages.shared.words import translate as _


def kept(snapshots: Sequence[Snapshot]) -> tuple[str, str]:
    """How many boards are kept, and of which meeting the newest is; and what that is good for."""
    use = _("A snapshot keeps the whole board as a meeting saw it, whatever is loaded later.")
    if not snapshots:
        return _("No state of the board has been kept for a meeting yet"), use
    count = words.plural("{count} snapshot", "{count} snapshots", len(snapshots))
    return _("{count}, the newest of “{name}”", count=count, name=snapshots[0].name), use


def origin(snapshot: Snapshot) -> str:
    """Which build it is, and who kept it when."""
    return _(
        "Build {number} · kept by {by}, {at}",
        number=snapshot.build.number,
        by=snapshot.by,
        at=words.moment(snapshot.at),
    )


def banner(snapshot: Snapshot, as_of: str) -> str:
    """That not the present board is shown."""
    return _(
        "You see the board as “{name}” saw it: data as of {day}, build {number}",
        name=snapshot.name,
        day=as_of,
        number=snapshot.build.number,
    )


def withdrawn(files: Sequence[str]) -> str:
    """That some of what a snapshot shows was undone since; empty when nothing was."""
    if not files:
        return ""
    return _("It still holds what was undone since: {files}", files=words.join(files))


def gone(name: str) -> str:
    """That a link's snapshot is kept no more."""
    return _("There is no snapshot “{name}” any more: this is the present board.", name=name)


def damaged(builds: Sequence[int]) -> str:
    """Which names cannot be read, and what to do."""
    numbers = words.join(builds)
    return _(
        "The name of build {builds} is damaged. The build is kept; give it a name anew: "
        "python -m etl pin NAME --build NUMBER",
        builds=numbers,
    )
