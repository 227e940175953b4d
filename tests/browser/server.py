"""The board as users start it: its own process, a free port on loopback, a data folder."""

import contextlib
import itertools
import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Ports that no system gives to a connection that leaves it: a browser that looks for a server which
# is gone, or the next test, would else now and then take the port before the server does. Each
# process begins at a place of its own.
PORTS = range(20_000, 32_000)
NEXT = itertools.count(os.getpid() * 1009)
FIRST_LOOK = '<main id="first_look">'
LOOKS = 40  # for a first look, each of a second and a half
PATIENCE = 1800  # looks at the server before we give up on its start, a tenth of a second apart


class ServerError(Exception):
    """The board did not start; the text is what it printed."""


@dataclass(frozen=True)
class Server:
    """A running board."""

    address: str
    pid: int


@contextmanager
def serving(
    data: Path,
    log: Path,
    *start: str,
    script: str = "app.py",
    root: Path = ROOT,
    port: int = 0,
    variables: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """Run the board on a data folder; `start` replaces the usual way to start Streamlit.

    `script`, below the root, runs instead of the board; `root` is another checkout's. `port` is
    that of a server which ended before; `variables` are added to those of this process.
    """
    port = port or free_port()
    options = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    command = [sys.executable, *(start or ("-m", "streamlit")), "run", script, *options]
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [*command, "--server.headless", "true"],
            cwd=root,
            env={**_environment(data), **(variables or {})},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _await_health(process, address, log)
            yield Server(address, process.pid)
        finally:
            process.terminate()
            process.wait()


def children(pid: int) -> list[int]:
    """The processes that a process has started and that still run."""
    listed = subprocess.run(["ps", "-o", "pid=,stat=", "--ppid", str(pid)], capture_output=True)
    lines = [line.split() for line in listed.stdout.decode().splitlines()]
    return [int(number) for number, state in lines if not state.startswith("Z")]


def whole(ask: Callable[[], str]) -> str:
    """The document that `ask` gets, with its first look; raises ServerError when none ever comes.

    On a busy machine a document goes without a look that takes too long, which is then there for
    whoever asks next.
    """
    for _ in range(LOOKS):
        if FIRST_LOOK in (said := ask()):
            return said
    raise ServerError("no first look")


def document(address: str) -> str:
    """The document of an address, with its first look."""

    def ask() -> str:
        with urllib.request.urlopen(address) as answer:
            said: bytes = answer.read()
            return said.decode("utf-8")

    return whole(ask)


def free_port() -> int:
    """A port that nothing holds, and that this process has not had before."""
    for at in NEXT:
        port = PORTS[at % len(PORTS)]
        with socket.socket() as taken, contextlib.suppress(OSError):
            taken.bind(("127.0.0.1", port))
            return port
    raise ServerError("no port is free")


def _environment(data: Path) -> dict[str, str]:
    """This process's variables, but without those that would slow the server by measuring it."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("COVERAGE")}
    return {**kept, "QIANGHUI_DATA": str(data), "PYTHONUTF8": "1"}


def _await_health(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    for _ in range(PATIENCE):
        if _is_healthy(address):
            return
        try:
            process.wait(timeout=0.1)
        except subprocess.TimeoutExpired:
            continue
        break
    raise ServerError(log.read_text(encoding="utf-8"))


def _is_healthy(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
