"""Servers as processes of their own: started on a free port, measured, ended by their number."""

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 120.0  # seconds for a server to answer for the first time


class StartError(Exception):
    """A server did not start; the text is what it printed."""


def free_port() -> int:
    """A port of the loopback that nobody has."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@contextmanager
def running(
    command: Sequence[str | Path], health: str, log: Path, variables: Mapping[str, str], cwd: Path
) -> Iterator[int]:
    """The number of a process that answers at the address `health`; it ends with the block."""
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            list(command),
            cwd=cwd,
            env={**os.environ, **variables},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            _await(process, health, log)
            yield process.pid
        finally:
            process.terminate()
            process.wait()


def _await(process: subprocess.Popen[bytes], health: str, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(health, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise StartError(log.read_text(encoding="utf-8"))


def tree(pid: int) -> list[int]:
    """A process and all that descend from it."""
    below = Path(f"/proc/{pid}/task").glob("*/children")
    children = [int(child) for file in below for child in file.read_text().split()]
    return [pid, *(each for child in children for each in tree(child))]


def cpu(pid: int) -> float:
    """Seconds of processor time of a process and its descendants, those that ended included."""
    ticks = 0
    for each in tree(pid):
        fields = Path(f"/proc/{each}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        ticks += sum(int(field) for field in fields[11:15])
    return ticks / os.sysconf("SC_CLK_TCK")


def memory(pid: int) -> float:
    """Megabytes that a process and its descendants hold; shared pages are shared out."""
    kilobytes = 0
    for each in tree(pid):
        lines = Path(f"/proc/{each}/smaps_rollup").read_text(encoding="utf-8").splitlines()
        kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes / 1024
