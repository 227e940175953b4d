"""The audit as the gate and the pages write and read it, in the file of the accounts."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from audit import chain
from audit.chain import BEGUN, DONE, FAILED, LOCAL, REFUSED, Checked, Event, add
from pages.shared import words
from pages.shared.access.store import Store
from pages.shared.words import translate as _

__all__ = [
    "BEGUN",
    "DONE",
    "FAILED",
    "LOCAL",
    "REFUSED",
    "Checked",
    "Event",
    "add",
    "check",
    "faults",
    "last_entered",
    "listed",
    "look_again",
    "looked_through",
    "note",
    "people_and_actions",
    "sentence",
]
SHOWN = 500  # rows of one look
LONG, AGE = 20_000, 600.0  # rows that take a third of a second to check; seconds
_looked: dict[Path, tuple[Checked, float]] = {}


def note(
    store: Store, who: str, action: str, object: str = "", result: str = DONE, place: str = LOCAL
) -> None:
    """Add a row; raises sqlite3.Error when it cannot be kept."""
    with store.writing() as kept:
        add(kept, store.now(), who, action, object, result, place)


def listed(store: Store, count: int = SHOWN, who: str = "", action: str = "") -> Sequence[Event]:
    """The newest rows, the newest first; of one person or one action, where it is said."""
    with store.reading() as kept:
        return chain.listed(kept, count, who, action)


def people_and_actions(store: Store) -> tuple[list[str], list[str]]:
    """Everybody and every action that the audit names."""
    with store.reading() as kept:
        people = kept.execute("select distinct who from audit order by who").fetchall()
        actions = kept.execute("select distinct action from audit order by action").fetchall()
    return [row[0] for row in people], [row[0] for row in actions]


def last_entered(store: Store) -> dict[str, str]:
    """When each account signed in last, by its name; an instant in UTC."""
    with store.reading() as kept:
        return dict(_pairs(kept))


def check(store: Store, known: tuple[int, str] | None = None) -> Checked:
    """Whether every row is as it was written; `known` is a row's number and its noted seal."""
    with store.reading() as kept:
        return chain.check(kept, known)


def looked_through(store: Store) -> tuple[Checked, float]:
    """What the last check found, and when in seconds since 1970; a long audit is not checked anew
    for every look at a page."""
    known = _looked.get(store.path)
    is_fresh = known is not None and store.now() < known[1] + AGE and known[0].rows >= LONG
    if known is None or not is_fresh:
        known = (check(store), store.now())
        _looked[store.path] = known
    return known


def look_again(store: Store) -> None:
    """Have the next look check all of it."""
    _looked.pop(store.path, None)


def sentence(found: Checked) -> str:
    """What a check found, in the language of the moment."""
    if found.wrong:
        rows = words.join([*map(str, found.wrong[:10]), *["…"][: len(found.wrong) > 10]])
        return _("The audit was changed or is not whole at row {rows}.", rows=rows)
    if not found.rows:
        return _("The audit has no rows yet.")
    return _(
        "The audit is whole: {count} rows; the last one and its seal: {seal}",
        count=found.rows,
        seal=f"{found.rows}:{found.seal[:12]}",
    )


def faults(store: Store) -> tuple[int, list[int]]:
    """How many rows there are, and the number of each row that was edited or is missing."""
    found = check(store)
    return found.rows, list(found.wrong)


def _pairs(kept: sqlite3.Connection) -> Sequence[tuple[str, str]]:
    entered = "select who, max(at) from audit where action = 'sign_in' and result = 'done'"
    return [(row[0], row[1]) for row in kept.execute(f"{entered} group by who")]
