"""The file that holds the audit, beside the accounts: `access.sqlite3` in the data folder.

SQLite's own journal keeps it whole; every row is on the disk before it is acknowledged.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from audit import chain

FILE = "access.sqlite3"
PATIENCE = 10  # seconds to wait for another writer


def opened(path: Path) -> sqlite3.Connection:
    """A connection, which its caller closes; raises sqlite3.Error and OSError."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    found = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    found.execute("pragma synchronous = full")
    return found


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """One transaction on the audit alone, kept whole or not at all; raises as `opened`."""
    with closing(opened(path)) as kept:
        if not kept.execute("select 1 from sqlite_master where name = 'audit_keeps'").fetchone():
            kept.executescript(f"begin immediate;{chain.SCHEMA}commit;")
        kept.execute("begin immediate")
        yield kept  # what is raised there closes the file, which takes all of it back
        kept.commit()


def note(
    folder: Path,
    who: str,
    action: str,
    object: str = "",
    result: str = chain.DONE,
    place: str = chain.LOCAL,
) -> None:
    """Add one row to the audit of a data folder; raises sqlite3.Error and OSError."""
    with writing(folder / FILE) as kept:
        chain.add(kept, time.time(), who, action, object, result, place)


def copy(folder: Path, target: Path) -> bool:
    """Copy the file whole, also while others write it; False where a data folder has none.

    Raises sqlite3.Error when it is damaged, and OSError.
    """
    source = folder / FILE
    if not source.exists():
        return False
    target.touch(mode=0o600)
    with closing(sqlite3.connect(source)) as kept, closing(sqlite3.connect(target)) as copied:
        kept.backup(copied)
        if copied.execute("pragma quick_check").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError(FILE)
    return True
