"""What a first visitor gets and when: bytes, first words, first figure and first chart.

`python -m benchmarks.delivery DATA [RUNS]` serves the board on a data folder and a stock page with
one chart, and opens addresses of both in turn, each in a new browser, on slow lines. Medians.
"""

import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser import server

STOCK = """import streamlit as st
import plotly.express as px
st.title("Stock")
st.plotly_chart(px.bar(x=list("abcdef"), y=[1, 2, 3, 4, 5, 6]))
"""
# Bytes a second down, milliseconds of latency, how many times slower the processor is.
LINES = {"5 Mbit": (625_000, 50, 1), "1.6 Mbit, CPU/4": (200_000, 150, 4)}
ADDRESSES = ("/", "/rankings", "/projects?lang=en")
WORDS = "#first_look h1, [data-testid=stMain] h1"
FIGURE = "#first_look figure svg, .js-plotly-plot .main-svg"
CHART = ".js-plotly-plot .main-svg"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
Seen = dict[str, float]


def visit(browser: Browser, address: str, line: tuple[int, int, int]) -> Seen:
    """Seconds from the request until words, a figure and a chart are in the page; MB received."""
    down, latency, slower = line
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    devtools, received = context.new_cdp_session(page), [0.0]
    devtools.send("Network.enable")
    devtools.on(
        "Network.loadingFinished",
        lambda one: received.append(one["encodedDataLength"]),
    )
    rates = {"downloadThroughput": down, "uploadThroughput": down, "latency": latency}
    devtools.send("Network.emulateNetworkConditions", {"offline": False, **rates})
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    seen, start = {}, time.perf_counter()
    page.goto(address, wait_until="commit", timeout=180_000)
    for name, found in (("words", WORDS), ("figure", FIGURE), ("chart", CHART)):
        page.wait_for_selector(found, state="attached", timeout=180_000)
        seen[name] = time.perf_counter() - start
    seen["MB"] = sum(received) / 1e6
    context.close()
    return seen


def main(data: Path, runs: int) -> None:
    """Print a row of medians for each line and address."""
    with ExitStack() as stack, tempfile.TemporaryDirectory() as folder:
        stock = Path(folder) / "stock.py"
        stock.write_text(STOCK, encoding="utf-8")
        board = stack.enter_context(server.serving(data, Path(folder) / "board.log"))
        other = stack.enter_context(
            server.serving(data, Path(folder) / "stock.log", script=str(stock), root=Path(folder))
        )
        chromium = stack.enter_context(sync_playwright()).chromium
        asked = [f"{board.address}{path}" for path in ADDRESSES] + [f"{other.address}/"]
        names = [*ADDRESSES, "stock"]
        for line, limits in LINES.items():
            found: dict[str, list[Seen]] = {name: [] for name in names}
            for _run in range(runs):
                for name, address in zip(names, asked, strict=True):
                    browser = chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
                    found[name].append(visit(browser, address, limits))
                    browser.close()
            for name, seen in found.items():
                medians = [
                    f"{what} {statistics.median(one[what] for one in seen):.2f}" for what in seen[0]
                ]
                print(line, name, *medians, f"n={len(seen)}", sep=" | ", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5)
