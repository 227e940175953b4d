"""What a server counts and times of its own work, for Prometheus: numbers only, no name, no text.

The text format is that of Prometheus, version 0.0.4; times are in seconds.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import accumulate
from threading import Lock
from time import perf_counter

BOUNDS = (0.005, 0.025, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 120.0)  # seconds


@dataclass(frozen=True)
class Number:
    """A number at this moment; `kind` is gauge or counter."""

    name: str
    about: str
    value: float
    kind: str = "gauge"

    def lines(self) -> list[str]:
        """As Prometheus reads it."""
        return [*_head(self.name, self.about, self.kind), f"{self.name} {self.value:.15g}"]


@dataclass
class Times:
    """How long something took, each time since the start: a histogram; safe between threads."""

    name: str
    about: str
    _counts: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    _total: float = 0.0
    _lock: Lock = field(default_factory=Lock)

    def note(self, seconds: float) -> None:
        """Count one."""
        with self._lock:
            self._counts[bisect_left(BOUNDS, seconds)] += 1
            self._total += seconds

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Count what is done meanwhile, however it ends."""
        start = perf_counter()
        try:
            yield
        finally:
            self.note(perf_counter() - start)

    @property
    def count(self) -> int:
        """How often it was done."""
        with self._lock:
            return sum(self._counts)

    def lines(self) -> list[str]:
        """As Prometheus reads it: in each bucket all that took at most so long."""
        with self._lock:
            within, total = list(accumulate(self._counts)), self._total
        bounds = [*(f"{bound:g}" for bound in BOUNDS), "+Inf"]
        buckets = [
            f'{self.name}_bucket{{le="{bound}"}} {count}'
            for bound, count in zip(bounds, within, strict=True)
        ]
        ends = [f"{self.name}_sum {total:.6f}", f"{self.name}_count {within[-1]}"]
        return [*_head(self.name, self.about, "histogram"), *buckets, *ends]


def exposed(counted: Sequence[Number | Times]) -> str:
    """All of them as one text."""
    return "".join(f"{line}\n" for one in counted for line in one.lines())


def _head(name: str, about: str, kind: str) -> list[str]:
    return [f"# HELP {name} {about}", f"# TYPE {name} {kind}"]


RERUNS = Times("board_rerun_seconds", "Runs of a page, each from its first line to its last.")
QUERIES = Times("board_query_seconds", "Queries that no cache answered.")
TURNS = Times("board_turn_seconds", "Loads, undoings and the like, with the build that they make.")
