"""The accounts, sessions and audit of a served board in a backup: one file, `access.sqlite3`."""

import sqlite3
from contextlib import closing
from pathlib import Path

from audit import file
from etl.store import durable

REPLACED = "access.replaced.sqlite3"


def copied(data: Path, folder: Path) -> Path | None:
    """A consistent copy of the file in `folder`, also while people sign in; None where it has none.

    Raises sqlite3.Error when the file is damaged, and OSError.
    """
    target = folder / file.FILE
    return target if file.copy(data, target) else None


def place(found: Path, data: Path) -> bool:
    """Put the file of a backup into a data folder, with nobody signed in; False if it has its own.

    One without accounts, which a command wrote into, is kept beside it under another name.
    """
    if not found.exists():
        return True
    here = data / file.FILE
    if here.exists() and _holds(here, "accounts"):
        return False
    with closing(sqlite3.connect(found)) as kept:
        for table in ("sessions", "codes", "attempts"):
            if _is_there(kept, table):
                kept.execute(f"delete from {table}")
        kept.commit()
    found.chmod(0o600)
    durable.sync(found)
    if here.exists():
        durable.rename(here, data / REPLACED)
    durable.rename(found, here)
    return True


def _holds(path: Path, table: str) -> bool:
    """Whether a table has rows; of a damaged file nobody knows, so it stays."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as kept:
            rows = _is_there(kept, table) and kept.execute(f"select 1 from {table}").fetchone()
            return bool(rows)
    except sqlite3.Error:
        return True


def _is_there(kept: sqlite3.Connection, table: str) -> bool:
    found = kept.execute("select 1 from sqlite_master where name = ?", (table,))
    return found.fetchone() is not None
