"""A visit in a real browser: when the last chart stood there, and what came over the line."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, ViewportSize

SCRIPT = Path(__file__).with_name("clock.js").read_text(encoding="utf-8")
WINDOW: ViewportSize = {"width": 1440, "height": 3000}
SETTLING = 1500  # milliseconds after the last chart, for what still comes over the line
PATIENCE = 60_000  # milliseconds
IS_WHOLE = f"() => charts.at !== null && performance.now() - charts.at > {SETTLING}"  # no eval


@dataclass(frozen=True)
class Visit:
    """Seconds to the last chart, bytes received, and the number of charts at the end."""

    seconds: float
    received: float
    charts: int


def visit(visitor: BrowserContext, address: str, chart: str, charts: int) -> Visit:
    """Open an address in a new tab of a visitor and wait until so many charts are drawn.

    `chart` selects the element of a chart. Raises TimeoutError where there are never so many.
    """
    tab = visitor.new_page()
    tab.set_default_timeout(PATIENCE)
    expected = json.dumps({"chart": chart, "count": charts})
    tab.add_init_script(f"window.expected = {expected};{SCRIPT}")
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
    tab.wait_for_function(IS_WHOLE)
    seen = tab.evaluate("charts")
    tab.close()
    return Visit(seen["at"] / 1000, sum(sizes), seen["count"])
