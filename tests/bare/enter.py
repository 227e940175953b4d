"""Runs one command inside a built system, in namespaces of its own that end with it.

`unshare --mount --pid --fork --kill-child [--net] python -m tests.bare.enter`, with the visit as
JSON on standard input. What is mounted, and whatever the command leaves running, is gone when
this process ends, however it ends.
"""

import fcntl
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import TypedDict

PATIENCE = 1200  # seconds until the board must answer: the first time it is installed before
GRACE = 30  # seconds that it has to end after Ctrl-C
SET_FLAGS, UP = 0x8914, 0x1  # SIOCSIFFLAGS, IFF_UP


class Visit(TypedDict):
    """What to do in a room."""

    room: str
    command: str
    user: int
    variables: dict[str, str]
    places: list[str]  # of the outside, seen at the same path, read-only
    read_only: str  # a folder of the room that is read-only meanwhile, or empty
    cramped: str  # a folder of the room whose disk has no room, or empty
    port: int  # that the board is expected to answer on; 0 for a command that ends by itself


def main() -> int:
    """Do what standard input asks for; the exit code is the command's, 0 for a board that ran."""
    visit: Visit = json.load(sys.stdin)
    _mount(visit)
    _raise_loopback()
    user = visit["user"]
    with subprocess.Popen(
        ["chroot", f"--userspec={user}:{user}", visit["room"], "/bin/sh", "-c", visit["command"]],
        env=visit["variables"],
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        umask=0o077,
    ) as started:
        return _until_it_answers(started, visit["port"]) if visit["port"] else started.wait()


def _mount(visit: Visit) -> None:
    room = Path(visit["room"])
    _call("--make-rprivate", "/")
    for name in ("proc", "dev", "sys"):
        _call("--rbind", f"/{name}", str(room / name))
    _call("-t", "proc", "proc", str(room / "proc"))
    for place in visit["places"]:
        inside = room / place.lstrip("/")
        inside.parent.mkdir(parents=True, exist_ok=True)
        inside.mkdir(exist_ok=True) if Path(place).is_dir() else inside.touch()
        _call("--bind", "-o", "ro", place, str(inside))
    if visit["cramped"]:
        _call("-t", "tmpfs", "-o", "size=20m,mode=777", "tmpfs", str(room / visit["cramped"]))
    if visit["read_only"]:
        folder = str(room / visit["read_only"])
        _call("--bind", folder, folder)
        _call("-o", "remount,bind,ro", folder)


def _call(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)


def _raise_loopback() -> None:
    """A network namespace of its own starts with everything down, loopback too."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SET_FLAGS, struct.pack("16sh14x", b"lo", UP))


def _until_it_answers(started: subprocess.Popen[bytes], port: int) -> int:
    """0 once the board has answered and has ended by Ctrl-C."""
    for _ in range(PATIENCE):
        if started.poll() is not None:
            return started.returncode or 1
        if _answers(port):
            os.killpg(started.pid, signal.SIGINT)
            started.wait(timeout=GRACE)
            return 0
        time.sleep(1)
    return 1


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


if __name__ == "__main__":
    sys.exit(main())
