"""Back returns to the view that a reader came from; a page that names its defaults adds no step."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, TimeoutError, expect

from tests.browser import watch
from tests.browser.server import Server
from tests.browser.watch import Tab

NAMED = re.compile(r"indicator=.*period=")  # the address names the view
CLICKS = 3  # after so many that chose nothing the choice is broken


@dataclass(frozen=True)
class Seen:
    """Where a reader is, and what stands there."""

    url: str
    title: str


def seen(reader: Tab) -> Seen:
    expect(reader.page).to_have_url(NAMED)
    reader.drawn()
    return Seen(reader.page.url, reader.page.locator("h1").inner_text())


def choose(reader: Tab, label: str, place: int) -> Seen:
    """Choose the option at this place of a box, and see what stands there.

    Twice in some hundred runs on a busy machine a click chose nothing, for a reason that was not
    found. A reader then chooses again.
    """
    before = reader.page.url
    for _attempt in range(CLICKS):
        summary = reader.page.locator(".summary").filter(visible=True)
        if not reader.page.locator("body.choosing").count():  # they stay open after a choice
            summary.click()
        reader.page.get_by_role("combobox", name=label, exact=True).click()
        reader.page.locator("[role=option]").nth(place).click()
        try:
            reader.page.wait_for_url(lambda url: url != before, timeout=watch.PATIENCE / CLICKS)
            break
        except TimeoutError:
            reader.drawn()
    assert reader.page.url != before
    return seen(reader)


def gone(reader: Tab, steps: int, to: Seen) -> Seen:
    """Go through the history, and see what stands there once it stands still."""
    reader.page.evaluate(f"history.go({steps})")
    reader.page.wait_for_url(to.url)
    expect(reader.page.locator("h1")).to_have_text(to.title)
    return seen(reader)


def length(reader: Tab) -> int:
    entries: int = reader.page.evaluate("history.length")
    return entries


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_back_returns_to_the_view_one_came_from(browser: Browser, board: Server, size: str) -> None:
    with watch.tab(
        browser, board.address, language="zh", size=size, has_touch=size == "phone"
    ) as reader:
        reader.page.goto("about:blank")
        reader.open("rankings")
        first = seen(reader)
        entries = length(reader)
        assert entries == 2  # with the blank one
        reader.follow("why_moved")
        menu = seen(reader)
        indicator = choose(reader, "评价方案或指标", 3)
        period = choose(reader, "时期", 2)
        assert length(reader) == entries + 3
        assert len({one.url for one in (first, menu, indicator, period)}) == 4
        assert gone(reader, -1, indicator) == indicator
        assert gone(reader, -1, menu) == menu
        assert gone(reader, 1, indicator) == indicator
        assert gone(reader, -2, first) == first
        assert gone(reader, 3, period) == period
        assert length(reader) == entries + 3
        assert reader.wrong == []
