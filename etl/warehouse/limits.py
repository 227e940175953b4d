"""What a build may take of the machine: memory, threads and room to spill, set on its connection.

Memory is a share of what the machine or the container has, and less where other programs hold it;
what does not fit goes to a folder beside the draft, which is cleared with it. Where the system does
not say what it has, DuckDB's own limit stands (four fifths of all memory).
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from etl.words import Say, mark

MEMORY = "QIANGHUI_MEMORY_MB"  # how much a build may take, where the operator knows better
MEGABYTE = 1 << 20
OF_ALL, OF_FREE, OF_DISK = 0.6, 0.8, 0.7  # a server answers beside it, and the build needs the disk
LEAST = 256 * MEGABYTE  # the samples take 200
A_THREAD = 256 * MEGABYTE  # each thread sorts and hashes a part of its own
UNBOUNDED = 1 << 60  # what a container without a limit says
MEMINFO = Path("/proc/meminfo")
GROUPS = Path("/sys/fs/cgroup")
OWN_GROUPS = Path("/proc/self/cgroup")
_TOO_LITTLE = mark(
    "The build does not fit into {memory} MB of memory and {disk} MB of disk beside it, which is"
    " what it may take of this machine; nothing was changed. Close other programs, or run it on a"
    " machine with more memory, or allow it more by QIANGHUI_MEMORY_MB, then run the same command"
    " again."
)
_TOO_LITTLE_UNKNOWN = mark(
    "The build does not fit into this machine's memory and {disk} MB of disk beside it; nothing was"
    " changed. Close other programs, or run it on a machine with more memory, then run the same"
    " command again."
)
_NO_SIZE = mark("QIANGHUI_MEMORY_MB is {said}: set it to a whole number of MB.")


@dataclass(frozen=True)
class Limits:
    """Bytes of memory (None: DuckDB's own), threads, and bytes of disk to spill to."""

    memory: int | None
    threads: int
    disk: int

    def config(self, spill: Path) -> dict[str, str | bool | int | float | list[str]]:
        """The settings of a connection that spills to a folder."""
        own: dict[str, str | bool | int | float | list[str]] = {
            "threads": self.threads,
            "temp_directory": str(spill),
            "max_temp_directory_size": f"{self.disk // MEGABYTE}MiB",
        }
        return own if self.memory is None else {**own, "memory_limit": f"{self.memory}B"}


class LimitError(MemoryError):
    """A build cannot run within its limits; the text is a message id with facts."""

    def __init__(self, text: str, **facts: str) -> None:
        """Keep what is to be said."""
        super().__init__(text.format(**facts))
        self._text, self._facts = text, facts

    def sentence(self, say: Say) -> str:
        """What there was, and what to do."""
        return say(self._text).format(**self._facts)


class ScarceError(LimitError):
    """A build did not fit; its draft is gone."""

    def __init__(self, limits: Limits) -> None:
        """Name what there was."""
        disk = f"{limits.disk // MEGABYTE:,}"
        if limits.memory is None:
            super().__init__(_TOO_LITTLE_UNKNOWN, disk=disk)
        else:
            super().__init__(_TOO_LITTLE, memory=f"{limits.memory // MEGABYTE:,}", disk=disk)


class SizeError(LimitError):
    """What the operator allows a build is no size."""

    def __init__(self, said: str) -> None:
        """Name what was said."""
        super().__init__(_NO_SIZE, said=said)


def of_machine(folder: Path) -> Limits:
    """What a build in a folder may take.

    Raises OSError when its disk does not answer, SizeError when the operator's limit is no size.
    """
    memory = _memory()
    most = max(1, memory // A_THREAD) if memory else _threads()
    return Limits(memory, min(most, _threads()), int(shutil.disk_usage(folder).free * OF_DISK))


def _memory() -> int | None:
    said = os.environ.get(MEMORY, "").strip()
    if said and not (said.isdecimal() and int(said)):
        raise SizeError(said)
    if said:
        return int(said) * MEGABYTE
    whole = _machine(OF_ALL)
    if not whole:
        return None
    free = _meminfo("MemAvailable")
    return max(LEAST, min(whole, int(free * OF_FREE)) if free else whole)


def _machine(share: float) -> int:
    """A share of the bytes that the machine, or the container, has; 0 when it does not say."""
    found = [_meminfo("MemTotal"), *map(_limit, _files("memory.max", "memory.limit_in_bytes"))]
    return int(min((size for size in found if size), default=0) * share)


def _threads() -> int:
    """The processors that this process may use, by its container's quota too."""
    own = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    quotas = [quota for path in _files("cpu.max", "") if (quota := _quota(path))]
    return max(1, min([own, *quotas]))


def _meminfo(name: str) -> int:
    for line in _text(MEMINFO).splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) * 1024
    return 0


def _limit(path: Path) -> int:
    said = _text(path).strip()
    return int(said) if said.isdecimal() and int(said) < UNBOUNDED else 0


def _quota(path: Path) -> int:
    """Whole processors that a quota amounts to, at least one; 0 without a quota."""
    allowed, _, period = _text(path).strip().partition(" ")
    return max(1, int(allowed) // int(period)) if allowed.isdecimal() and period.isdecimal() else 0


def _files(second: str, first: str) -> Iterator[Path]:
    """A control file of this process's group and of all groups above it.

    Its names are those of control groups version 2 and 1; the latter are below `memory`.
    """
    for line in _text(OWN_GROUPS).splitlines():
        _, kinds, path = line.split(":", 2)
        if kinds and (not first or "memory" not in kinds.split(",")):
            continue
        root = GROUPS / "memory" if kinds else GROUPS
        own = root / path.lstrip("/")
        for folder in (own, *own.parents):
            if not folder.is_relative_to(root):
                break
            yield folder / (first if kinds else second)


def _text(path: Path) -> str:
    """What a file of the system says; nothing where there is no such file."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""
