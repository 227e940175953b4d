"""A load killed after it had decided: the server notices its journal, and has the ETL finish it.

The journal is the ETL's (`data/commit.json`); what it says is in force for whoever writes next, so
that without this the board would show the build before it until somebody's next command.
"""

import threading
from pathlib import Path
from time import monotonic

from filelock import FileLock, Timeout

from pages.shared import warehouse
from pages.shared.etl import child

PATIENCE = 30.0  # seconds until a journal that could not be finished is tried again
Stamp = tuple[str, int, int]  # which journal it is: its folder, its file, and when it was written

_finishing = threading.Lock()
_failed: dict[Stamp, float] = {}  # when each was tried in vain


def finish() -> None:
    """Have a killed load finished, once: others who ask meanwhile go on with the build before it.

    Nothing happens while somebody writes, for whoever writes finishes it. A disk that is full or
    read-only leaves the journal; it is then tried again after a while.
    """
    data = warehouse.data_folder()
    if (journal := _stamp(data)) is None or not _finishing.acquire(blocking=False):
        return
    try:
        if not _is_too_soon(journal) and not _is_written(data):
            child.ask(["finish"])
            if _stamp(data) == journal:
                _failed[journal] = monotonic()
    finally:
        _finishing.release()


def is_pending() -> bool:
    """Whether a journal lies there."""
    return _stamp(warehouse.data_folder()) is not None


def _stamp(data: Path) -> Stamp | None:
    try:
        known = (data / "commit.json").stat()
    except OSError:
        return None
    return str(data), known.st_ino, known.st_mtime_ns


def _is_too_soon(journal: Stamp) -> bool:
    return journal in _failed and monotonic() < _failed[journal] + PATIENCE


def _is_written(data: Path) -> bool:
    """Whether a writer is at work, be it a load that has just written its journal."""
    try:
        with FileLock(data / "write.lock").acquire(timeout=0):
            return False
    except Timeout:
        return True
    except OSError:  # a folder that cannot be written: the ETL says so
        return False
