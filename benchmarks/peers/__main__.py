"""`python -m benchmarks.peers [--rounds N] [--cache FOLDER] [--without PEER …]`: all in one run.

Each round visits every peer twice, in turn. Figures are medians over the rounds, ratios medians of
the rounds' ratios. Goals: the last chart of a second visit at most 0.8 times the stock page's, 0.3
times Superset's and three times the static site's. Linux only.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import astuple, dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext

from benchmarks.peers import installing, servers
from benchmarks.peers.clock import WINDOW, visit
from benchmarks.peers.processes import cpu, memory
from benchmarks.peers.servers import ROOT, Peer, Place
from benchmarks.peers.superset import superset
from benchmarks.table import Line, show
from pages.shared import warehouse
from tests.browser import watch

GOALS = {"stock": 0.8, "superset": 0.3, "observable": 3.0}
Starter = Callable[[Place], AbstractContextManager[tuple[Peer, ...]]]
STARTERS: dict[str, Starter] = {
    "stock": servers.stock,
    "superset": superset,
    "observable": servers.observable,
}


@dataclass(frozen=True)
class Measured:
    """One visit: seconds to the last chart, the server's CPU seconds, megabytes; charts drawn."""

    seconds: float
    cpu: float
    received: float
    charts: int


Pair = tuple[Measured, Measured]  # the first visit and the second


def main(arguments: Sequence[str]) -> int:
    """Measure the board beside its peers; the exit code says whether every goal is met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cache", type=Path, default=installing.cache())
    parser.add_argument("--without", nargs="*", default=[], choices=STARTERS)
    chosen = parser.parse_args(arguments)
    print(f"load before: {_load()}", flush=True)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        place = _loaded(Path(folder), chosen.cache.resolve())
        starters = [make for name, make in STARTERS.items() if name not in chosen.without]
        started = [stack.enter_context(make(place)) for make in (servers.board, *starters)]
        peers = [peer for group in started for peer in group]
        with watch.browsing() as browser:
            rounds = [_round(browser, peers) for _ in range(chosen.rounds + 1)][1:]
        held = {peer.name: memory(peer.pid) for peer in peers}
    print(f"load after: {_load()}")
    _print(rounds, held)
    return show(_ratios(rounds))


def _loaded(folder: Path, kept: Path) -> Place:
    """The demonstration data as a build of this run."""
    data = folder / "data"
    load = [sys.executable, "-m", "etl", "load", "data/samples", "--data", str(data)]
    subprocess.run(load, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    os.environ["QIANGHUI_DATA"] = str(data)
    build = warehouse.current_build()
    if build is None:
        raise FileNotFoundError("the samples made no build")
    return Place(data, build.path, folder, kept)


def _round(browser: Browser, peers: Sequence[Peer]) -> dict[str, Pair]:
    """A first and a second visit of a new visitor to every peer."""
    return {peer.name: _visits(browser, peer) for peer in peers}


def _visits(browser: Browser, peer: Peer) -> Pair:
    visitor = browser.new_context(viewport=WINDOW, locale="zh-CN", timezone_id="Asia/Shanghai")
    try:
        peer.enter(visitor)
        return _measure(visitor, peer), _measure(visitor, peer)
    finally:
        visitor.close()


def _measure(visitor: BrowserContext, peer: Peer) -> Measured:
    begun = cpu(peer.pid)
    seen = visit(visitor, peer.address, peer.chart, peer.charts)
    return Measured(seen.seconds, cpu(peer.pid) - begun, seen.received / 1e6, seen.charts)


def _print(rounds: Sequence[Mapping[str, Pair]], held: Mapping[str, float]) -> None:
    """A row per peer: of each pair, the first visit and the second."""
    print("| peer | charts | last chart, s | server CPU, s | received, MB | memory, MB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, megabytes in held.items():
        first, second = (
            Measured(*map(statistics.median, zip(*map(astuple, visits), strict=True)))
            for visits in zip(*(each[name] for each in rounds), strict=True)
        )
        cells = (
            f"{first.charts}",
            f"{first.seconds:.2f} / {second.seconds:.2f}",
            f"{first.cpu:.2f} / {second.cpu:.2f}",
            f"{first.received:.2f} / {second.received:.2f}",
            f"{megabytes:.0f}",
        )
        print("|", " | ".join((name, *cells)), "|")


def _ratios(rounds: Sequence[Mapping[str, Pair]]) -> list[Line]:
    """The board's last chart against each peer's, first visit and second."""
    ratios: dict[str, list[list[float]]] = defaultdict(list)
    for each in rounds:
        for name in each.keys() & GOALS.keys():
            pairs = zip(each["board"], each[name], strict=True)
            ratios[name].append([ours.seconds / theirs.seconds for ours, theirs in pairs])
    lines = []
    for name in sorted(ratios):
        first, second = map(statistics.median, zip(*ratios[name], strict=True))
        lines.append(Line(f"last chart, first visit, against {name}", first, "×"))
        lines.append(Line(f"last chart, second visit, against {name}", second, "×", GOALS[name]))
    return lines


def _load() -> str:
    averages = " ".join(f"{average:.1f}" for average in os.getloadavg())
    return f"{averages} (1, 5, 15 minutes) on {os.cpu_count()} cores"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
