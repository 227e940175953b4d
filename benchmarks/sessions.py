"""Many readers at once, and a server that has been read for hours, through its real protocol.

`python -m benchmarks.sessions [CHECKOUT]`: 100 sessions that think 10 s between two pages, for two
minutes; 50 that arrive within 5 s; then 3,000 reruns of one session. With CHECKOUT, a folder with
an earlier state of the board and its `.venv`, the crowd meets that first. The readers run on this
machine too, so that what they wait is too long rather than too short. Goals: no error, 40 ms of
the processor for a page at most, a figure within 3 s for everybody who arrives, and memory that
grows by less than 1 % in 1,000 reruns.

With `--minutes` it is another measure: so many readers for a long time, alone and beside loads,
see `benchmarks.crowds`.
"""

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import crowds
from benchmarks.aged import memory
from benchmarks.crowds import Asked
from benchmarks.pages import cpu
from benchmarks.table import Line, show
from benchmarks.viewer import ViewError, viewing
from tests import menu
from tests.browser.server import ROOT, Server, serving

SESSIONS, THINK, LASTING = 100, 10.0, 120.0  # readers; seconds between pages, and in all
ARRIVING, WITHIN = 50, 5.0  # readers, and the seconds in which they come
SETTLING, RERUNS = 1000, 2000
PAGES = [page for page in menu.addresses() if page != "search"]
WITH_FIGURES = "rankings"


@dataclass(frozen=True)
class Crowd:
    """What a crowd met: seconds of each page, sessions that ended in an error, CPU in ms a page."""

    waits: list[float]
    errors: int
    cpu: float

    def share(self, of_waits: float) -> float:
        """The seconds that this share of all pages took at most."""
        return sorted(self.waits)[min(int(of_waits * len(self.waits)), len(self.waits) - 1)]


def main(arguments: Sequence[str]) -> int:
    """Measure an earlier state, if one is named, and this one; or many readers for a long time."""
    options = _options(arguments)
    if options.minutes:
        asked = Asked(
            *(options.sessions, options.minutes, options.think),
            *(options.loads, options.refused),
        )
        with tempfile.TemporaryDirectory() as name:
            data = Path(name, "data")
            with served(ROOT, data) as server:
                return show(crowds.measure(server, data, asked))
    lines: list[Line] = []
    with tempfile.TemporaryDirectory() as name:
        before = None
        if options.checkout:
            earlier = Path(options.checkout).resolve()
            with served(earlier, Path(name, "earlier")) as server:
                before = crowd(server, stay)
            lines += told("an earlier state", before)
        with served(ROOT, Path(name, "now")) as server:
            now = crowd(server, stay)
            lines += told("now", now, before)
            come = crowd(server, arrive, ARRIVING)
            lines.append(Line(f"{ARRIVING} arrivals: the last figure", max(come.waits), "s", 3))
            lines.append(Line("  errors", come.errors, "", 0))
            lines.append(grown(server))
    return show(lines)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sessions")
    parser.add_argument("checkout", nargs="?", help="a folder with an earlier state of the board")
    parser.add_argument("--minutes", type=float, default=0.0, help="measure a crowd for so long")
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--think", type=float, default=10.0, help="seconds between two acts")
    parser.add_argument("--loads", type=int, default=0, help="workbooks loaded meanwhile")
    parser.add_argument("--refused", type=int, default=0, help="workbooks refused meanwhile")
    options = parser.parse_args(arguments)
    if not options.minutes and [*arguments] not in ([], [options.checkout]):
        parser.error("--minutes is missing: without it a hundred readers are measured at once")
    return options


@contextmanager
def served(root: Path, data: Path) -> Iterator[Server]:
    """A state of the board that serves the samples, which it has loaded itself."""
    load = [sys.executable, "-m", "etl", "load", "data/samples", "--data", str(data)]
    subprocess.run(load, cwd=root, check=True, stdout=subprocess.DEVNULL)
    with serving(data, data / "server.txt", root=root) as server:
        yield server


def crowd(server: Server, act: Callable[[str, int], list[float]], readers: int = SESSIONS) -> Crowd:
    """So many readers at once, each in a thread."""
    begun = cpu(server.pid)
    with ThreadPoolExecutor(readers) as pool:
        asked = [pool.submit(act, server.address, number) for number in range(readers)]
    errors = [one for one in asked if one.exception() is not None]
    waits = [wait for one in asked if one.exception() is None for wait in one.result()]
    if not waits:
        raise ViewError("no reader saw a page")
    return Crowd(waits, len(errors), (cpu(server.pid) - begun) / len(waits))


def stay(address: str, number: int) -> list[float]:
    """The seconds of each page that a reader opens, thinking in between."""
    chance, waits = random.Random(number), list[float]()
    time.sleep(chance.uniform(0, THINK))
    until = time.monotonic() + LASTING
    with viewing(address) as viewer:
        while time.monotonic() < until:
            begun = time.monotonic()
            viewer.visit(chance.choice(PAGES))
            waits.append(time.monotonic() - begun)
            time.sleep(chance.uniform(0.5, 1.5) * THINK)
    return waits


def arrive(address: str, number: int) -> list[float]:
    """The seconds until a reader who has just come has all figures of a page."""
    time.sleep(WITHIN * number / ARRIVING)
    begun = time.monotonic()
    with viewing(address) as viewer:
        if not viewer.visit(WITH_FIGURES):
            raise ViewError("a page without figures")
    return [time.monotonic() - begun]


def told(state: str, met: Crowd, before: Crowd | None = None) -> list[Line]:
    """The lines of a crowd; the goals are of the present state."""
    slow = met.share(0.95)
    lines = [
        Line(
            f"{state}: {len(met.waits)} pages of {SESSIONS} sessions, median", met.share(0.5), "s"
        ),
        Line("  95 of 100 within", slow, "s"),
        Line("  server CPU a page", met.cpu, "ms", None if state != "now" else 40),
        Line("  errors", met.errors, "", None if state != "now" else 0),
    ]
    if before is not None:
        lines.append(Line("  95 of 100, against before", slow / before.share(0.95), "×", 0.08))
    return lines


def grown(server: Server) -> Line:
    """How much more memory 1,000 reruns take, once the server has settled."""
    sizes = []
    with viewing(server.address) as viewer:
        viewer.visit(WITH_FIGURES)
        for number in range(SETTLING + RERUNS):
            if number >= SETTLING and number % 100 == 0:
                sizes.append(memory(server.pid))
            viewer.rerun()
    half = len(sizes) // 2
    first, last = statistics.median(sizes[:half]), statistics.median(sizes[half:])
    return Line("memory for 1,000 reruns more", 100 * (last - first) / first, "%", 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
