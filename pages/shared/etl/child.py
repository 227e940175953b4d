"""The ETL's process: one command run to its end, which another thread may follow and cancel."""

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pages.shared import warehouse, words
from runtime import logs

LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Step:
    """How far a command has come; `at` says, while it reads, which sheet of which file."""

    name: str
    at: Mapping[str, int] = field(default_factory=dict)


class Run:
    """One command under way: its step, and the way to cancel it from another thread."""

    def __init__(self) -> None:
        """Begin before the process does."""
        self.step = Step("received")
        self.is_cancelled = False
        self._lock = threading.Lock()
        self._child: subprocess.Popen[str] | None = None
        self._ticket: Path | None = None

    def begin(self, child: subprocess.Popen[str], ticket: Path) -> None:
        """The process has started; it publishes only while its ticket is there."""
        with self._lock:
            self._child, self._ticket = child, ticket
            if self.is_cancelled:
                _end(child)

    def end(self) -> None:
        """The process has ended, or is about to: nothing is left to cancel."""
        with self._lock:
            self._child = None

    def cancel(self) -> bool:
        """End the command, which then has changed nothing; False when it is too late for that."""
        with self._lock:
            if self._ticket is not None and not self.is_cancelled:
                try:
                    self._ticket.unlink()
                except FileNotFoundError:  # the command took it: it publishes, or has ended
                    return False
            self.is_cancelled = True
            if self._child is not None:
                _end(self._child)
            return True


def ask(
    arguments: Sequence[str | Path], password: str = "", run: Run | None = None
) -> tuple[int, str]:
    """Its exit code and what it printed; `run` learns of each step and may be cancelled."""
    run = run or Run()
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as out:
        ticket = Path(folder, "ticket")
        ticket.touch()
        command = _command(arguments, ticket)
        with subprocess.Popen(
            command,
            cwd=warehouse.ROOT,
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        ) as child:
            run.begin(child, ticket)
            complaints = _follow(child, password, run)
            run.end()
            code = child.wait()
        out.seek(0)
        printed = out.read().decode("utf-8")
    if complaints and not printed:
        LOG.error("etl %s stopped: %s", str(arguments[0]), logs.frames(complaints))
    LOG.info("etl %s ended with %s", str(arguments[0]), code)
    return code, printed


def _command(arguments: Sequence[str | Path], ticket: Path) -> list[str]:
    data = warehouse.data_folder().resolve()
    command, *rest = map(str, arguments)
    shared = ["--json", "--lang", words.language(), "--data", str(data), "--ticket", str(ticket)]
    return [sys.executable, "-m", "etl", command, *shared, *rest]


def _follow(child: subprocess.Popen[str], password: str, run: Run) -> str:
    """Listen until the child ends; returns what it complains of."""
    if child.stdin is None or child.stderr is None:  # both are pipes
        raise TypeError("the child has no pipes")
    with contextlib.suppress(BrokenPipeError), child.stdin as told:  # it may be cancelled by now
        told.write(f"{password}\n" if password else "")
    complaints = []
    for line in child.stderr:
        if line.startswith('{"step"'):
            at = json.loads(line)
            run.step = Step(at.pop("step"), at)
        else:
            complaints.append(line)
    return "".join(complaints)


def _end(child: subprocess.Popen[str]) -> None:
    """End a child and the reader that it started."""
    if os.name == "nt":
        child.kill()
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
