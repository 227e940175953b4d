"""Server CPU of a warm rerun of every page, against an earlier checkout, alternating in one run.

`python -m benchmarks.reruns CHECKOUT`: a folder with an earlier state of the board and the `.venv`
that it runs with. Goal: the median of all pages at most 0.8 times that of the earlier state.
"""

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.pages import cpu
from benchmarks.table import Line, show
from benchmarks.viewer import Viewer, viewing
from tests import menu
from tests.browser.server import ROOT, Server, serving

GOAL, WARM_UP, RERUNS, ROUNDS = 0.8, 3, 10, 3


def main(arguments: Sequence[str]) -> int:
    """Print the ratio of every page that both states have, and that of the medians."""
    before = Path(arguments[0]).resolve()
    with (
        tempfile.TemporaryDirectory() as name,
        both(before, Path(name)) as (old, new),
        viewing(old.address) as earlier,
        viewing(new.address) as now,
    ):
        pairs = {
            page: (cost(earlier, old.pid, page), cost(now, new.pid, page))
            for page in menu.addresses()
            if page != "search"
        }
    lines = [
        Line(f"{page or 'the first page'} ({old_cost:.0f} → {new_cost:.0f} ms)", ratio, "×")
        for page, (old_cost, new_cost) in pairs.items()
        for ratio in [new_cost / old_cost]
    ]
    olds, news = zip(*pairs.values(), strict=True)
    ratio = statistics.median(news) / statistics.median(olds)
    return show([*lines, Line("median of all pages, against before", ratio, "×", GOAL)])


@contextmanager
def both(before: Path, folder: Path) -> Iterator[tuple[Server, Server]]:
    """The earlier state and this one, each serving the samples that it has loaded itself."""
    for root, name in ((before, "old"), (ROOT, "new")):
        load = [sys.executable, "-m", "etl", "load", "data/samples", "--data", str(folder / name)]
        subprocess.run(load, cwd=root, check=True, stdout=subprocess.DEVNULL)
    with (
        serving(folder / "old", folder / "old.txt", root=before) as old,
        serving(folder / "new", folder / "new.txt") as new,
    ):
        yield old, new


def cost(viewer: Viewer, pid: int, page: str) -> float:
    """Milliseconds of server CPU per rerun of a page: the least of some rounds."""
    viewer.visit(page)
    for _ in range(WARM_UP):
        viewer.rerun()
    rounds = []
    for _ in range(ROUNDS):
        begun = cpu(pid)
        for _ in range(RERUNS):
            viewer.rerun()
        rounds.append((cpu(pid) - begun) / RERUNS)
    return min(rounds)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
