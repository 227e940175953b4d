"""The board on paper, as the browser's own print makes it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import ViewportSize

from tests.browser import watch
from tests.browser.watch import Tab

A4 = {"portrait": (595, 842), "landscape": (842, 595)}
PAPER = ViewportSize(width=1047, height=718)  # A4 landscape between its margins, in pixels
# What stands beyond the paper's right edge, and what has no place on paper.
CUT = """
() => [...document.querySelectorAll('.js-plotly-plot .svg-container')]
  .filter((figure) => figure.getBoundingClientRect().right > innerWidth + 1
    || figure.getBoundingClientRect().height < 20)
  .map((figure) => figure.parentElement.outerHTML.slice(0, 200))
"""
# The numbers of cards that are too small to be read on paper, in pixels of the screen.
SMALL = """
() => [...document.querySelectorAll('[data-testid=stMetricValue] p')]
  .filter((number) => parseFloat(getComputedStyle(number).fontSize) < 16)
  .map((number) => number.textContent)
"""
WIDGETS = ("stHeader", "stSelectbox", "stButtonGroup", "stPopover", "stCheckbox", "stPageLink")
FRAME = (".st-key-menu", ".st-key-thumb", ".st-key-language", ".summary", "[role=tablist]")
TOOLS = (*(f"[data-testid={widget}]" for widget in WIDGETS), *FRAME)


def sheets(pdf: bytes) -> list[tuple[int, int]]:
    """The width and height of each page, in points."""
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(round(float(width)), round(float(height))) for width, height in boxes]


def test_the_profile_of_a_city_is_one_sheet(tab: Tab) -> None:
    tab.follow("city")
    pdf = tab.page.pdf(prefer_css_page_size=True, print_background=True)
    assert sheets(pdf) == [A4["portrait"]]


def test_a_page_is_printed_without_menu_and_with_whole_figures(linked: Tab) -> None:
    page = linked.page
    upright = urlsplit(page.url).path == "/city"
    pdf = sheets(page.pdf(prefer_css_page_size=True, print_background=True))
    assert A4["portrait" if upright else "landscape"] in pdf
    assert len(pdf) == 1 or not upright
    with printing(linked):
        assert linked.none(CUT) == []
        assert linked.none(SMALL) == []
        for tool in TOOLS:
            assert not page.locator(tool).filter(visible=True).count(), tool


@contextmanager
def printing(tab: Tab) -> Iterator[None]:
    """The page as it is laid out for paper, and afterwards as before."""
    page = tab.page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)
    try:
        yield
    finally:
        width, height = watch.SIZES["desk"]
        page.set_viewport_size(ViewportSize(width=width, height=height))
        page.emulate_media(media="null")  # neither paper nor screen by force
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        tab.drawn()  # figures follow the window late, and other tests look at this page
