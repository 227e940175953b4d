"""The one file of accounts, sessions and audit: `access.sqlite3` in the data folder.

SQLite's own journal keeps it whole; every change is on the disk before it is acknowledged. The
audit's part of it is `audit.chain`'s, which the command line of the ETL writes as well.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from audit import chain, file

SCHEMA = """
create table if not exists accounts (
    id integer primary key, name text not null unique, role text not null, hash text,
    changed real not null default 0, previous text not null default '[]',
    is_locked integer not null default 0, created real not null,
    unit text, unit_since real not null default 0
);
create table if not exists sessions (
    id integer primary key autoincrement, token blob not null unique,
    account integer not null references accounts (id), started real not null, seen real not null,
    idle real not null, ends real not null, is_screen integer not null, place text not null,
    is_oidc integer not null default 0
);
create table if not exists attempts (
    id integer primary key, name blob not null, place text not null, at real not null
);
create table if not exists codes (
    hash blob primary key, account integer references accounts (id), ends real not null
);
"""
LINKS = """
create table if not exists links (
    account integer primary key references accounts (id), name text not null unique,
    issuer text, subject text, unique (issuer, subject)
);
"""
OF_FIRST = (
    "alter table sessions add column is_oidc integer not null default 0",
    # The only unit whose rows an account sees (null: all), and since when, in seconds since 1970.
    "alter table accounts add column unit text",
    "alter table accounts add column unit_since real not null default 0",
)
VERSION = 2  # of the schema; a board of the first one reads and writes this one as well


@dataclass(frozen=True)
class Store:
    """The file in a data folder; `clock` returns the seconds since 1970."""

    folder: Path
    clock: Callable[[], float] = time.time

    @property
    def path(self) -> Path:
        """The file itself."""
        return self.folder / file.FILE

    @property
    def exists(self) -> bool:
        """Whether anything was ever kept."""
        return self.path.exists()

    def now(self) -> float:
        """Seconds since 1970."""
        return self.clock()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to read from; raises sqlite3.Error when the file cannot be read."""
        with closing(self._open()) as opened:
            yield opened

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, kept whole or not at all; nobody else writes meanwhile."""
        with closing(self._open()) as opened:
            opened.execute("begin immediate")
            yield opened  # what is raised there closes the file, which takes all of it back
            opened.commit()

    def _open(self) -> sqlite3.Connection:
        opened = file.opened(self.path)
        opened.row_factory = sqlite3.Row
        known = _version(opened)
        if known == 0:
            schema = f"{SCHEMA}{LINKS}{chain.SCHEMA}"
            opened.executescript(f"begin immediate;{schema}pragma user_version = {VERSION};commit;")
        elif known < VERSION:
            _renew(opened)
        return opened


def _version(opened: sqlite3.Connection) -> int:
    return int(opened.execute("pragma user_version").fetchone()[0])


def _renew(opened: sqlite3.Connection) -> None:
    """Add to the file of an older board what it lacks; one of all who open it does so."""
    opened.execute("begin immediate")
    if _version(opened) < VERSION:
        for statement in (*OF_FIRST, LINKS, f"pragma user_version = {VERSION}"):
            opened.execute(statement)
    opened.commit()
