"""A question about a mutant, answered in a fork of this process and within a limit of time."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from enum import Enum, auto


class Verdict(Enum):
    """What came of a mutant; one that was ended for its time is neither."""

    KILLED = auto()
    SURVIVED = auto()
    UNDECIDED = auto()


def asked(notices: Callable[[], bool], limit: float) -> Verdict:
    """Killed when the fork notices a difference or raises; undecided when it is ended.

    `limit` is in seconds. A fork that a signal ended, as for want of memory, is undecided too.
    """
    child = multiprocessing.get_context("fork").Process(target=_answer, args=(notices,))
    child.start()
    child.join(limit)
    if child.exitcode is None and child.pid is not None:
        os.killpg(child.pid, signal.SIGKILL)
        child.join()
    code = child.exitcode
    if code is None or code < 0:
        return Verdict.UNDECIDED
    return Verdict.KILLED if code else Verdict.SURVIVED


def _answer(notices: Callable[[], bool]) -> None:
    """End this process with 1 when something was noticed, or raised, and with 0 otherwise."""
    os.setsid()  # whatever it starts ends with it
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os._exit(int(notices()))
