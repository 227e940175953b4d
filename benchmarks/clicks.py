"""From a click on each entry of the menu to its page: its name, its title, and all of it.

`python -m benchmarks.clicks [CHECKOUT]`, in a real Chromium; a checkout's board is measured instead
of this one's. Goal: the title stands in the document at most 300 ms after the click, on a quiet
machine, where the page has been opened before. The share of the title in the whole is the same on a
busy one. The first visit of a page, which reads its rows from the build, is printed beside.
"""

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page

from benchmarks.table import Line, show
from tests import menu
from tests.browser import watch
from tests.browser.server import ROOT, serving

GOAL, ROUNDS = 300.0, 3
CLICK = """
(path) => new Promise((resolve) => {
  const app = document.querySelector('[data-testid=stApp]');
  const shown = (place) => document.querySelector(place)?.textContent ?? '';
  const own = `.links a:is([href="/${path}"], [href^="/${path}?"])`;
  const links = [...document.querySelectorAll(`${own}, a[href="${path}"], a[href^="${path}?"]`)];
  const places = { name: '.st-key-views strong', title: '[data-testid=stMain] h1' };
  const before = Object.fromEntries(Object.entries(places).map(([k, v]) => [k, shown(v)]));
  const begun = performance.now(), found = {};
  let hasRun = false;
  const watching = new MutationObserver(() => {
    const now = performance.now() - begun, state = app.dataset.testScriptState;
    hasRun ||= state === 'running';
    for (const [what, place] of Object.entries(places)) {
      const text = shown(place);
      if (text && text !== before[what]) found[what] ??= now;
    }
    if (hasRun && state === 'notRunning' && found.title !== undefined) {
      watching.disconnect();
      resolve([found.name ?? found.title, found.title, now]);
    }
  });
  watching.observe(document.body,
    { subtree: true, childList: true, characterData: true, attributes: true });
  links.find((link) => link.checkVisibility()).click();
})
"""
Times = tuple[float, float, float]


def main(arguments: Sequence[str]) -> int:
    """Print the times of every entry, and whether the slowest title is in time."""
    root = Path(arguments[0]).resolve() if arguments else ROOT
    with tempfile.TemporaryDirectory() as name:
        load = [sys.executable, "-m", "etl", "load", "data/samples", "--data", name]
        subprocess.run(load, cwd=root, check=True, stdout=subprocess.DEVNULL)
        log = Path(name, "server.txt")
        with (
            serving(Path(name), log, root=root) as server,
            watch.browsing() as browser,
            watch.tab(browser, server.address, language="zh", size="desk") as tab,
        ):
            tab.open("quality")
            rounds = [walk(tab.page) for _ in range(ROUNDS + 1)]
    return show(list(lines(rounds)))


def walk(page: Page) -> dict[str, Times]:
    """Click every entry of the menu in turn: milliseconds to name, title and whole page."""
    found = {}
    for entry in menu.ENTRIES:
        if entry.is_listed:
            path = "" if entry == menu.ENTRIES[0] else entry.address
            found[entry.address] = page.evaluate(CLICK, path)
            page.wait_for_function(watch.DRAWN)
    return found


def lines(rounds: Sequence[dict[str, Times]]) -> list[Line]:
    """The median of the rounds after the first, entry by entry; the first beside it."""
    found, shares = [], []
    for entry in rounds[0]:
        first = rounds[0][entry][1]
        warm = [
            statistics.median(times) for times in zip(*(r[entry] for r in rounds[1:]), strict=True)
        ]
        named, titled, whole = warm
        shares.append(titled / whole)
        said = f"{entry}: name {named:.0f}, all {whole:.0f}, first visit {first:.0f}"
        found.append(Line(said, titled, "ms", GOAL))
    return [*found, Line("share of the title in the whole, median", statistics.median(shares), "×")]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
