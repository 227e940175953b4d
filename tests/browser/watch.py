"""A browser tab that remembers everything that a reader should never meet."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    Request,
    Response,
    TimeoutError,
    sync_playwright,
)

from pages.menu import ENTRIES
from tests import programs
from tests.browser import runs

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
PATIENCE = 30_000  # milliseconds; a cold first page on two busy cores takes ten
SIZES = {"phone": (390, 844), "desk": (1440, 900), "projector": (1920, 1080)}
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec"
)
UNREADABLE = re.compile(r"\b(None|nan|NaN|NaT|null|undefined|Infinity)\b|\[object \w+\]")
ENGLISH_MONTH = re.compile(rf"\b({MONTHS})\b")

ENGLISH = re.compile(r"\b[A-Za-z]{2,} [a-z]{2,}\b")  # two words; one may be a name or a file's

COMMAND = re.compile(r"“python -m [^”]*”")  # which is typed as it stands, in every language

# Every text that is drawn, spoken or shown on pointing: also in tables (a canvas with a hidden
# table for screen readers), in figures (svg) and in frames of our own.
TEXTS = """
() => {
  const texts = [];
  const walk = (root) => {
    const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (nodes.nextNode()) {
      const node = nodes.currentNode;
      if (node.nodeType === Node.TEXT_NODE) {
        if (!node.parentElement.closest('script, style, noscript')) texts.push(node.data);
      } else {
        for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
          if (node.hasAttribute(name)) texts.push(node.getAttribute(name));
        if (node.shadowRoot) walk(node.shadowRoot);
      }
    }
  };
  walk(document.body);
  return texts.map((text) => text.trim()).filter(Boolean);
}
"""
# The texts that stand on the screen, code apart.
SEEN = """
() => [...document.querySelectorAll('body *')]
  .filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 1
    && !element.closest('script, style, code, pre'))
  .flatMap((element) => [...element.childNodes])
  .filter((node) => node.nodeType === Node.TEXT_NODE)
  .map((node) => node.data)
"""
# What reaches beyond the window's right edge although nothing lets the reader scroll to it.
OVERFLOWING = """
() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => {
    for (let up = element.parentElement; up; up = up.parentElement) {
      if (up.matches('[data-testid=stMain], body')) return false;
      if (['auto', 'scroll', 'hidden'].includes(getComputedStyle(up).overflowX)) return true;
    }
    return false;
  };
  const wide = [...document.querySelectorAll('[data-testid=stMain], [data-testid=stMain] *')]
    .filter((element) => element.getBoundingClientRect().right > width + 1 && !scrolls(element))
    .map((element) => element.dataset.testid || element.tagName + '.' + element.className);
  for (const box of [document.documentElement, document.querySelector('[data-testid=stMain]')])
    if (box && box.scrollWidth > box.clientWidth + 1) wide.push('the page scrolls sideways');
  return [...new Set(wide)].slice(0, 8);
}
"""
# Labels of figures that are cut off by the edge of their figure.
CLIPPED = """
() => [...document.querySelectorAll('.js-plotly-plot')].flatMap((figure) => {
  const frame = figure.getBoundingClientRect();
  return [...figure.querySelectorAll('.main-svg text')].filter((label) => {
    const box = label.getBoundingClientRect();
    return box.width > 0 && (box.left < frame.left - 1 || box.right > frame.right + 1
      || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
  }).map((label) => label.textContent);
})
"""
# Texts of the page that end in … because their box is too narrow for them; a box of one pixel is
# for screen readers alone.
SHORTENED = """
() => [...document.querySelectorAll('[data-testid=stMain] *')]
  .filter((element) => getComputedStyle(element).textOverflow === 'ellipsis'
    && element.checkVisibility() && element.scrollWidth > element.clientWidth + 1
    && element.clientWidth > 1)
  .map((element) => element.textContent).filter(Boolean)
"""
# The menu or the views mark the page of the address: until then the page before it still stands.
ARRIVED = """
() => [...document.querySelectorAll('.links a[aria-current=page]')]
  .some((link) => link.pathname === location.pathname)
"""
# The script has finished, no other run is to come, and every figure is drawn.
DRAWN = """
() => {
  const app = document.querySelector('[data-testid=stApp]');
  return app && app.dataset.testScriptState === 'notRunning' && !window.isRunAwaited
    && app.dataset.testConnectionState === 'CONNECTED'
    && document.querySelector('[data-testid=stMain] h1')
    && !document.querySelector('[data-testid=stSkeleton], [data-stale=true]')
    && [...document.querySelectorAll('[data-testid=stPlotlyChart]')].every((chart) => {
      const figure = chart.querySelector('.main-svg');  // follows a new size of the window late
      return figure && (!chart.checkVisibility()
        || Math.abs(figure.clientWidth - chart.clientWidth) <= 1);
    })
    && document.fonts.status === 'loaded';
}
"""


class UndrawnError(Exception):
    """A page that was not whole in time; the text is what it showed and what went wrong."""


@dataclass
class Tab:
    """One tab, its language and size, and what went wrong in it so far."""

    page: Page
    address: str
    language: str
    size: str
    wrong: list[str] = field(default_factory=list)
    name: str = ""  # the account that is signed in

    def listen(self) -> None:
        """Remember console errors, failures and every request that leaves this machine."""
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.wrong.append(f"page error: {error}"))
        self.page.on("request", self._request)
        self.page.on("response", self._response)

    def open(self, path: str = "") -> None:
        """Open an address of the board and wait until it is drawn."""
        parting = "&" if "?" in path else "?"
        chosen = "" if self.language == "zh" else f"{parting}lang={self.language}"
        self.page.goto(f"{self.address}/{path}{chosen}")
        self.drawn()

    def follow(self, path: str) -> None:
        """Choose a page in the menu, or the view of one; one that is reached by a name is opened
        by its address."""
        entry = next(one for one in ENTRIES if one.address == (path or ENTRIES[0].address))
        if entry.is_named:
            self.open(path)
            return
        ways = [entry]
        while ways[0].of:
            ways.insert(0, next(one for one in ENTRIES if one.script == ways[0].of))
        for way in ways:
            self._click("" if way == ENTRIES[0] else way.address)

    def _click(self, path: str) -> None:
        if urlsplit(self.page.url).path == f"/{path}":
            return
        own = f'.links a:is([href="/{path}"], [href^="/{path}?"])'
        links = self.page.locator(f'{own}, a[href="{path}"], a[href^="{path}?"]')
        link = links.filter(visible=True)
        more = self.page.locator("[class*=st-key-more_] button").filter(visible=True)
        link.or_(more).first.wait_for()  # a page that is being drawn has neither for a moment
        if not link.count():  # a phone has the other pages behind a button
            more.click()
        link.first.click()
        self.page.wait_for_url(lambda url: urlsplit(url).path == f"/{path}")
        self.page.wait_for_function(ARRIVED)
        self.drawn()

    def point_at_figures(self) -> None:
        """Rest the pointer on each figure, so that what it says on pointing is on the screen."""
        for figure in self.page.locator(".js-plotly-plot .nsewdrag").all():
            figure.hover(force=True)

    def drawn(self) -> None:
        """Wait until the script has ended and the figures stand; else say what stands instead."""
        try:
            self.page.wait_for_function(DRAWN)
        except TimeoutError as late:
            said = self.page.locator("body").inner_text()
            raise UndrawnError(f"{self.page.url}: {self.wrong}: {said}") from late

    def texts(self) -> list[str]:
        """Every text on the screen."""
        said: list[str] = self.page.evaluate(TEXTS)
        return said

    def none(self, script: str) -> list[object]:
        """What a script finds when it has been given time to find nothing: what the pointer has
        left fades, and paper is laid out anew."""
        with suppress(TimeoutError):
            self.page.wait_for_function(f"() => !({script})().length")
        found: list[object] = self.page.evaluate(script)
        return found

    def complaints(self) -> list[str]:
        """What a reader of this screen would complain about."""
        texts = self.texts()
        found = [f"unreadable: {text}" for text in texts if UNREADABLE.search(text)]
        if self.language == "zh":
            found += [f"English month: {text}" for text in texts if ENGLISH_MONTH.search(text)]
            seen: list[str] = self.page.evaluate(SEEN)
            typed = [(text, COMMAND.sub("", text)) for text in seen]
            found += [f"not translated: {text}" for text, rest in typed if ENGLISH.search(rest)]
        if self.page.locator("[data-testid=stException]").count():
            found.append(self.page.locator("[data-testid=stException]").first.inner_text())
        found += [f"traceback: {text}" for text in texts if "Traceback (most recent" in text]
        found += [f"too wide: {element}" for element in self.page.evaluate(OVERFLOWING)]
        found += [f"label cut off: {label}" for label in self.page.evaluate(CLIPPED)]
        found += [f"shortened: {text}" for text in self.page.evaluate(SHORTENED)]
        return [*found, *self.wrong]

    def barriers(self) -> list[str]:
        """What axe-core finds that keeps readers with a disability out: serious and critical."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{fault['id']}: {node['html']}"
            for fault in found["violations"]
            if fault["impact"] in ("serious", "critical")
            for node in fault["nodes"]
        ]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.wrong.append(f"console: {message.text} ({message.location.get('url')})")

    def _request(self, request: Request) -> None:
        place = urlsplit(request.url)
        if place.scheme not in ("data", "blob") and place.hostname != "127.0.0.1":
            self.wrong.append(f"left this machine: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.wrong.append(f"{response.status}: {response.url}")


@contextmanager
def browsing() -> Iterator[Browser]:
    """A real Chromium; raises BrowserError when there is none."""
    path = programs.browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def tab(
    browser: Browser, address: str, *, language: str, size: str, has_touch: bool = False
) -> Iterator[Tab]:
    """A fresh tab, as a first visitor has it."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="zh-CN" if language == "zh" else "en-GB",
        timezone_id="Asia/Shanghai",
        reduced_motion="reduce",
        has_touch=has_touch,
    )
    try:
        context.add_init_script(runs.WATCHED)
        opened = Tab(context.new_page(), address, language, size)
        opened.page.set_default_timeout(PATIENCE)
        opened.listen()
        yield opened
    finally:
        context.close()
