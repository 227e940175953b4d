"""An erasure from the question to the end: looked through, planned, decided at once, then done.

Up to the journal nothing counts and all of it can be taken back. From there on whoever writes next
does the rest, but for the backups: the same command, run again, goes on with those.
"""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from etl.loading import committing, loading, room
from etl.loading.drafting import silent
from etl.loading.erasing import archives, databases, journaled, kept_builds, ledger, staging
from etl.loading.erasing.archives import Backups
from etl.loading.erasing.ledger import Erasure
from etl.loading.erasing.plan import NEW, How, Plan
from etl.loading.erasing.wanted import Wanted
from etl.store import durable, failpoint, uploads
from etl.store.records import Upload
from etl.warehouse import builds, comparing

# What an upload is known by, which is another when its files are.
_OF_FILES = ("raw.uploads", "raw.files", "marts.uploads")


class SaidError(Exception):
    """Who erases, or why, is said with one of the texts, and would be kept."""


class StuckError(Exception):
    """Files from which a text cannot be taken; nothing was changed."""

    def __init__(self, plan: Plan) -> None:
        """Keep what was found for whoever tells the user."""
        super().__init__(f"{len(plan.stuck)} files")
        self.plan = plan


class AdminsError(Exception):
    """The accounts that would be closed are all that can look after the others."""


class FiguresError(Exception):
    """Tables of the board that would be others, beyond the texts; nothing was changed."""

    def __init__(self, tables: Sequence[str]) -> None:
        """Keep their names for whoever tells the user."""
        super().__init__(" ".join(tables))
        self.tables = tuple(tables)


@dataclass(frozen=True)
class Asked:
    """What is to be erased, by whom, and why.

    `whole` replaces originals that cannot be changed; `backups` is a folder of them; with
    `changes_figures` the board may say otherwise afterwards.
    """

    texts: Sequence[str]
    by: str
    remark: str
    whole: bool = False
    changes_figures: bool = False
    password: str | None = None
    backups: Path | None = None


@dataclass(frozen=True)
class Erased:
    """What was found, or would be, and what came of it; no `erasure` when there was nothing.

    `build` is the number of the build in force afterwards.
    """

    plan: Plan
    backups: Backups
    erasure: Erasure | None
    build: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether no file of the board and of the backups holds a text."""
        return self.plan.is_empty and not self.backups.erased and not self.backups.stuck


def preview(data: Path, asked: Asked) -> Erased:
    """Look through everything, changing nothing; raises TextError, SaidError and OSError."""
    with tempfile.TemporaryDirectory() as folder:
        how = _how(data, asked)
        plan = staging.stage(data, Path(folder), how)
        found = _backups(asked, Path(folder), how, is_trial=True)
    return Erased(plan, found, None)


def erase(data: Path, asked: Asked, tell: Callable[[str], None] = silent) -> Erased:
    """Erase for good. Raises as `preview`, StuckError, AdminsError, FiguresError, CheckError,
    and RoomError."""
    with loading.writing(data, tell):
        how = _how(data, asked)
        place = data / journaled.ROOM
        room.check_erasure(data)
        try:
            plan = staging.stage(data, place, how)
            if plan.stuck:
                raise StuckError(plan)
            if plan.ends_admins:
                raise AdminsError
            if plan.is_empty:
                how = _resumed(data, asked, how)
            erasure = _counted(plan, how, asked)
            if not plan.is_empty:
                _commit(data, plan, erasure, asked, tell)
            return _spread(data, Erased(plan, Backups(), erasure), asked, how)
        finally:
            if not committing.is_pending(data):  # else it is decided, and needs what lies there
                journaled.clear(data)


def _how(data: Path, asked: Asked) -> How:
    erasure, first = ledger.following(data, uploads.now(), asked.by, asked.remark)
    wanted = Wanted.of(asked.texts, first)
    if wanted.is_in(asked.by) or wanted.is_in(asked.remark):
        raise SaidError
    return How(wanted, erasure, asked.whole, asked.password)


def _resumed(data: Path, asked: Asked, how: How) -> How:
    """The erasure that is left to reach the backups, where the data folder is done with.

    Nobody keeps the texts by which it could be told for sure. With texts that still stand in the
    data folder it is another one, and gets marks of its own.
    """
    found = ledger.unfinished(data, len(asked.texts))
    if found is None or asked.backups is None:
        return how
    return replace(how, wanted=Wanted.of(asked.texts, found[1]), erasure=found[0])


def _backups(asked: Asked, place: Path, how: How, *, is_trial: bool) -> Backups:
    if asked.backups is None:
        return Backups()
    return archives.erase_all(asked.backups, place, how, is_trial=is_trial)


def _counted(plan: Plan, how: How, asked: Asked) -> Erasure:
    """The erasure with what was found; it is done when no backup has to follow."""
    gone = {int(Path(name).stem) for name in plan.gone if name.endswith(".duckdb")}
    own = how.erasure
    now = replace(
        own,
        by=asked.by,
        remark=asked.remark,
        marks=how.wanted.marks,
        places=len(plan.places),
        files=plan.files,
        uploads=tuple(sorted(plan.uploads)),
        builds=tuple(sorted(gone | plan.builds.keys())),
        is_done=asked.backups is None,
    )
    return ledger.added(own, now) if own.marks else now


def _commit(
    data: Path, plan: Plan, erasure: Erasure, asked: Asked, tell: Callable[[str], None]
) -> None:
    tell("building")
    kept_builds.copy_all(plan, data)
    drawn = _drawn(data, plan, asked) if plan.needs_build else None
    ledger.write(plan.room / NEW, erasure)
    plan.swap(plan.room / NEW / erasure.name, erasure.name)
    durable.sync_tree(plan.room)
    failpoint.reach("erase.staged")
    tell("publishing")
    facts = {
        "swaps": [list(pair) for pair in plan.swaps],
        "gone": plan.gone,
        "texts": list(plan.how.wanted.texts),
        "marks": list(plan.how.wanted.marks),
        "builds": {str(old): new for old, new in plan.builds.items()},
        "access": plan.access,
        "by": asked.by,
    }
    committing.commit(data, committing.Step(asked.by, erasure=facts), drawn)


def _drawn(data: Path, plan: Plan, asked: Asked) -> Path:
    """The build of the uploads as they will be; raises CheckError and FiguresError.

    It is held against one of the uploads as they are, with the marks put into it: no figure may be
    another, and no row may be lost because two of them are known by one name now.
    """
    at = uploads.now()
    number = max([builds.last_number(data), *plan.builds.values()]) + 1
    in_force = uploads.in_force(data)
    if not asked.changes_figures:
        before = builds.draft(plan.room / "before", in_force, at)
        marked = plan.room / "before" / "marked.duckdb"
        databases.copy(before, marked, plan.how.wanted, number)
    drawn = builds.draft(data, [_now(plan, upload) for upload in in_force], at, number)
    if not asked.changes_figures:
        _, differing = comparing.compare(marked, drawn)
        if others := [table for table in differing if table not in _OF_FILES]:
            drawn.unlink()
            raise FiguresError(others)
    return drawn


def _now(plan: Plan, upload: Upload) -> Upload:
    """An upload as the plan has it, or as it is."""
    made = plan.uploads.get(upload.number)
    if made is None:
        return upload
    return replace(made, folder=plan.room / NEW / "uploads" / made.folder.name)


def _spread(data: Path, done: Erased, asked: Asked, how: How) -> Erased:
    """Erase the backups, and note that all is done; what went before stays noted as begun."""
    build = builds.current(data)
    number = build.number if build else None
    erasure = done.erasure
    if asked.backups is None or erasure is None:
        return replace(done, build=number, erasure=None if done.is_empty else erasure)
    whole = replace(how, erasure=erasure)
    place = data / journaled.ROOM
    is_known = not done.plan.is_empty or bool(
        how.erasure.marks
    )  # else nothing says yet that these marks are taken
    if not is_known and _backups(asked, place, whole, is_trial=True).erased:
        ledger.write(data, erasure)
    found = _backups(asked, place, whole, is_trial=False)
    text = replace(done, backups=found, build=number)
    if text.is_empty and not how.erasure.marks:
        return replace(text, erasure=None)
    erasure = replace(
        erasure,
        backups=tuple(sorted({*erasure.backups, *found.erased})),
        is_done=not found.stuck,
    )
    ledger.write(data, erasure)
    return replace(text, erasure=erasure)
