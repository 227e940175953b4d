"""Named steps at which a test may end the process or make a step fail; otherwise nothing.

`QIANGHUI_FAIL=kill:load.committed` ends it with kill -9 there, `raise:load.committed` raises an
OSError that says that the disk is full, `EIO:load.committed` one of that name. With `:3` behind, it
does so at the third time, with `:0` every time; the step `*` is any.
"""

import errno
import os
import signal
from collections import Counter

_times: Counter[str] = Counter()


def reach(name: str) -> None:
    """Say that a step is reached; raises OSError or ends the process when a test asks for it."""
    if wanted := os.environ.get("QIANGHUI_FAIL", ""):
        _fail(name, wanted)


def _fail(name: str, wanted: str) -> None:
    how, _, rest = wanted.partition(":")
    place, _, time = rest.partition(":")
    _times[name] += 1
    reached = _times.total() if place == "*" else _times[name]
    if place not in (name, "*") or int(time or 1) not in (0, reached):
        return
    if how == "kill":
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    number = getattr(errno, how, errno.ENOSPC)
    raise OSError(number, os.strerror(number), name)
