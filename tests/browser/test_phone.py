"""On a phone a number keeps its place: cards stand above lists, on one line, and break nowhere."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import watch
from tests.browser.server import Server
from tests.browser.test_layout import LOWEST, TOP
from tests.browser.watch import Tab

LISTS = ("to_do", "city", "unit", "rankings", "appraisals", "homes", "archive", "decisions")
# The tops of the first card and of the first frame.
STARTS = """
() => ['[class*="_box"]', '[class*="_frame"]']
  .map((one) => document.querySelector(`[data-testid=stMain] ${one}`).getBoundingClientRect().top)
"""
# Rows of cards whose numbers stand at different heights.
UNEVEN = """
() => {
  const rows = new Map();
  for (const box of document.querySelectorAll('[data-testid=stMain] [class*="_box"]')) {
    const top = Math.round(box.getBoundingClientRect().top);
    const number = box.querySelector('[data-testid=stMetricValue]').getBoundingClientRect().top;
    rows.set(top, [...(rows.get(top) || []), Math.round(number)]);
  }
  return [...rows.values()].filter((row) => new Set(row).size > 1);
}
"""
# Places in titles that run over a line's end.
BROKEN = """
() => [...document.querySelectorAll('[data-testid=stMain] :is(h1, h3) span[style*="font-size"]')]
  .filter((one) => one.getClientRects().length > 1).map((one) => one.textContent)
"""
# The tops of the views of a page.
VIEWS = """
() => [...document.querySelectorAll('.st-key-views a')]
  .map((one) => one.getBoundingClientRect().top)
"""


@pytest.fixture(scope="module", params=["zh", "en"])
def phone(request: pytest.FixtureRequest, browser: Browser, board: Server) -> Iterator[Tab]:
    with watch.tab(
        browser, board.address, language=request.param, size="phone", has_touch=True
    ) as reader:
        yield reader


@pytest.mark.parametrize("page", LISTS)
def test_cards_stand_above_a_list_which_begins_early_all_the_same(phone: Tab, page: str) -> None:
    phone.open(page)
    card, frame = phone.page.evaluate(STARTS)
    assert card < frame
    if phone.language == "zh":
        assert phone.page.evaluate(TOP) <= LOWEST["phone"]


@pytest.mark.parametrize("page", ["campaigns", "problems"])
def test_the_numbers_of_a_row_of_cards_stand_on_one_line(phone: Tab, page: str) -> None:
    phone.open(page)
    assert phone.page.evaluate(UNEVEN) == []


def test_a_place_in_a_title_stays_on_one_line(phone: Tab) -> None:
    try:
        for width in range(340, 431, 10):
            phone.page.set_viewport_size({"width": width, "height": 844})
            phone.open("unit")
            assert phone.page.locator('h1 span[style*="font-size"]', has_text="/").count()
            assert phone.page.evaluate(BROKEN) == []
    finally:
        phone.page.set_viewport_size({"width": 390, "height": 844})


@pytest.mark.parametrize("page", ["rankings", "benchmarks", "appraisals"])
def test_the_views_of_a_page_fit_on_one_line(phone: Tab, page: str) -> None:
    phone.open(page)
    assert len(set(phone.page.evaluate(VIEWS))) == 1


def test_the_document_says_the_language_that_it_is_in(phone: Tab) -> None:
    phone.open("rankings")
    expected = "en" if phone.language == "en" else "zh-CN"
    expect(phone.page.locator("html")).to_have_attribute("lang", expected)


def test_a_desk_shows_the_numbers_of_many_cards_on_one_line(
    browser: Browser, board: Server
) -> None:
    with watch.tab(browser, board.address, language="en", size="desk") as desk:
        desk.open("to_do")
        assert desk.page.evaluate(UNEVEN) == []
