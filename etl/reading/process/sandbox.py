"""Run a child process with limits on memory, CPU, file size and open files."""

import errno
import importlib.util
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from etl.reading.formats import reasons
from etl.reading.process.attending import attend, unwatched
from etl.reading.refusal import Refusal

LOG = logging.getLogger(__name__)
MEGABYTE = 1_000_000
ROOT = Path(__file__).parents[3]
LIMITED = Path(__file__).with_name("limited.py")
SMALL, COMMON = 2 * MEGABYTE, 20 * MEGABYTE  # 300,000 rows of ten columns are 7 to 20 MB
STEP = 5 * MEGABYTE
MOST = 4
HEARD = 1 << 20  # bytes kept of what the child says

# A child that ends with SYSTEM and one of these met what no workbook is to blame for.
SYSTEM = 128
SYSTEMS = (errno.ENOSPC, errno.EIO, errno.EROFS, *((errno.EDQUOT,) if os.name != "nt" else ()))

# Both reserve address space by the gigabyte, which the memory limit counts as if it were used.
FRUGAL = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "MALLOC_ARENA_MAX": "2",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}


@dataclass(frozen=True)
class Limits:
    """What a child may use: bytes of memory and of any file written, seconds, open files.

    `cpu` is processor time; `idle` is how long the child may do nothing at all.
    """

    memory: int
    cpu: int
    idle: float
    file_size: int
    files: int = 256


@dataclass(frozen=True)
class Finished:
    """A child that ended by itself."""

    returncode: int
    stdout: str
    stderr: str


def limits_for(size: int) -> Limits:
    """1 GiB and 20 s of CPU for all that offices usually send, and for all small files.

    Honest sheets that are not plain take up to twice as much at 7 MB, and as much again for each
    20 MB more: DECISIONS.md has what was measured. The clock counts only while the child does
    nothing, for on a busy machine everybody waits.
    """
    more = min(1.0, max(0, size - SMALL) / STEP) + max(0, size - COMMON) / COMMON
    share = min(1 + more, MOST)
    return Limits(
        memory=int(share * (1 << 30)),
        cpu=int(20 * share),
        idle=30 + 90 * (share - 1),  # where nobody can tell idle from slow, this is all it has
        file_size=max(100 * MEGABYTE, 20 * size),
    )


def run_limited(
    arguments: Sequence[str],
    *,
    size: int,
    text: str = "",
    limits: Limits | None = None,
    look: Callable[[], None] = unwatched,
) -> Finished:
    """Run `python …arguments` on a file of `size` bytes; Refusal if it dies or takes too much.

    Raises OSError when the child says that the system failed it.

    `text` is given to its standard input; `look` is called now and then while it works. A child
    that has answered ends with exit code 0.
    """
    chosen = limits or limits_for(size)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        with subprocess.Popen(
            _command(arguments, chosen),
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=err,
            cwd=ROOT,
            env={**os.environ, **FRUGAL, "PYTHONUTF8": "1"},
        ) as child:
            if not attend(child, text.encode(), chosen.idle, look):
                raise Refusal(reasons.TOO_MUCH)
        finished = Finished(child.returncode, _heard(out), _heard(err))
    return _judged(finished)


def _command(arguments: Sequence[str], limits: Limits) -> list[str]:
    command = [sys.executable, *arguments]
    if importlib.util.find_spec("resource") is None:  # Windows: the clock alone
        return command
    bounds = (os.getpid(), limits.memory, limits.cpu, limits.file_size, limits.files)
    return [sys.executable, "-I", "-S", str(LIMITED), *map(str, bounds), *command]


def _judged(finished: Finished) -> Finished:
    if finished.returncode == 0:
        return finished
    if (number := finished.returncode - SYSTEM) in SYSTEMS:
        raise OSError(number, os.strerror(number))
    LOG.warning("a reader ended with %s: %s", finished.returncode, finished.stderr[-2000:])
    is_starved = finished.returncode < 0 or "MemoryError" in finished.stderr
    raise Refusal(reasons.TOO_MUCH if is_starved else reasons.BROKE)


def _heard(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read(HEARD).decode("utf-8", "replace")
