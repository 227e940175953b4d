"""A show in a real Chromium: turning a slide, following the phone, the static twin's size.

Goals: a slide change at most 300 ms, following the remote at most 500 ms, at most 6 MB for twelve
charts. A change counts until the second frame after it, when it stands on the screen; a turn by
the phone counts from its tap to the screen's slide, by the clock that both share.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.table import Line, show
from pages.shared import warehouse
from pages.shared.capture.page import Manner
from pages.shared.stage import decks, shows, twin
from pages.shared.stage.decks import Deck, Slide
from tests.browser import watch
from tests.browser.server import ROOT, serving

CHANGE, FOLLOW, SIZE = 300.0, 500.0, 6.0
CHARTS = (
    *(("rankings", "ranks"), ("rankings", "values")),
    *(("why_moved", "steps"), ("why_moved", "moves"), ("projects", "gantt")),
    *(("projects", "curve"), ("topics", "uses"), ("problems", "months")),
    *(("problems", "owners"), ("quality", "coverage"), ("forums", "months")),
)
TURN = """
async (at) => {
  const begun = performance.now();
  turn({ at });
  const frame = () => new Promise(requestAnimationFrame);
  await frame(); await frame();
  return performance.now() - begun;
}
"""
NOTE = """
() => {
  window.followed = [];
  new MutationObserver(() => followed.push(Date.now()))
    .observe(document.body, { attributeFilter: ["data-at"] });
}
"""
TAP = """
async () => {
  const begun = Date.now();
  document.getElementById("next").click();
  return begun;
}
"""


def changes(screen: Page) -> list[float]:
    """Milliseconds per slide change, each slide drawn for the first time."""
    return [float(screen.evaluate(TURN, at)) for at in (*range(1, len(CHARTS)), 0)]


def followings(screen: Page, phone: Page) -> list[float]:
    """Milliseconds from a tap on the phone until the screen has turned."""
    screen.evaluate(NOTE)
    taken = []
    for at in range(1, len(CHARTS)):
        begun = float(phone.evaluate(TAP))
        screen.locator(f"body[data-at='{at + 1}']").wait_for(state="attached")
        taken.append(float(screen.evaluate("followed.at(-1)")) - begun)
    return taken


def opened(browser: Browser, address: str, width: int, height: int) -> Page:
    """A page of its own visitor, drawn."""
    page = browser.new_context(viewport={"width": width, "height": height}).new_page()
    page.goto(address)
    page.wait_for_selector(".slide.on, #next:enabled")
    return page


def measure(deck: Deck, address: str, key: str) -> tuple[list[float], list[float]]:
    """Slide changes and followings on one screen and one phone."""
    with watch.browsing() as browser:
        screen = opened(browser, f"{address}/show/{deck.id}?key={key}", 1920, 1080)
        phone = opened(browser, f"{address}/remote/{deck.id}?key={key}", 390, 844)
        return changes(screen), followings(screen, phone)


def main() -> int:
    """Measure a deck of twelve charts of the samples."""
    with tempfile.TemporaryDirectory() as folder:
        load = [sys.executable, "-m", "etl", "load", "data/samples", "--data", folder]
        subprocess.run(load, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        os.environ["QIANGHUI_DATA"] = folder
        deck = decks.create("主席办公会", *(Slide(page, {}, key) for page, key in CHARTS))
        key, build = shows.start(deck).key, warehouse.current_build()
        if build is None:
            raise FileNotFoundError("the samples made no build")
        with serving(Path(folder), Path(folder) / "server.txt") as server:
            changed, followed = measure(deck, server.address, key)
        size = len(twin.of_deck(deck, build, Manner())) / 1e6
    lines = [
        Line("a slide change, the slowest of twelve", max(changed), "ms", CHANGE),
        Line("  the median", statistics.median(changed), "ms"),
        Line("following the remote, the slowest of eleven", max(followed), "ms", FOLLOW),
        Line("  the median", statistics.median(followed), "ms"),
        Line("the static twin of twelve charts", size, "MB", SIZE),
    ]
    return show(lines)


if __name__ == "__main__":
    sys.exit(main())
