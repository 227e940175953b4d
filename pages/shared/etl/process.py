"""The ETL as a process: pages ask, it answers in JSON. A page never imports it."""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from pages.shared import warehouse
from pages.shared.etl import child
from pages.shared.etl.answers import Answer, Confirmed, LeftAside, Said, TableKnown, Uploaded
from pages.shared.etl.child import Run
from pages.shared.words import translate as _

KEPT, NO_HEADER = "", "-"  # what a header may be confirmed to be, beside a header of the contract


def run(*arguments: str | Path, password: str = "", under: Run | None = None) -> Answer:
    """Run one command to its end; `under` follows and cancels it, `password` goes in by stdin."""
    code, out = child.ask(arguments, password, under)
    if under is not None and under.is_cancelled:
        message = _("Cancelled: nothing was changed.")
        return Answer(False, {"message": message, "is_cancelled": True})
    try:
        said: Said = json.loads(out)
    except ValueError:
        message = _("This stopped before it was done, and nothing was changed. Try it once more.")
        return Answer(False, {"message": message})
    return Answer(code == 0, said)


def history() -> list[Uploaded]:
    """Every upload, the newest first, withdrawn ones included."""
    return listed()[0]


def listed() -> tuple[list[Uploaded], list[LeftAside]]:
    """The same, and what lies beside the uploads and is not counted."""
    _code, out = child.ask(["history"])
    lines = [json.loads(line) for line in out.splitlines()]
    uploads = [line for line in reversed(lines) if "left_aside" not in line]
    return uploads, [line for line in lines if "left_aside" in line]


@lru_cache(maxsize=1)
def tables() -> tuple[TableKnown, ...]:
    """The tables of the contract, which changes with the code only."""
    _code, out = child.ask(["tables"])
    return tuple(json.loads(line) for line in out.splitlines())


def confirmed() -> list[Confirmed]:
    """Every header that somebody confirmed."""
    _code, out = child.ask(["memory"])
    return [json.loads(line) for line in out.splitlines()]


def forget(keys: Sequence[str]) -> None:
    """Forget headers that were confirmed."""
    child.ask(["memory", "--forget", *keys])


def original(upload: Uploaded) -> Path:
    """Where the file of an upload lies, as it came."""
    return warehouse.data_folder() / "uploads" / f"{upload['upload']:06d}" / upload["file"]
