"""Something done in a fork of this warm process, which may be killed, and what it said.

A fork of a process that has imported everything and opened no build behaves as a fresh interpreter
does, and spares the second that its start would take.
"""

import json
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

LIMIT = 300  # seconds after which a fork that hangs is ended
Act = Callable[[], object]


@dataclass(frozen=True)
class Ended:
    """How a fork ended: its exit code, negative by a signal, all that it printed, its answer."""

    code: int
    said: str
    answer: object = None

    @property
    def is_killed(self) -> bool:
        """Whether a kill -9 ended it."""
        return self.code == -signal.SIGKILL


def run(act: Act) -> Ended:
    """Do it in a fork; an int that it returns is its exit code, anything else its answer."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as told:
        child = os.fork()
        if not child:
            _become(act, out, told)
        return _ended(child, out, told)


def begin(act: Act, out: IO[bytes]) -> int:
    """The same without waiting for it; the number of the process."""
    child = os.fork()
    if not child:
        _become(act, out, None)
    return child


def wait(child: int) -> int:
    """The exit code of a process that was begun."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _become(act: Act, out: IO[bytes], told: IO[bytes] | None) -> None:
    """Be the fork; never returns."""
    code = 99
    try:
        os.setsid()
        signal.alarm(LIMIT)
        for descriptor in (1, 2):
            os.dup2(out.fileno(), descriptor)
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115  # till its end
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        answer = act()
        code = answer if isinstance(answer, int) else 0
        if told is not None and not isinstance(answer, int):
            told.write(json.dumps(answer).encode())
            told.flush()
    except SystemExit as asked:
        code = asked.code if isinstance(asked.code, int) else 1
    except BaseException:  # as the interpreter does before it ends
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _ended(child: int, out: IO[bytes], told: IO[bytes]) -> Ended:
    code = wait(child)
    out.seek(0)
    told.seek(0)
    answer = told.read()
    return Ended(code, out.read().decode("utf-8", "replace"), json.loads(answer or b"null"))


def cpu() -> float:
    """CPU seconds of this process and of those that ended."""
    import resource

    own, others = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def is_clean(said: str) -> bool:
    """Whether no output shows a traceback."""
    return "Traceback (most recent call last)" not in said
