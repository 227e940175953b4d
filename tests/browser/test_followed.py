"""A link in a table or on a card stays within the visit: choices go along, and back leads back."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, expect

from tests.browser import watch
from tests.browser.server import Server
from tests.browser.test_history import choose, gone, length, seen

STAYS = "window.isSameVisit === true"


def test_a_link_in_a_table_takes_the_choices_along_and_back_returns(
    browser: Browser, board: Server
) -> None:
    with watch.tab(browser, board.address, language="zh", size="desk") as reader:
        reader.open("rankings")
        seen(reader)
        reader.page.evaluate("window.isSameVisit = true")
        chosen = choose(reader, "评价方案或指标", 3)
        entries = length(reader)
        link = reader.page.locator(".board-table a").first
        city = link.inner_text()
        link.click()
        reader.page.wait_for_url(re.compile(r"/city\?(?!.*followed).*group="))
        reader.drawn()
        assert reader.page.locator("h1").inner_text().startswith(city)
        assert length(reader) == entries + 1
        reader.follow("why_moved")  # the indicator that was chosen before the link went along
        asked = parse_qs(urlsplit(reader.page.url).query)
        assert asked["indicator"] == parse_qs(urlsplit(chosen.url).query)["indicator"]
        assert length(reader) == entries + 3  # the city, the rankings, their view
        assert gone(reader, -3, chosen) == chosen
        assert reader.page.evaluate(STAYS)  # no page was loaded anew
        assert reader.wrong == []


def test_a_link_that_is_opened_in_another_tab_is_left_to_the_browser(
    browser: Browser, board: Server
) -> None:
    with watch.tab(browser, board.address, language="zh", size="desk") as reader:
        reader.open("rankings")
        before = reader.page.url
        with reader.page.context.expect_page() as opened:
            reader.page.locator(".board-table a").first.click(modifiers=["ControlOrMeta"])
        expect(opened.value).to_have_url(re.compile(r"/city\?city="))
        assert reader.page.url == before
