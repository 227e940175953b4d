"""Named steps at which a test may end the process or make a step fail; otherwise nothing.

`QIANGHUI_FAIL=kill:load.committed` ends it with kill -9 there, `raise:load.committed` raises an
OSError that says that the disk is full, `kill:load.committed:3` does so at the third time.
"""

import errno
import os
import signal
from collections import Counter

_WANTED = os.environ.get("QIANGHUI_FAIL", "")
_times: Counter[str] = Counter()


def reach(name: str) -> None:
    """Say that a step is reached; raises OSError or ends the process when a test asks for it."""
    if _WANTED:
        _fail(name)


def _fail(name: str) -> None:
    how, _, wanted = _WANTED.partition(":")
    place, _, time = wanted.partition(":")
    _times[name] += 1
    if place not in (name, "*") or (_times.total() if place == "*" else _times[name]) != int(
        time or 1
    ):
        return
    if how == "kill":
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), name)
