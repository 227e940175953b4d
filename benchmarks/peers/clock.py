"""A visit in a real browser: when the last chart stood there, and what came over the line."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, ViewportSize

SCRIPT = Path(__file__).with_name("clock.js").read_text(encoding="utf-8")
WINDOW: ViewportSize = {"width": 1440, "height": 3000}
QUIET = 1500  # milliseconds without a change
PATIENCE = 60_000  # milliseconds
IS_QUIET = f"n => charts.count >= n && performance.now() - charts.at > {QUIET}"


@dataclass(frozen=True)
class Visit:
    """Seconds to the last chart, bytes received, and the number of charts at the end."""

    seconds: float
    received: float
    charts: int


def visit(visitor: BrowserContext, address: str, charts: int) -> Visit:
    """Open an address in a new tab of a visitor and wait for so many charts at least."""
    tab = visitor.new_page()
    tab.set_default_timeout(PATIENCE)
    tab.add_init_script(SCRIPT)
    wire = visitor.new_cdp_session(tab)
    sizes: list[float] = []

    def loaded(event: dict[str, Any]) -> None:
        sizes.append(event["encodedDataLength"])

    def framed(event: dict[str, Any]) -> None:
        frame = event["response"]  # what is binary comes as base64, four characters for three bytes
        sizes.append(len(frame["payloadData"]) * (0.75 if frame["opcode"] == 2 else 1))

    wire.on("Network.loadingFinished", loaded)
    wire.on("Network.webSocketFrameReceived", framed)
    wire.send("Network.enable")
    tab.goto(address, wait_until="commit")
    tab.wait_for_function(IS_QUIET, arg=charts)
    seen = tab.evaluate("charts")
    tab.close()
    return Visit(seen["at"] / 1000, sum(sizes), seen["count"])
