"""How the tests' processes start commands of the ETL: warm where they can, else cold."""

import ctypes
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from etl.reading.process.sandbox import FRUGAL
from tests.warm import running

ROOT = Path(__file__).parents[2]
# One thread only: that of Arrow's allocator, which is not used here, would be a second.
ALONE = {**FRUGAL, "JE_ARROW_MALLOC_CONF": "background_thread:false"}
PR_SET_CHILD_SUBREAPER = 36  # <linux/prctl.h>
Cold = subprocess.Popen
STEP = (  # what `subprocess.Popen` hands to its own step, from Python 3.11 to 3.14
    *("executable", "preexec_fn", "close_fds", "pass_fds", "cwd", "env"),
    *("startupinfo", "creationflags", "shell"),
    *("p2cread", "p2cwrite", "c2pread", "c2pwrite", "errread", "errwrite"),
    *("restore_signals", "gid", "gids", "uid", "umask", "start_new_session", "process_group"),
)


class _Warm:
    """The warm process of this one; started when it is first needed."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.owner = os.getpid()
        self.is_off = 0
        self._served: tuple[socket.socket, subprocess.Popen[bytes]] | None = None

    def start(self, command: running.Command, files: Sequence[int]) -> int | None:
        """The number of the command's process; None when it must start cold."""
        if self.is_off:
            return None
        if os.getpid() != self.owner:  # in a command itself: its reader is forked from it
            may = running.is_alone() and not command.is_session
            return _forked(command, files) if may else None
        with self.lock:
            self._served = self._served or _served()
            asked = self._served[0]
            message = json.dumps(vars(command) | {"environment": {**command.environment}}).encode()
            head = f"{len(message):{running.HEAD}}".encode()
            socket.send_fds(asked, [head], list(files))
            asked.sendall(message)
            return int(asked.recv(running.HEAD))

    def stop(self) -> None:
        """End the warm process, which ends with its socket."""
        if self._served is not None:
            asked, process = self._served
            asked.close()
            process.wait()
            self._served = None


_WARM = _Warm()


def install() -> None:
    """From here on, commands of the ETL start warm where the system can."""
    if sys.platform == "linux":
        subprocess.Popen = _Popen  # type: ignore[assignment, misc]


def stop() -> None:
    """End the warm process; the next command would start another."""
    _WARM.stop()


@contextmanager
def cold() -> Iterator[None]:
    """Start every command cold in here: for tests of the start itself."""
    _WARM.is_off += 1
    try:
        yield
    finally:
        _WARM.is_off -= 1


def _served() -> tuple[socket.socket, subprocess.Popen[bytes]]:
    """A socket on which a new warm process answers; orphans of this process come back to it."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
    ours, theirs = socket.socketpair()
    kept = {name: text for name, text in os.environ.items() if not name.startswith("COVERAGE")}
    with theirs:
        process = Cold(
            [sys.executable, "-m", "tests.warm.server", str(theirs.fileno())],
            cwd=ROOT,
            env={**kept, **ALONE},
            pass_fds=[theirs.fileno()],
        )
    assert ours.recv(1) == b"1", "the ETL starts a thread when it is imported: it cannot be forked"
    return ours, process


def _forked(command: running.Command, files: Sequence[int]) -> int:
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid == 0:
        running.become(command, files)
    return pid


def _leads_here(folder: str, environment: Mapping[str, str]) -> bool:
    """Whether Python finds this checkout's ETL first: a test may run a copy of the board."""
    places = [folder, *environment.get("PYTHONPATH", "").split(os.pathsep)]
    found = [place for place in places if place and Path(place, "etl", "__main__.py").exists()]
    return bool(found) and Path(found[0]).resolve() == ROOT


class _Popen(Cold[str]):
    """A process that may start warm; all else is as Python has it."""

    def _execute_child(self, arguments: object, *others: object) -> None:
        """Python's own step from the pipes to the running process."""
        step = dict(zip(STEP, others, strict=False))
        command = _command(arguments, step)
        if command is not None:
            ends = (step["p2cread"], step["c2pwrite"], step["errwrite"])
            files = [own if end == -1 else int(str(end)) for own, end in enumerate(ends)]
            pid = _WARM.start(command, files)
            if pid is not None:
                self.pid, self._child_created = pid, True
                close: Callable[..., None] = vars(Cold)["_close_pipe_fds"]
                close(self, *others[STEP.index("p2cread") :][:6])
                return
        start: Callable[..., None] = vars(Cold)["_execute_child"]
        start(self, arguments, *others)


def _command(arguments: object, step: Mapping[str, object]) -> running.Command | None:
    """What is to start, if it may start warm."""
    if isinstance(arguments, str | bytes) or not isinstance(arguments, Sequence):
        return None
    said = tuple(map(os.fspath, arguments))
    folder = str(Path(str(step["cwd"] or ".")).absolute())
    given = step["env"]
    environment = dict(given) if isinstance(given, Mapping) else dict(os.environ)
    odd = any(step[name] for name in ("executable", "preexec_fn", "pass_fds", "shell"))
    if odd or running.module_of(said) is None or not _leads_here(folder, environment):
        return None
    return running.Command(said, folder, environment, bool(step["start_new_session"]))
