"""A page's rerun on a server that has served many visitors, with and without a collection each.

Goal: the collection at rest (`shared/document/tidying.py`) saves at least a quarter of what a rerun
costs with Streamlit's own after every run. Both are measured in one run, so that their ratio says
the same on every machine; and what both keep in memory then stands beside it.
"""

import contextlib
import itertools
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.pages import rerun_cost
from benchmarks.table import Line, show
from benchmarks.viewer import viewing
from tests import menu
from tests.browser.server import ROOT, serving

GOAL = 0.75
VISITORS, PAGES = 100, 3
PAGE = ""
AFTER_EACH = (
    "-c",
    "import sys; sys.argv[0] = 'streamlit'; sys.argv += ['--runner.postScriptGC', 'true']; "
    "from streamlit.web.cli import main; main()",
)


@dataclass(frozen=True)
class Cost:
    """Milliseconds of server CPU for one rerun, and megabytes that the server keeps."""

    rerun: float
    memory: float


def memory(pid: int) -> float:
    """Megabytes of memory in which a process resides, on Linux."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    (found,) = (line.split()[1] for line in lines if line.startswith("VmRSS:"))
    return int(found) / 1024


def measure(data: Path, *start: str) -> Cost:
    """The cost of a rerun beside many visitors who have looked at some pages each and stay."""
    pages = itertools.cycle(menu.addresses())
    with (
        serving(data, data / "server.txt", *start) as server,
        contextlib.ExitStack() as staying,
    ):
        for _ in range(VISITORS):
            viewer = staying.enter_context(viewing(server.address))
            for page in itertools.islice(pages, PAGES):
                viewer.visit(page)
        cost, _figures = rerun_cost(viewer, server.pid, PAGE)
        return Cost(cost, memory(server.pid))


def main() -> int:
    """Measure both on the samples."""
    with tempfile.TemporaryDirectory() as folder:
        load = [sys.executable, "-m", "etl", "load", "data/samples", "--data", folder]
        subprocess.run(load, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        at_rest = measure(Path(folder))
        after_each = measure(Path(folder), *AFTER_EACH)
    return show(
        [
            Line(f"a rerun after {VISITORS} visitors", at_rest.rerun, "ms"),
            Line("  the same with a collection after each run", after_each.rerun, "ms"),
            Line(
                "  the first as a share of the second", at_rest.rerun / after_each.rerun, "", GOAL
            ),
            Line("memory of the server", at_rest.memory, "MB"),
            Line("  the same with a collection after each run", after_each.memory, "MB"),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
