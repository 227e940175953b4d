"""The rows of the audit and the chain that seals them. Rows are added, never changed.

Each row is sealed with the seal of the row before it, and the last seal is kept once more beside
them: a row that was edited, taken out or put in breaks the chain where it stands. Whoever may write
the file may write a whole new chain; a seal that was noted elsewhere finds that out.
"""

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime

BEGUN, DONE, REFUSED, FAILED = "begun", "done", "refused", "failed"
LOCAL = "local"  # the place of what was done at the machine itself, where nobody proves his name
SCHEMA = """
create table if not exists audit (
    id integer primary key, at text not null, who text not null, place text not null,
    action text not null, object text not null, result text not null, seal text not null
);
create table if not exists audit_end (
    only integer primary key check (only = 1), rows integer not null, seal text not null
);
create trigger if not exists audit_stays before update on audit
begin select raise(abort, 'the audit is only added to'); end;
create trigger if not exists audit_keeps before delete on audit
begin select raise(abort, 'the audit is only added to'); end;
"""
PUT = """
insert into audit (id, at, who, place, action, object, result, seal)
values (?, ?, ?, ?, ?, ?, ?, ?)
"""
NEWEST = """
select at, who, place, action, object, result from audit
where (:who = '' or who = :who) and (:action = '' or action = :action)
order by id desc limit :count
"""
ALL = "select id, at, who, place, action, object, result, seal from audit order by id"


@dataclass(frozen=True)
class Event:
    """One row: `at` is an instant in UTC, `place` the address it came from, or LOCAL.

    `who` is an account's name; at the machine itself `local`, or `local:` and a name that is said.
    """

    at: str
    who: str
    place: str
    action: str
    object: str
    result: str


@dataclass(frozen=True)
class Checked:
    """How many rows there are, the numbers of those that were edited or are missing, the last seal.

    One after a missing or an added row is not named again.
    """

    rows: int
    wrong: tuple[int, ...]
    seal: str


def add(
    kept: sqlite3.Connection,
    now: float,
    who: str,
    action: str,
    object: str = "",
    result: str = DONE,
    place: str = LOCAL,
) -> None:
    """Add a row at `now`, in seconds since 1970, within the transaction of what it tells of.

    Raises sqlite3.Error.
    """
    at = datetime.fromtimestamp(now, UTC).isoformat(timespec="milliseconds")
    event = Event(at, _plain(who, 200), place, action, _plain(object, 500), result)
    rows, before = _end(kept)
    seal = _seal(before, rows + 1, event)
    kept.execute(PUT, (rows + 1, *astuple(event), seal))
    kept.execute("insert or replace into audit_end values (1, ?, ?)", (rows + 1, seal))


def listed(
    kept: sqlite3.Connection, count: int, who: str = "", action: str = ""
) -> Sequence[Event]:
    """The newest rows, the newest first; those of one person or of one action, where it is said."""
    given = {"count": count, "who": who, "action": action}
    return [Event(*row) for row in kept.execute(NEWEST, given)]


def check(kept: sqlite3.Connection, known: tuple[int, str] | None = None) -> Checked:
    """Whether every row is as it was written; `known` is a row's number and its noted seal."""
    wrong: list[int] = []
    before, number = "", 0
    for row in kept.execute(ALL):
        wrong += range(number + 1, row[0])
        is_next = row[0] == number + 1
        number = row[0]
        is_known = known is None or known[0] != number or row[7].startswith(known[1])
        if (is_next and _seal(before, number, Event(*row[1:7])) != row[7]) or not is_known:
            wrong.append(number)
        before = row[7]
    rows, seal = _end(kept)
    wrong += range(number + 1, max(rows, known[0] if known else 0) + 1)
    if not wrong and (rows, seal) != (number, before):
        wrong.append(number)
    return Checked(number, tuple(wrong), before)


def _end(kept: sqlite3.Connection) -> tuple[int, str]:
    last = kept.execute("select rows, seal from audit_end").fetchone()
    return (last[0], last[1]) if last else (0, "")


def _plain(text: str, longest: int) -> str:
    """A text that can be kept and shown: whole characters, none that steers a screen."""
    sound = text.encode("utf-8", "replace").decode()
    return "".join(sign if sign.isprintable() else " " for sign in sound)[:longest]


def _seal(before: str, number: int, event: Event) -> str:
    text = json.dumps([before, number, *astuple(event)], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
