"""Backups without the texts: each is taken apart, erased like a data folder, and written anew."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from etl.loading import checking, manifests, unpacking
from etl.loading.erasing import kept_builds, ledger, staging
from etl.loading.erasing.plan import How, Plan
from etl.loading.manifests import BackupError, Manifest
from etl.store import archive, durable, failpoint
from etl.store.archive import Part
from etl.store.records import RECORD


@dataclass
class Backups:
    """The backups of a folder: those written anew, those without a text, those that still hold it.

    `others` are files of the folder that are no backups.
    """

    erased: tuple[str, ...] = ()
    clean: tuple[str, ...] = ()
    stuck: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    places: int = 0
    kept: bool = False  # whether accounts or audit of one hold a text


def erase_all(folder: Path, room: Path, how: How, *, is_trial: bool = False) -> Backups:
    """Erase every backup of a folder, or only look; raises OSError."""
    found = Backups()
    for path in sorted(one for one in folder.iterdir() if one.is_file()):
        if path.name.startswith("."):
            continue
        try:
            unpacking.listed(path)
        except BackupError:
            found.others += (path.name,)
            continue
        try:
            _one(path, room / "backup", how, found, is_trial=is_trial)
        finally:
            shutil.rmtree(room / "backup", ignore_errors=True)
    return found


def _one(path: Path, room: Path, how: How, found: Backups, *, is_trial: bool) -> None:
    shutil.rmtree(room, ignore_errors=True)
    tree = room / "tree"
    tree.mkdir(parents=True)
    unpacked = unpacking.unpack(path, tree)
    plan = staging.stage(tree, room / "made", replace(how, renumbers=False))
    found.places += len(plan.places)
    found.kept = found.kept or bool(plan.kept)
    is_whole = unpacked.manifest is not None and not (unpacked.damaged or unpacked.is_cut)
    if plan.stuck or not is_whole:
        found.stuck += (path.name,)
    elif plan.is_empty and not how.wanted.is_in(str(unpacked.manifest)):
        found.clean += (path.name,)
    else:
        if not is_trial and unpacked.manifest is not None:
            _apply(plan, tree)
            _write(path, tree, unpacked.manifest, how)
        found.erased += (path.name,)


def _apply(plan: Plan, tree: Path) -> None:
    """Change what was unpacked, which nobody else sees."""
    kept_builds.copy_all(plan, tree)
    for made, name in plan.swaps:
        target = tree / name
        if target.is_dir():
            shutil.rmtree(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        (plan.room / made).replace(target)
    for name in plan.gone:
        (tree / name).unlink(missing_ok=True)


def _write(path: Path, tree: Path, manifest: Manifest, how: How) -> None:
    """Write a backup anew, look through it, and only then let it take the place of the old one."""
    ledger.write(tree, replace(how.erasure, is_done=True))
    parts = [*_parts(tree)]
    listed = manifests.renewed(manifest, parts, how.wanted.erased)
    draft = path.with_name(f".{path.name}.draft")
    try:
        archive.write(draft, [listed, *parts])
        durable.sync(draft)
        if not checking.check(draft).is_as_written:
            raise OSError(f"{path.name} is not what was written to it")
        failpoint.reach("erase.backup")
        durable.rename(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _parts(tree: Path) -> Iterator[Part]:
    """All files; of each upload its record last, as a backup has them."""

    def place(name: str) -> tuple[list[str], bool, str]:
        return name.split("/")[:2], name.endswith(f"/{RECORD}"), name

    names = (path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file())
    for name in sorted(names, key=place):
        yield Part(name, tree / name)
