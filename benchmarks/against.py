"""Server CPU of this state against an earlier one, measured in turn in one run.

`python -m benchmarks.against [--commit C] [--rounds N] [--pages PAGE …]`: takes the earlier state
out of git into a temporary folder, where both load the samples and a workbook of 334 cities. What
is measured is user and system time of the server's process, so that a busy machine changes the
ratios little; each is the median of the rounds' ratios. The goals are those of the table in
`RESULTS.md`.

* warm rerun: a page that one reader has opened runs again, as at any touch of a control.
* aged: the same beside 100 readers who have looked at three pages each and stay, against a server
  that has just started; both of this state.
* sessions: 100 readers at once open 4 pages each, one after another without thinking: the CPU of a
  page when many are read, first openings included. Both states.
"""

import argparse
import io
import itertools
import statistics
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from benchmarks import cities
from benchmarks.pages import cpu
from benchmarks.table import Line, show
from benchmarks.viewer import Viewer, viewing
from tests import menu
from tests.browser.server import ROOT, Server, serving

EARLIER = "c995925"
HEAVIEST = "rankings"  # of the earlier state
WARM_UP, RERUNS = 5, 20
VISITORS, SEEN, AT_ONCE, OPENED = 100, 3, 100, 4
PAGES = [page for page in menu.local() if page != "search"]
Timed = Callable[[], float]  # milliseconds


def main(arguments: Sequence[str]) -> int:
    """Print every measure beside its goal; the exit code says whether all are met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commit", default=EARLIER)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pages", nargs="*", default=PAGES)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        before = _earlier(chosen.commit, folder / "code")
        rounds = chosen.rounds
        start = partial(_started, stack, folder)
        demo = [start(root, "samples") for root in (before, ROOT)]
        failed = show(_reruns(demo, chosen.pages, rounds))  # each part is told once it is done
        many = [start(root, "cities") for root in (before, ROOT)]
        failed |= show(_compared(f"334 cities, {HEAVIEST}", many, HEAVIEST, rounds, 0.04))
        failed |= show(_aged(stack, folder, rounds))
        failed |= show(_sessions(demo))
    return failed


def _earlier(commit: str, folder: Path) -> Path:
    """The files of a commit."""
    packed = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True)
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def _started(stack: ExitStack, folder: Path, root: Path, what: str) -> Server:
    """A server of a state on the samples or on many cities, which that state has loaded itself."""
    data = folder / f"{what}-{'now' if root == ROOT else 'before'}"
    source = root / "data/samples" if what == "samples" else folder / "cities.xlsx"
    if what == "cities" and not source.exists():
        cities.write(source)
    if not data.exists():
        load = [sys.executable, "-m", "etl", "load", str(source), "--data", str(data)]
        subprocess.run(load, cwd=root, check=True, stdout=subprocess.DEVNULL)
    return stack.enter_context(serving(data, folder / f"{data.name}.log", root=root))


def _reruns(servers: Sequence[Server], pages: Sequence[str], rounds: int) -> list[Line]:
    """The heaviest page against its goal, and that no page is far slower than the others."""
    lines = _compared(f"warm rerun, {HEAVIEST}", servers, HEAVIEST, rounds, 0.2)
    costs = {}
    with ExitStack() as stack:
        old, new = (stack.enter_context(_ready(server, "")) for server in servers)
        for page in pages:
            before, now = _open(old, servers[0], page), _open(new, servers[1], page)
            ratios, costs[page] = _alternating(before, now, rounds)
            name = f"  {page or 'the first page'}"
            lines.append(Line(f"{name}, against before ({costs[page]:.1f} ms)", ratios, "×"))
    slowest = max(costs.values()) / statistics.median(costs.values())
    return [*lines, Line("slowest page against the median of all", slowest, "×", 2)]


def _compared(
    what: str, servers: Sequence[Server], page: str, rounds: int, goal: float
) -> list[Line]:
    with ExitStack() as stack:
        readers = [stack.enter_context(_ready(server, page)) for server in servers]
        before, now = map(_rerun, readers, servers)
        ratio, cost = _alternating(before, now, rounds)
    return [Line(f"{what}: now", cost, "ms"), Line(f"{what}: against before", ratio, "×", goal)]


@contextmanager
def _ready(server: Server, page: str) -> Iterator[Viewer]:
    """A reader who has opened a page."""
    with viewing(server.address) as reader:
        _open(reader, server, page)
        yield reader


def _open(reader: Viewer, server: Server, page: str) -> Timed:
    reader.visit(page)
    for _ in range(WARM_UP):
        reader.rerun()
    return _rerun(reader, server)


def _rerun(reader: Viewer, server: Server) -> Timed:
    """What measures the CPU of a rerun of the page that a reader has opened."""

    def measured() -> float:
        begun = cpu(server.pid)
        for _ in range(RERUNS):
            reader.rerun()
        return (cpu(server.pid) - begun) / RERUNS

    return measured


def _alternating(before: Timed, now: Timed, rounds: int) -> tuple[float, float]:
    """The median of the ratios of the rounds, and of the milliseconds now."""
    pairs = [(before(), now()) for _ in range(rounds)]
    ratios = [new / max(old, 0.01) for old, new in pairs]
    return statistics.median(ratios), statistics.median(new for _old, new in pairs)


def _aged(stack: ExitStack, folder: Path, rounds: int) -> list[Line]:
    """A rerun beside many readers who stay, against a server that has just started."""
    fresh, aged = (_started(stack, folder, ROOT, "samples") for _ in range(2))
    pages = itertools.cycle(PAGES)
    for _ in range(VISITORS):
        visitor = stack.enter_context(viewing(aged.address))
        for page in itertools.islice(pages, SEEN):
            visitor.visit(page)
    return _compared(f"beside {VISITORS} readers", (fresh, aged), HEAVIEST, rounds, 1.1)


def _sessions(servers: Sequence[Server]) -> list[Line]:
    """The CPU of a page when many read at once."""
    before, now = map(_crowd, servers)
    what = f"{AT_ONCE} readers, a page of {OPENED}"
    return [
        Line(f"{what}: before", before, "ms"),
        Line(f"{what}: now", now, "ms", 40),
        Line(f"{what}: against before", now / before, "×"),
    ]


def _crowd(server: Server) -> float:
    begun = cpu(server.pid)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(partial(_read, server.address), range(AT_ONCE)))
    return (cpu(server.pid) - begun) / (AT_ONCE * OPENED)


def _read(address: str, number: int) -> None:
    with viewing(address) as reader:
        for at in range(OPENED):
            reader.visit(PAGES[(number + at * len(PAGES) // OPENED) % len(PAGES)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
