"""A forked process becomes a command: `become` does what `exec` and a cold start would do."""

import atexit
import contextlib
import importlib
import io
import os
import runpy
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import coverage
from coverage import Coverage

from etl.reading.process import limited
from etl.store import failpoint

MODULES = ("etl", "etl.reading", "tests.commit_drafts")
READ_THE_ENVIRONMENT = (failpoint,)  # at their import
PYTHON = sys.executable  # a test may name another program by `sys.executable`, which then runs
HEAD = 8  # bytes that say how long a message to the warm process is


@dataclass(frozen=True)
class Command:
    """What `subprocess.Popen` was asked for: arguments, folder and variables of the process."""

    arguments: tuple[str, ...]
    cwd: str
    environment: Mapping[str, str]
    is_session: bool  # whether it leads a session of its own


def module_of(arguments: Sequence[str]) -> str | None:
    """The module that `python -m` would run, with or without limits; None for other commands."""
    plain = _without_limits(arguments)
    if len(plain) > 2 and plain[:2] == (PYTHON, "-m") and plain[2] in MODULES:
        return plain[2]
    return None


def is_alone() -> bool:
    """Whether this process has one thread only, without which a fork may wait for ever."""
    return len(list(Path("/proc/self/task").iterdir())) == 1


def _without_limits(arguments: Sequence[str]) -> tuple[str, ...]:
    """The command that `limited.py` is asked to become; any other command as it is."""
    if tuple(arguments[:4]) == (PYTHON, "-I", "-S", limited.__file__):
        return tuple(arguments[9:])  # after the parent and four bounds
    return tuple(arguments)


def become(command: Command, files: Sequence[int]) -> None:
    """Run the command in this forked process, with `files` as its standard streams, and end it."""
    code = 1
    try:
        _take_over(command, files)
        code = _run(command)
    except BaseException:
        traceback.print_exc()
    finally:
        _end(code)


def _take_over(command: Command, files: Sequence[int]) -> None:
    atexit._clear()  # what the parent wants done at its own end
    # From copies, for a file may have one of the three numbers itself.
    for place, copy in enumerate([os.dup(file) for file in files]):
        os.dup2(copy, place)
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    os.chdir(command.cwd)
    os.environ.clear()
    os.environ.update(command.environment)
    time.tzset()
    tempfile.tempdir = None
    sys.stdin, sys.stdout = _text(0, "r", "strict"), _text(1, "w", "strict")
    sys.stderr = _text(2, "w", "backslashreplace")
    for module in READ_THE_ENVIRONMENT:
        importlib.reload(module)
    _measure()


def _text(number: int, mode: str, errors: str) -> io.TextIOWrapper:
    stream = open(number, mode, encoding="utf-8", errors=errors, closefd=False)  # noqa: SIM115
    assert isinstance(stream, io.TextIOWrapper)
    if number == 2:
        stream.reconfigure(line_buffering=True)
    return stream


def _measure() -> None:
    """Measure this process by itself, if the variables ask for it as they do of a cold one."""
    if parent := Coverage.current():
        parent.stop()
    if "COVERAGE_PROCESS_CONFIG" in os.environ or "COVERAGE_PROCESS_START" in os.environ:
        coverage.process_startup(force=True)


def _run(command: Command) -> int:
    plain = _without_limits(command.arguments)
    if plain != command.arguments:
        _limit(command.arguments)
    _python, _m, module, *rest = plain
    sys.argv = [module, *rest]
    sys.path[0] = command.cwd
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        return _code(ended)
    return 0


def _limit(arguments: Sequence[str]) -> None:
    """Take the limits; where the process would become the command, it goes on as it instead."""

    class ExecutedError(Exception):
        """The limits are taken."""

    def stop(path: str, arguments: Sequence[str]) -> None:
        raise ExecutedError(path, arguments)

    execute, os.execv = os.execv, stop  # type: ignore[assignment]
    try:
        with contextlib.suppress(ExecutedError):
            limited.main(list(arguments[4:]))
    finally:
        os.execv = execute


def _code(ended: SystemExit) -> int:
    if ended.code is None or isinstance(ended.code, int):
        return ended.code or 0
    print(ended.code, file=sys.stderr)
    return 1


def _end(code: int) -> None:
    with contextlib.suppress(BrokenPipeError):
        threading._shutdown()  # type: ignore[attr-defined]
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)
