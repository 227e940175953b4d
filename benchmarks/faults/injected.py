"""A fault at a named step, or at any call by which Python touches a file of the data folder."""

import errno
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

KILL = "kill"
ERRORS = ("ENOSPC", "EIO", "EROFS")
OTHERS = ("memory", "interrupt")
HOWS = (KILL, *ERRORS, *OTHERS)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = {"os.rename": 2, "os.remove": 1, "os.mkdir": 1, "os.rmdir": 1, "os.link": 2}


@dataclass(frozen=True)
class Fault:
    """What befalls a command: `how` is `kill`, the name of an error, `memory` or `interrupt`.

    `step` is a named step (`etl.store.failpoint`) and `call` the how many-th time, from 1; without
    a step it is the `call`-th touch of a file. 0 is every one.
    """

    how: str
    step: str = ""
    call: int = 1

    def __str__(self) -> str:
        """As a report names it."""
        return f"{self.how} at {self.step or 'call'} {self.call}"


@dataclass
class Calls:
    """Counts the touches of files below a folder and lets a fault befall one of them.

    A full disk refuses what makes or writes a file, a read-only one every change, a broken one
    whatever touches it; a kill and the others come at changes.
    """

    folder: Path
    fault: Fault | None = None
    counts: Counter[str] = field(default_factory=Counter)  # by what can befall them

    def watch(self) -> None:
        """From now on, until this process ends."""
        self._inside = f"{self.folder}{os.sep}"
        real: Callable[[int], None] = os.fsync

        def fsync(descriptor: int) -> None:
            self._meet("fsync", "")
            real(descriptor)

        os.fsync = fsync  # type: ignore[assignment]  # it is told of to nobody
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            is_write = isinstance(flags, int) and bool(flags & _WRITES)
            self._meet("write" if is_write else "read", path)
        elif event in _CHANGES:
            self._meet(event, arguments[_CHANGES[event] - 1])

    def _meet(self, event: str, path: object) -> None:
        if event != "fsync" and not self._is_ours(path):
            return
        self.counts.update(how for how in HOWS if _befalls(how, event))
        fault = self.fault
        if fault and _befalls(fault.how, event) and fault.call in (0, self.counts[fault.how]):
            befall(fault.how, str(path))

    def _is_ours(self, path: object) -> bool:
        if not isinstance(path, str | bytes | os.PathLike):
            return False
        return os.fsdecode(path).startswith(self._inside)


def _befalls(how: str, event: str) -> bool:
    if how == "EIO":
        return True
    if how == "ENOSPC":
        return event in ("write", "os.mkdir", "os.rename", "os.link", "fsync")
    return event != "read"


def befall(how: str, path: str) -> None:
    """Let it happen."""
    if how == KILL:
        os.kill(os.getpid(), signal.SIGKILL)
    if how == "memory":
        raise MemoryError
    if how == "interrupt":
        raise KeyboardInterrupt
    number = getattr(errno, how)
    raise OSError(number, os.strerror(number), *([path] if path else []))
