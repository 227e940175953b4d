"""Disks that are full at a size: a small disk of memory where one may be mounted, else a limit."""

import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from benchmarks.faults import facts, forks
from benchmarks.faults.operations import Operation
from benchmarks.faults.trials import Tally, Trials

# In turn; without a disk a reader that is refused takes its workbook to be too much.
FILLED = ("load", "withdraw", "deck changed", "load", "reinstate", "memory")
BOUND = ("withdraw", "deck changed", "reinstate", "memory")
ROOM = 45_000_000  # bytes with which each of them goes through
LARGEST = 18_000_000  # bytes that no file of the stores exceeds
PLENTY = 1_000_000_000


def fill(trials: Trials, count: int, tally: Tally) -> str:
    """Full at so many sizes, from nothing left to enough; returns how that was brought about.

    Without the right to mount, no file may grow beyond a size: the system refuses that in the same
    calls, with another number.
    """
    disk = trials.known.folder / "disk"
    disk.mkdir(exist_ok=True)
    is_disk = _is_mountable(disk)
    courses = {course.operation.name: course for course in trials.courses}
    names = [name for name in (FILLED if is_disk else BOUND) if name in courses]
    for turn in range(count):
        course, share = courses[names[turn % len(names)]], turn / max(1, count - 1)
        if is_disk:
            with _disk(disk, trials.known.folder / course.operation.store, share) as data:
                ended = forks.run(partial(course.operation.act, data))
                _look(data, tally)
                _mount(disk, f"remount,size={PLENTY}")
                trials.judge(course, ended, data, tally, f"full after {share:.0%} of {ROOM}")
        else:
            data, size = trials.known.copy(course.operation.store, trials.place), LARGEST * share
            ended = forks.run(partial(_bounded, course.operation, data, int(size)))
            trials.judge(course, ended, data, tally, f"full at {int(size)}")
    return "a disk of memory" if is_disk else "a limit on the size of files"


def _bounded(operation: Operation, data: Path, size: int) -> int:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    return operation.act(data)


def _look(data: Path, tally: Tally) -> None:
    """A reader who looks while the disk is full."""
    looked = forks.run(lambda: facts.served(data))
    if not isinstance(looked.answer, dict):
        tally.wrong.append(f"on a full disk a reader met: {looked.said[-600:]}")


@contextmanager
def _disk(disk: Path, store: Path, share: float) -> Iterator[Path]:
    """A copy of a store on a disk that has a share of `ROOM` left."""
    used = sum(path.stat().st_blocks * 512 for path in store.rglob("*")) + (1 << 20)
    _mount(disk, f"size={used + int(ROOM * share)}")
    try:
        yield Path(shutil.copytree(store, disk / "data"))
    finally:
        _unmount(disk)


def _is_mountable(disk: Path) -> bool:
    try:
        _mount(disk, f"size={PLENTY}")
    except (OSError, subprocess.CalledProcessError):
        return False
    _unmount(disk)
    return True


def _mount(disk: Path, options: str) -> None:
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(disk)]
    subprocess.run(command, check=True, capture_output=True)


def _unmount(disk: Path) -> None:
    subprocess.run(["umount", str(disk)], check=True, capture_output=True)
