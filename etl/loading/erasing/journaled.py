"""What a decided erasure does: every step may be done twice, so that a kill costs nothing.

What takes the place of another file is renamed there; the other one goes with the room at the end.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from filelock import FileLock

from etl.loading.erasing import accounts, documents
from etl.loading.erasing.wanted import Wanted
from etl.store import durable, failpoint

ROOM = "erasing"  # in the data folder
DECKS = "decks"
_OLD = "old"  # below the room


def swap(data: Path, said: Mapping[str, Any]) -> None:
    """Put what was made into place; raises OSError."""
    for place, (made, name) in enumerate(said["swaps"]):
        source, target = data / ROOM / made, data / name
        if not source.exists():
            continue
        if target.exists():
            aside = data / ROOM / _OLD / str(place)
            aside.parent.mkdir(parents=True, exist_ok=True)
            durable.rename(target, aside)
            failpoint.reach("erase.aside")
        target.parent.mkdir(parents=True, exist_ok=True)
        durable.rename(source, target)
        failpoint.reach("erase.swapped")


def end(data: Path, said: Mapping[str, Any]) -> None:
    """Remove what goes, erase decks and accounts, and clear the room; raises OSError."""
    for name in said["gone"]:
        (data / name).unlink(missing_ok=True)
        failpoint.reach("erase.gone")
    for folder in {(data / name).parent for name in said["gone"]}:
        if folder.is_dir():
            durable.sync(folder)
    wanted = Wanted(tuple(said["texts"]), tuple(said["marks"]))
    builds = {int(old): new for old, new in said["builds"].items()}
    _decks(data / DECKS, wanted, builds)
    for name in said.get("access", ()):  # a journal of an older board names none
        accounts.erase(data / name, wanted, said["by"])
        failpoint.reach("erase.accounts")
    clear(data)


def clear(data: Path) -> None:
    """Remove the room with all that was there before, as the holder of the lock; raises OSError."""
    if (data / ROOM).exists():
        shutil.rmtree(data / ROOM)
        durable.sync(data)


def _decks(folder: Path, wanted: Wanted, builds: Mapping[int, int]) -> None:
    """Erase decks and shows as they are now; whoever writes one waits meanwhile."""
    if not folder.is_dir():
        return

    def turned(said: dict[str, Any]) -> dict[str, Any]:
        is_of = "build" in said
        return {**said, "build": builds.get(said["build"], said["build"])} if is_of else said

    with FileLock(folder / ".lock"):
        for path in sorted(folder.rglob("*.json")):
            try:
                documents.file(path, path, wanted, turned)
            except ValueError:  # torn; the plan has found no text in it
                continue
            failpoint.reach("erase.deck")
