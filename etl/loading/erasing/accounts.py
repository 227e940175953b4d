"""Accounts whose name holds a text, and their links with the office's provider.

Such an account is closed: it has the mark for a name, no password, no session and no link, and is
locked. Its row stays, for the uploads that it made carry the same mark, and its number must never
be another person's. The audit beside it in the same file is only added to.
"""

import hashlib
import shutil
import sqlite3
import time
import unicodedata
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audit import chain, file
from etl.loading.erasing.wanted import Wanted

# What names somebody, by its table; each row begins with the number of an account.
_NAMES = {
    "accounts": "select id, name from accounts",
    "links": "select account, name from links union all"
    " select account, subject from links where subject is not null",
}
_UNITS = "select id, unit from accounts where unit is not null"
_END_LINKED = "delete from sessions where account = ? and is_oidc = 1"
_CLOSE = "update accounts set name = ?, hash = null, previous = '[]', is_locked = 1 where id = ?"
_ADMINS = "select id from accounts where role = 'admin' and is_locked = 0 and hash is not null"


@dataclass(frozen=True)
class Held:
    """What of one file holds a text.

    `closed` are the names that accounts get, `links` and `units` the numbers of accounts whose link
    goes and whose limit to a unit is written otherwise. `is_freed` where a text stands in room that
    the file has freed, `is_audited` where the audit holds one, and `ends_admins` where no admin
    would be left.
    """

    closed: tuple[str, ...] = ()
    links: tuple[int, ...] = ()
    units: tuple[int, ...] = ()
    is_freed: bool = False
    is_audited: bool = False
    ends_admins: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to erase."""
        return not (self.closed or self.links or self.units or self.is_freed)


def look(path: Path, wanted: Wanted) -> Held:
    """What of the file holds a text, changing nothing; raises sqlite3.Error when it is damaged."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as kept:
        closing_numbers, links = (_numbers(kept, table, wanted) for table in _NAMES)
        units = tuple(number for number, unit in _units(kept) if wanted.is_in(unit))
        admins = {row[0] for row in _rows(kept, "accounts", _ADMINS)}
        names = dict(_rows(kept, "accounts", _NAMES["accounts"]))
        audited = _rows(kept, "audit", "select who, object, place from audit")
        is_audited = any(wanted.is_in(text) for row in audited for text in row)
    is_held = bool(closing_numbers or links or units or is_audited)
    return Held(
        tuple(wanted.erased(names[number]) for number in closing_numbers),
        links,
        units,
        is_freed=not is_held and wanted.is_in_bytes(path.read_bytes()),
        is_audited=is_audited,
        ends_admins=bool(admins) and not admins - {*closing_numbers},
    )


def copy(path: Path, target: Path, wanted: Wanted, by: str) -> None:
    """Write the file without the texts to `target`; raises sqlite3.Error and OSError."""
    shutil.copyfile(path, target)
    target.chmod(0o600)
    erase(target, wanted, by)


def erase(path: Path, wanted: Wanted, by: str) -> None:
    """Erase the texts from the file where it lies, be it in use or not; harmless when done twice.

    What it had freed is written anew as well. Raises OSError when somebody keeps it to himself, or
    it is damaged.
    """
    if not path.exists():
        return
    try:
        with closing(file.opened(path)) as kept:
            with _transaction(kept):
                closed = [_close(kept, one, wanted) for one in _numbers(kept, "accounts", wanted)]
                for number in _numbers(kept, "links", wanted):
                    _end(kept, "links", number)
                    if _has_column(kept, "sessions", "is_oidc"):
                        kept.execute(_END_LINKED, (number,))
                for number, unit in _units(kept):
                    if wanted.is_in(unit):
                        given = (wanted.erased(unit), number)
                        kept.execute("update accounts set unit = ? where id = ?", given)
                for name in closed:
                    who = f"{chain.LOCAL}:{by}"
                    chain.add(kept, time.time(), who, "erase_account", name)
            kept.execute("vacuum")
    except sqlite3.Error as error:
        raise OSError(f"{path.name}: {error}") from error


def _close(kept: sqlite3.Connection, number: int, wanted: Wanted) -> str:
    """Close one account, within the transaction; returns the name that it has now."""
    (old,) = kept.execute("select name from accounts where id = ?", (number,)).fetchone()
    name = wanted.erased(old)
    for table in ("sessions", "codes", "links"):
        _end(kept, table, number)
    if _is_there(kept, "attempts"):  # counted by a digest, by which a guess could be tried
        key = hashlib.sha256(unicodedata.normalize("NFKC", old).strip().encode()).digest()
        kept.execute("delete from attempts where name = ?", (key,))
    kept.execute(_CLOSE, (name, number))
    return name


def _end(kept: sqlite3.Connection, table: str, account: int) -> None:
    if _is_there(kept, table):
        kept.execute(f"delete from {table} where account = ?", (account,))


def _units(kept: sqlite3.Connection) -> list[tuple[int, str]]:
    """The units that accounts are limited to; an older board's file knows of none."""
    return kept.execute(_UNITS).fetchall() if _has_column(kept, "accounts", "unit") else []


def _has_column(kept: sqlite3.Connection, table: str, column: str) -> bool:
    found = kept.execute("select 1 from pragma_table_info(?) where name = ?", (table, column))
    return found.fetchone() is not None


def _numbers(kept: sqlite3.Connection, table: str, wanted: Wanted) -> tuple[int, ...]:
    """The numbers of the accounts of which a row of a table holds a text."""
    rows = _rows(kept, table, _NAMES[table])
    return tuple(sorted({row[0] for row in rows if wanted.is_in(str(row[1]))}))


def _rows(kept: sqlite3.Connection, table: str, query: str) -> list[Any]:
    """The rows of a query; of an older board's file or one with an audit alone there are none."""
    return kept.execute(query).fetchall() if _is_there(kept, table) else []


def _is_there(kept: sqlite3.Connection, table: str) -> bool:
    query = "select 1 from sqlite_master where type = 'table' and name = ?"
    return kept.execute(query, (table,)).fetchone() is not None


@contextmanager
def _transaction(kept: sqlite3.Connection) -> Iterator[None]:
    kept.execute("begin immediate")
    yield  # what is raised there closes the file, which takes all of it back
    kept.commit()
