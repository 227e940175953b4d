"""Run a command under limits: `python limited.py PARENT MEMORY CPU FILE_SIZE FILES COMMAND…`.

A program of its own, because limits set between fork and exec could deadlock a server with threads.
"""

import contextlib
import ctypes
import os
import resource
import signal
import sys

NICE = 10
PR_SET_PDEATHSIG = 1  # <linux/prctl.h>


def main(arguments: list[str]) -> None:
    """Bind this process, then become the command."""
    parent, memory, cpu, file_size, files = map(int, arguments[:5])
    _die_with(parent)
    limits = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: cpu,
        resource.RLIMIT_FSIZE: file_size,
        resource.RLIMIT_NOFILE: files,
        resource.RLIMIT_CORE: 0,
    }
    for limit, value in limits.items():
        # macOS knows no limit of the address space, and a host may have set a lower one.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (value, value))
    os.nice(NICE)
    os.execv(arguments[5], arguments[5:])


def _die_with(parent: int) -> None:
    """End with the parent, however it ends: an orphan would write into the next load's draft."""
    if sys.platform != "linux":  # elsewhere the limits alone end an orphan
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it was gone before it could be asked for
        sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
