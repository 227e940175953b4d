"""Run a command under limits: `python limited.py MEMORY CPU FILE_SIZE FILES COMMAND…`.

A program of its own, because limits set between fork and exec could deadlock a server with threads.
"""

import contextlib
import os
import resource
import sys

NICE = 10


def main(arguments: list[str]) -> None:
    """Bind this process, then become the command."""
    memory, cpu, file_size, files = map(int, arguments[:4])
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
    os.execv(arguments[4], arguments[4:])


if __name__ == "__main__":
    main(sys.argv[1:])
