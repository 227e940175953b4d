"""Everything in a data folder, or in what a backup holds, looked through and planned."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from audit import file as audited
from etl.loading.erasing import accounts, folders, kept_builds
from etl.loading.erasing.files import Place, Result
from etl.loading.erasing.journaled import DECKS, ROOM
from etl.loading.erasing.ledger import FOLDER as ERASURES
from etl.loading.erasing.plan import NEW, How, Plan
from etl.store import plain, submissions, uploads

_JOURNAL = "commit.json"
# Folders of which every file is the board's own and stands for itself.
_OWN = ("memory", "logs", "cache", "damaged", "sending", ERASURES)
_ACCESS = Path(audited.FILE)
_LOCKS = (".lock", "-wal", "-shm", "-journal")


def stage(data: Path, room: Path, how: How) -> Plan:
    """Plan the erasure of a data folder; writes below the room alone. Raises OSError."""
    plan = Plan(room, how)
    _uploads(plan, data)
    _submissions(plan, data)
    kept_builds.plan_all(plan, data)
    _decks(plan, data)
    for path in _files(data):
        top = path.relative_to(data).parts[0]
        if path.parent == data:
            _beside(plan, data, path)
        elif top in _OWN:
            plan.take(data, path)
        elif top not in ("uploads", submissions.FOLDER, "builds", DECKS, ROOM, "restoring"):
            found, _ = _searched(plan, path, data)
            plan.foreign += [found] if found else []
    in_force = {upload.number for upload in uploads.in_force(data)}
    plan.needs_build |= bool(in_force & plan.uploads.keys())
    return plan


def _uploads(plan: Plan, data: Path) -> None:
    sound = {upload.folder: upload for upload in uploads.everything(data)}
    for upload in sound.values():
        folders.upload(plan, data, upload)
    others = (path for path in _files(data / "uploads") if not {*path.parents} & {*sound})
    for path in others:  # damaged: it must be mended before anything can be taken out of it
        _stick(plan, data, path)


def _submissions(plan: Plan, data: Path) -> None:
    whole = [one for one in submissions.everything(data) if one.is_whole]
    for one in whole:
        folders.submission(plan, data, one)
    known = {one.folder for one in whole}
    for path in _files(data / submissions.FOLDER):
        if not {*path.parents} & known:
            _stick(plan, data, path)


def _decks(plan: Plan, data: Path) -> None:
    """Decks are written by the pages meanwhile, so they are erased where they lie, at the end.

    In a backup nobody writes to them.
    """
    for path in _files(data / DECKS):
        if path.name.endswith(_LOCKS):
            continue
        if not plan.how.renumbers:
            plan.take(data, path)
            continue
        found, _ = plan.look(path, path.relative_to(data).as_posix())
        is_deck = found.result is Result.ERASED and _is_document(path)
        plan.in_decks += is_deck
        if found.result is not Result.CLEAN and not is_deck:
            plan.stuck.append(plan.shown(path.relative_to(data).as_posix()))


def _is_document(path: Path) -> bool:
    try:
        return path.suffix == ".json" and bool(plain.content(path))
    except ValueError:
        return False


def _beside(plan: Plan, data: Path, path: Path) -> None:
    """A file that lies in the data folder itself."""
    name = path.name
    if name == _JOURNAL or name.endswith(_LOCKS):
        return
    if path.suffix == _ACCESS.suffix and name.startswith(_ACCESS.stem):
        _access(plan, path)
    else:
        plan.take(data, path)


def _access(plan: Plan, path: Path) -> None:
    """Accounts and audit: people sign in meanwhile, so they are erased where they lie, at the end.

    In a backup nobody writes to them. A damaged file that holds a text must be mended first.
    """
    name = path.name
    try:
        held = accounts.look(path, plan.how.wanted)
    except sqlite3.Error:
        plan.stuck += [name] if plan.how.wanted.is_in_bytes(path.read_bytes()) else []
        return
    plan.kept += [name] if held.is_audited else []
    plan.ends_admins |= held.ends_admins
    if held.is_empty:
        return
    plan.closed_accounts += held.closed
    plan.places += [Place(name, "accounts", one) for one in held.closed]
    plan.places += [Place(name, "accounts", f"unit {number}") for number in held.units]
    plan.places += [Place(name, "links", str(number)) for number in held.links]
    plan.places += [Place(name)] if held.is_freed else []
    if plan.how.renumbers:
        plan.access.append(name)
        return
    target = plan.room / NEW / name
    target.parent.mkdir(parents=True, exist_ok=True)
    accounts.copy(path, target, plan.how.wanted, plan.how.erasure.by)
    plan.swap(target, name)


def _stick(plan: Plan, data: Path, path: Path) -> None:
    name, _ = _searched(plan, path, data)
    if name:
        plan.places.append(Place(name))
        plan.stuck.append(name)


def _searched(plan: Plan, path: Path, data: Path) -> tuple[str, int]:
    """The name of a file if it holds a text, and in how many places."""
    before = len(plan.places)
    name = path.relative_to(data).as_posix()
    found, _ = plan.look(path, name)
    del plan.places[before:]
    is_held = found.result is not Result.CLEAN or plan.shown(name) != name
    return (plan.shown(name) if is_held else ""), len(found.places)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())
