"""The warm process: `python -m tests.warm.server SOCKET` forks a child for each command asked for.

A child is forked by a process between, which ends at once: the child then belongs to the nearest
ancestor that takes in orphans, which is the process that asked.
"""

import gc
import importlib
import json
import os
import signal
import socket
import sys
from collections.abc import Sequence

from tests.warm import starting
from tests.warm.running import HEAD, Command, become, is_alone

IMPORTED = ("etl.__main__", "etl.reading.__main__")
STREAMS = 3


def main() -> None:
    """Serve until the other side of the socket is closed."""
    with socket.socket(fileno=int(sys.argv[1])) as asked:
        for name in IMPORTED:
            importlib.import_module(name)
            del sys.modules[name]  # the command runs it from its first line
        starting.install()  # for the readers that commands start
        gc.collect()
        gc.freeze()
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        asked.sendall(b"1" if is_alone() else b"0")
        while _serve(asked):
            pass


def _serve(asked: socket.socket) -> bool:
    head, files, _flags, _address = socket.recv_fds(asked, HEAD, STREAMS)
    if not head:
        return False
    message = b""
    while len(message) < int(head):
        message += asked.recv(int(head) - len(message))
    said = json.loads(message)
    pid = _forked(Command(**{**said, "arguments": tuple(said["arguments"])}), files)
    for file in files:
        os.close(file)
    asked.sendall(f"{pid:{HEAD}}".encode())
    return True


def _forked(command: Command, files: Sequence[int]) -> int:
    """The number of a process that becomes the command once its parent is the one that asked."""
    told, tell = os.pipe()
    waiting, go = os.pipe()
    between = os.fork()
    if between == 0:
        if os.fork() == 0:
            if command.is_session:  # before the caller, who may end the session, knows the number
                os.setsid()
            os.write(tell, f"{os.getpid()}".encode())
            os.close(go)
            os.read(waiting, 1)  # ends when the warm process closes it
            become(command, files)
        os._exit(0)
    os.close(tell)
    os.waitpid(between, 0)
    pid = int(os.read(told, 32))
    for file in (told, waiting, go):
        os.close(file)
    return pid


if __name__ == "__main__":
    main()
    os._exit(0)  # DuckDB would complain of what `gc.freeze` keeps from the collector
