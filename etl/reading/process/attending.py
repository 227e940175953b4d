"""Wait for a child process while it works; a time limit alone would end it on a busy machine."""

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

BEAT = 1.0  # seconds between two looks
LEAST = 0.01  # share of a processor below which a child does nothing
WAITING_ITS_TURN = ("R", "D")  # for a processor or for the disk: <linux/Documentation/proc.rst>


def unwatched() -> None:
    """Look at nothing while a child works."""


def attend(
    child: subprocess.Popen[bytes],
    message_sent: bytes,
    idle: float,
    look: Callable[[], None] = unwatched,
) -> bool:
    """Tell a child its input and wait for its end; False, and the child ended, if it does nothing.

    `idle` is how many seconds it may do nothing; where nobody can tell, how long it may take.
    `look` is called now and then meanwhile, and once more at the end.
    """
    watch = _Watch(child.pid, idle)
    beat = min(BEAT, idle / 4)
    message: bytes | None = message_sent
    try:
        while True:
            try:
                child.communicate(message, timeout=beat)
            except subprocess.TimeoutExpired:
                message = None  # the rest of it is still being told
                look()
                if watch.sees_nothing_done():
                    return False
            else:
                look()
                return True
    finally:
        if child.poll() is None:
            child.kill()


class _Watch:
    """How long a process has done nothing."""

    def __init__(self, pid: int, idle: float) -> None:
        self._file = Path(f"/proc/{pid}/stat")
        self._idle = idle
        self._seen = self._worked = time.monotonic()
        self._used = 0.0

    def sees_nothing_done(self) -> bool:
        now = time.monotonic()
        used, is_waiting_its_turn = self._looked()
        if is_waiting_its_turn or used - self._used >= LEAST * (now - self._seen):
            self._worked = now
        self._seen, self._used = now, used
        return now - self._worked >= self._idle

    def _looked(self) -> tuple[float, bool]:
        """Seconds of processor time used so far, and whether the process is not asleep."""
        try:
            fields = self._file.read_text().rpartition(")")[2].split()
        except OSError:  # no Linux: the clock alone
            return 0.0, False
        ticks = int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK"), fields[0] in WAITING_ITS_TURN
