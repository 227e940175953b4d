"""The board on paper, as the browser's own print makes it."""

import re

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests import menu
from tests.browser import watch
from tests.browser.server import Server

A4 = {"portrait": (595, 842), "landscape": (842, 595)}
PAPER = ViewportSize(width=1047, height=718)  # A4 landscape between its margins, in pixels
# What stands beyond the paper's right edge, and what has no place on paper.
CUT = """
() => [...document.querySelectorAll('.js-plotly-plot .svg-container')]
  .filter((figure) => figure.getBoundingClientRect().right > innerWidth + 1
    || figure.getBoundingClientRect().height < 20)
  .map((figure) => figure.parentElement.outerHTML.slice(0, 200))
"""
TOOLS = ["stHeader", "stSidebar", "stSelectbox", "stButtonGroup", "stPopover", "stCheckbox"]


def sheets(pdf: bytes) -> list[tuple[int, int]]:
    """The width and height of each page, in points."""
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(round(float(width)), round(float(height))) for width, height in boxes]


@pytest.mark.parametrize("size", watch.SIZES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_profile_of_a_city_is_one_sheet(
    browser: Browser, board: Server, language: str, size: str
) -> None:
    with watch.tab(browser, board.address, language=language, size=size) as visitor:
        visitor.open("city")
        pdf = visitor.page.pdf(prefer_css_page_size=True, print_background=True)
        assert sheets(pdf) == [A4["portrait"]]


@pytest.mark.parametrize("page", menu.addresses(), ids=lambda page: page or "first")
def test_a_page_is_printed_without_menu_and_with_whole_figures(
    browser: Browser, board: Server, page: str
) -> None:
    with watch.tab(browser, board.address, language="zh", size="desk") as visitor:
        visitor.open(page)
        assert A4["landscape" if page != "city" else "portrait"] in sheets(
            visitor.page.pdf(prefer_css_page_size=True)
        )
        visitor.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        visitor.page.emulate_media(media="print")
        visitor.page.set_viewport_size(PAPER)
        assert visitor.page.evaluate(CUT) == []
        for tool in TOOLS:
            assert not visitor.page.get_by_test_id(tool).filter(visible=True).count(), tool
