"""The board, the stock page and the static site, each as a user starts it, on loopback."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext

from benchmarks.peers import installing
from benchmarks.peers.processes import free_port, running
from benchmarks.peers.questions import QUESTIONS, ask

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Place:
    """What every peer is given: the board's data, its build, a folder of the run, the cache."""

    data: Path
    build: Path
    folder: Path
    kept: Path


@dataclass(frozen=True)
class Peer:
    """A running server, its page, the charts on it, and what a visitor does before the clock.

    `chart` selects the element of a chart; Plotly's by default.
    """

    name: str
    address: str
    pid: int
    charts: int = len(QUESTIONS)
    chart: str = ".js-plotly-plot"
    enter: Callable[[BrowserContext], None] = lambda _visitor: None


@contextmanager
def board(place: Place) -> Iterator[tuple[Peer, ...]]:
    """The board, by its page of the six questions and by its first page of ranks."""
    variables = {"QIANGHUI_DATA": str(place.data)}
    with _streamlit(place, "app.py", ROOT, variables) as (address, pid):
        yield (
            Peer("board", f"{address}/problems", pid),
            Peer("board, two charts", f"{address}/rankings", pid, charts=2),
        )


@contextmanager
def stock(place: Place) -> Iterator[tuple[Peer, ...]]:
    """The stock page; it runs in an empty folder, so that the board's settings do not help it."""
    script = str(Path(__file__).with_name("stock_page.py"))
    folder = place.folder / "stock"
    folder.mkdir()
    variables = {
        "PEERS_BUILD": str(place.build),
        "PYTHONPATH": str(ROOT),
        "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    }
    with _streamlit(place, script, folder, variables) as (address, pid):
        yield (Peer("stock", address, pid),)


@contextmanager
def _streamlit(
    place: Place, script: str, cwd: Path, variables: dict[str, str]
) -> Iterator[tuple[str, int]]:
    port = free_port()
    options = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    command = [sys.executable, "-m", "streamlit", "run", script, *options]
    address, log = f"http://127.0.0.1:{port}", place.folder / f"{cwd.name}.log"
    headless = [*command, "--server.headless", "true"]
    with running(headless, f"{address}/_stcore/health", log, variables, cwd) as pid:
        yield address, pid


@contextmanager
def observable(place: Place) -> Iterator[tuple[Peer, ...]]:
    """The static site, built with the answers of this build."""
    site = installing.observable(place.kept)
    answers = [
        {
            "title": question.title,
            "form": question.form,
            "category": question.category,
            "values": question.values,
            "rows": ask(place.build, question).to_dict("records"),
        }
        for question in QUESTIONS
    ]
    (site / "src" / "questions.json").write_text(json.dumps(answers), encoding="utf-8")
    log = place.folder / "observable.log"
    with log.open("w", encoding="utf-8") as output:
        build = ["npm", "run", "build", "--prefix", str(site)]
        subprocess.run(build, check=True, stdout=output, stderr=output)
    address, port = "http://127.0.0.1", free_port()
    sirv = ["node", str(site / "node_modules" / "sirv-cli" / "bin.js"), str(site / "dist")]
    options = ["--host", "127.0.0.1", "--port", str(port), "--etag", "--gzip", "--quiet"]
    address = f"{address}:{port}/"
    with running([*sirv, *options], address, place.folder / "sirv.log", {}, site) as pid:
        yield (Peer("observable", address, pid, chart="svg"),)
