"""Server CPU of a page rerun on warm caches, through the real server and its real protocol.

Goal: at most 60 ms on a quiet core. Measured as the server process's own CPU time, with and
without `gc.freeze`, to show what the freeze at the start (`shared/document/tidying.py`) saves.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.table import Line, show
from benchmarks.viewer import Viewer, ViewError, viewing
from tests import menu
from tests.browser.server import ROOT, serving

GOAL = 60.0
WARM_UP, RERUNS = 6, 60
WITHOUT_FREEZE = (
    "-c",
    "import gc, sys; gc.freeze = lambda: None; sys.argv[0] = 'streamlit';"
    "from streamlit.web.cli import main; main()",
)


def cpu(pid: int) -> float:
    """Milliseconds of CPU that a process has used, on Linux."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def rerun_cost(viewer: Viewer, pid: int, page: str) -> tuple[float, int]:
    """Milliseconds of server CPU per rerun of a page, and how many figures it holds."""
    figures = viewer.visit(page)
    for _ in range(WARM_UP):
        if viewer.rerun() != figures:
            raise ViewError(f"{page} did not run again as it was opened")
    before = cpu(pid)
    for _ in range(RERUNS):
        viewer.rerun()
    return (cpu(pid) - before) / RERUNS, figures


def measure(data: Path, *start: str) -> list[tuple[float, int]]:
    """The cost of every page, on a server of its own."""
    with serving(data, data / "server.txt", *start) as server, viewing(server.address) as viewer:
        return [rerun_cost(viewer, server.pid, page) for page in menu.addresses()]


def main() -> int:
    """Measure every page on the samples, frozen and not."""
    with tempfile.TemporaryDirectory() as folder:
        load = [sys.executable, "-m", "etl", "load", "data/samples", "--data", folder]
        subprocess.run(load, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        frozen = measure(Path(folder))
        thawed = measure(Path(folder), *WITHOUT_FREEZE)
    lines = []
    for page, (cost, figures), (slower, _) in zip(menu.addresses(), frozen, thawed, strict=True):
        name = page or "the first page"
        lines.append(Line(f"a rerun of {name}, {figures} figures", cost, "ms", GOAL))
        lines.append(Line("  the same without gc.freeze", slower, "ms"))
    return show(lines)


if __name__ == "__main__":
    sys.exit(main())
