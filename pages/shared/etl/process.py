"""The ETL as a process: pages ask, it answers in JSON. A page never imports it."""

import json
import logging
from collections.abc import Sequence
from contextlib import nullcontext
from functools import lru_cache
from itertools import takewhile
from pathlib import Path

from pages.shared import warehouse
from pages.shared.access import person
from pages.shared.etl import child, finishing, own
from pages.shared.etl.answers import Answer, Confirmed, LeftAside, Said, TableKnown, Uploaded
from pages.shared.etl.child import Run
from pages.shared.warehouse import Build, BuildError
from pages.shared.words import translate as _
from runtime import metrics

LOG = logging.getLogger(__name__)
CHANGING = frozenset(("load", "withdraw", "reinstate", "pin", "unpin", "forget", "reread"))
CHANGING |= frozenset(("submit", "release", "check", "return", "recall"))
BUILDING = frozenset(("load", "withdraw", "reinstate", "reread", "release", "build"))
KEPT, NO_HEADER = "", "-"  # what a header may be confirmed to be, beside a header of the contract


def run(*arguments: str | Path, password: str = "", under: Run | None = None) -> Answer:
    """Run one command to its end; `under` follows and cancels it, `password` goes in by stdin."""
    is_trial, action = "--dry-run" in arguments, _action(arguments)
    try:
        name = person.require(action, _object(arguments))
    except person.RightError as refused:
        return Answer(False, {"message": str(refused)})
    if why := own.hindrance(arguments, history):
        person.note_refusal(action, _object(arguments))
        return Answer(False, {"message": why})
    is_change, before = not is_trial and action in CHANGING, _build()
    if is_change:  # one that was killed has begun and has no end
        person.note(action, _object(arguments), is_begun=True)
    with metrics.TURNS.timed() if is_change else nullcontext():
        code, out = child.ask([*signed(arguments, name), *own.limit(arguments)], password, under)
    if is_change:
        person.note(action, _object(arguments), is_done=code == 0)
    if under is not None and under.is_cancelled:
        message = _("Cancelled: nothing was changed.")
        return Answer(False, {"message": message, "is_cancelled": True})
    try:
        record: Said = json.loads(out)
    except ValueError:
        finishing.finish()  # it may have decided before it was ended
        is_kept = is_trial or (action in BUILDING and _build() == before)
        if is_kept and not finishing.is_pending():
            message = _("This stopped before it was done; nothing was changed. Try it once more.")
        else:
            message = _("This was ended before it could answer; the history says if it counts.")
        return Answer(False, {"message": message})
    _log(action, record)
    return own.told(Answer(code == 0, record))


def _log(action: str, said: Said) -> None:
    """Put into the log that somebody did not get the digest, or the disk took not all.

    The sentences repeat words of other services, so that the log only counts them.
    """
    if count := len(said.get("notices", [])):
        LOG.warning("etl %s: %s notices, of receivers or of the disk", action, count)


def _build() -> Build | None:
    """The build that is shown; None where none can be."""
    try:
        return warehouse.current_build()
    except BuildError:
        return None


def signed(arguments: Sequence[str | Path], name: str) -> list[str | Path]:
    """The arguments, signed with the name of the account where there is one."""
    given = list(arguments)
    if name and "--by" in given:
        given[given.index("--by") + 1] = name
    return given


def _action(arguments: Sequence[str | Path]) -> str:
    """The right that a command asks for: to try a load takes no more than to hand it in."""
    is_mild = arguments[0] == "load" and ("--submit" in arguments or "--dry-run" in arguments)
    return "submit" if is_mild else str(arguments[0])


def _object(arguments: Sequence[str | Path]) -> str:
    """What the audit says a command was about: numbers and names of files, no option."""
    named = takewhile(lambda word: not str(word).startswith("--"), arguments[1:])
    return " ".join(Path(word).name for word in named)


def history() -> list[Uploaded]:
    """Every upload that the reader may see, the newest first, withdrawn ones included."""
    return listed()[0]


def listed() -> tuple[list[Uploaded], list[LeftAside]]:
    """The same, and what lies beside the uploads and is not counted: whoever is limited to a unit
    is told nothing of that, for it names files of others."""
    out = _asked("history")
    lines = [json.loads(line) for line in out.splitlines()]
    uploads = [line for line in reversed(lines) if "left_aside" not in line]
    aside = [line for line in lines if "left_aside" in line]
    return own.seen(uploads), aside if person.own_unit() is None else []


@lru_cache(maxsize=1)
def tables() -> tuple[TableKnown, ...]:
    """The tables of the contract, which changes with the code only."""
    out = _asked("tables")
    return tuple(json.loads(line) for line in out.splitlines())


def confirmed() -> list[Confirmed]:
    """Every header that somebody confirmed."""
    out = _asked("memory")
    return [json.loads(line) for line in out.splitlines()]


def forget(keys: Sequence[str]) -> None:
    """Forget headers that were confirmed; raises RightError."""
    person.require("forget", " ".join(keys))
    code, _out = child.ask(["memory", "--forget", *keys])
    person.note("forget", " ".join(keys), is_done=code == 0)


def _asked(verb: str) -> str:
    """What a command prints that only reads; raises RightError."""
    person.require(verb)
    _code, out = child.ask([verb])
    return out


def original(upload: Uploaded) -> Path:
    """Where the file of an upload lies, as it came; raises RightError on another unit's."""
    if not own.seen([upload]):
        raise person.refused("history", upload["file"])
    return warehouse.data_folder() / "uploads" / f"{upload['upload']:06d}" / upload["file"]
