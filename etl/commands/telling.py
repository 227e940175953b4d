"""What `erase` says: where texts stand, what came of it, and why it did nothing."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from etl.commands import output
from etl.loading.manifests import BackupError
from etl.warehouse.builds import CheckError
from etl.words import Say, mark, translation

if TYPE_CHECKING:  # it brings pyarrow, which no other command waits for
    from etl.loading.erasing.run import Erased, StuckError

NOTHING = mark("None of the texts stands anywhere that the board keeps.")
FOUND = mark("{places} places in {files} files hold a text.")
MANY = mark("  … and {count} more; --json lists them all.")
CHANGES = mark(
    "Written anew: {changed} files and folders. Removed: builds {removed}. Kept under a new number:"
    " builds {kept}. Decks: {decks}."
)
REPLACED = mark("The original is replaced as a whole, its rows stay: {file}")
ERASED = mark(
    "Erased: {places} places in {files} files, as {marks}; build {build} is in force. Restart the"
    " board: what it has in memory is from before."
)
SPREAD = mark("Backups written anew: {erased}; without a text: {clean}.")
NO_BACKUPS = mark(
    "Backups still hold what was erased: run it again with `--backups FOLDER`, or delete them."
)
STUCK_BACKUP = mark(
    "{file} cannot be written anew: it is damaged, or a file in it cannot be changed. Delete it, or"
    " run it again with --whole-original."
)
NO_BACKUP = mark("Not looked into, for it is no backup: {file}")
STUCK = mark("Nothing was erased: a text cannot be taken out of these files.")
OFFER = mark(
    "Run it again with --whole-original: originals among them are replaced by a note, their rows"
    " stay without the texts. Move other files out of the data folder, or mend them as `verify`"
    " says."
)
CLOSED = mark("Not searched, for a password protects it (--password-stdin): {file}")
UNREAD = mark("Not searched, for it is a picture, a macro or packed otherwise: {file}")
FOREIGN = mark("{file} holds a text and is not the board's: look after it yourself.")
KEPT = mark("The audit in {file} holds a text: it is only added to, and keeps it.")
CLOSED_ACCOUNTS = mark(
    "Accounts that are closed, with the mark for a name, and signed out: {accounts}."
)
ADMINS = mark(
    "Nothing was erased: it would close the only account of an admin. Make somebody else an admin"
    " first."
)
SAID = mark("Say who erases and why without the texts: both are kept.")
SHORT = mark(
    "Text {place} is too short, or a part of the mark: at least {least} characters, {ascii} of"
    " plain letters and digits."
)
FIGURES = mark(
    "Nothing was erased: without the texts these tables would say otherwise: {tables}. A text there"
    " is what rows are known by. Erase a longer one, or run it again with --figures-may-change."
)
CHECKS = mark("Nothing was erased: without the texts the rows make no board.")
SHOWN = 20  # places that are told to a person


def refusal(error: Exception, say: Say) -> str:
    """Why nothing was erased, as a sentence."""
    from etl.loading.erasing.run import AdminsError, FiguresError, SaidError
    from etl.loading.erasing.wanted import LEAST, LEAST_ASCII, TextError

    if isinstance(error, TextError):
        return say(SHORT).format(place=error.place, least=LEAST, ascii=LEAST_ASCII)
    if isinstance(error, FiguresError):
        return say(FIGURES).format(tables="、".join(error.tables))
    if isinstance(error, AdminsError):
        return say(ADMINS)
    if isinstance(error, BackupError):
        return error.sentence(say)
    assert isinstance(error, SaidError)
    return say(SAID)


def stuck(chosen: argparse.Namespace, error: "StuckError") -> int:
    """Say from which files no text can be taken; returns the exit code."""
    say = translation(chosen.lang)
    lines = [say(STUCK), *_listed(error.plan.stuck), say(OFFER)]
    content = {"message": lines[0], "stuck": error.plan.stuck, "advice": lines[-1]}
    output.show(chosen, content, "\n".join(lines))
    return 1


def faulty(chosen: argparse.Namespace, error: CheckError) -> int:
    """Say why the rows would make no board; returns the exit code."""
    say = translation(chosen.lang)
    faults = error.entries(say)
    lines = [say(CHECKS), *("  " + "  ".join(filter(None, one.values())) for one in faults)]
    output.show(chosen, {"message": lines[0], "checks": faults}, "\n".join(lines))
    return 1


def preview(chosen: argparse.Namespace, found: "Erased") -> int:
    """Where the texts stand and what would be written anew; never what stands there."""
    say = translation(chosen.lang)
    plan = found.plan
    places = [say(FOUND).format(places=len(plan.places), files=plan.files)]
    places += [f"  {one.file}  {one.sheet}  {one.cell}".rstrip() for one in plan.places[:SHOWN]]
    if len(plan.places) > SHOWN:
        places.append(say(MANY).format(count=len(plan.places) - SHOWN))
    lines = [say(NOTHING)] if found.is_empty else places
    lines += [_changes(found, say)] if not found.is_empty else []
    if plan.stuck:
        lines += [say(STUCK), *_listed(plan.stuck), say(OFFER)]
    content = {
        "places": [asdict(one) for one in plan.places],
        "changed": [name for _, name in plan.swaps],
        "removed_builds": plan.removed,
        "kept_builds": sorted(plan.builds),
        "decks": plan.in_decks,
        "accounts": plan.closed_accounts,
        "stuck": plan.stuck,
        "backups": asdict(found.backups),
    }
    beside = _beside(chosen, found, say)
    output.show(chosen, {**content, "notices": beside}, "\n".join([*lines, *beside]))
    return 1 if plan.stuck else 0


def _changes(found: "Erased", say: Say) -> str:
    plan = found.plan
    return say(CHANGES).format(
        changed=len(plan.swaps),
        removed=_numbers(plan.removed),
        kept=_numbers(sorted(plan.builds)),
        decks=plan.in_decks,
    )


def done(chosen: argparse.Namespace, erased: "Erased") -> int:
    """What was erased; returns the exit code."""
    say = translation(chosen.lang)
    beside = _beside(chosen, erased, say)
    if erased.erasure is None:
        output.show(
            chosen, {"erasure": None, "notices": beside}, "\n".join([say(NOTHING), *beside])
        )
        return 0
    own = erased.erasure
    marks = "、".join(own.marks)
    chosen.noted = f"{own.name}: {own.places} places, {own.files} files, {marks}"
    sentence = say(ERASED).format(
        places=own.places, files=own.files, marks=marks, build=erased.build or "-"
    )
    content = {"erasure": asdict(own), "build": erased.build, "message": sentence}
    output.show(chosen, {**content, "notices": beside}, "\n".join([sentence, *beside]))
    return 1 if erased.backups.stuck else 0


def _beside(chosen: argparse.Namespace, found: "Erased", say: Say) -> list[str]:
    """What else there is to know: backups, and what was not or could not be searched."""
    plan, backups = found.plan, found.backups
    lines = [say(REPLACED).format(file=name) for name in plan.replaced]
    if plan.closed_accounts:
        lines.append(say(CLOSED_ACCOUNTS).format(accounts=_names(plan.closed_accounts)))
    if plan.ends_admins and chosen.dry_run:
        lines.append(say(ADMINS))
    if chosen.backups:
        erased, clean = (_names(names) for names in (backups.erased, backups.clean))
        lines.append(say(SPREAD).format(erased=erased, clean=clean))
    elif not found.is_empty:
        lines.append(say(NO_BACKUPS))
    parts: Sequence[tuple[str, Sequence[str]]] = (
        (STUCK_BACKUP, backups.stuck),
        (NO_BACKUP, backups.others),
        (CLOSED, plan.closed),
        (UNREAD, plan.unread),
        (FOREIGN, plan.foreign),
        (KEPT, [*plan.kept, *([_names(backups.erased)] if backups.kept else [])]),
    )
    for kind, names in parts:
        lines += [say(kind).format(file=name) for name in names[:SHOWN]]
        lines += [say(MANY).format(count=len(names) - SHOWN)] if len(names) > SHOWN else []
    return lines


def _listed(names: Sequence[str]) -> list[str]:
    return [f"  {name}" for name in names]


def _numbers(numbers: Sequence[int]) -> str:
    return "、".join(map(str, numbers)) or "—"


def _names(names: Sequence[str]) -> str:
    return "、".join(names) or "—"
