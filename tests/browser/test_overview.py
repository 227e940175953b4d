"""Everything on the overview leads to where it is worked out, and a phone has it all at once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser import watch
from tests.browser.server import Server
from tests.browser.watch import Tab

SCREENS = 1.5  # of a phone, in which a leader finds all that the overview answers
ANSWERS = ("cards", "stuck_frame", "reasons_facts", "due_frame", "news_facts")
NUMBER = re.compile(r"\d[\d,.]*")
# What stands on the overview as a link, apart from the menu: titles, cards, sentences, rows, marks.
LINKED = (
    *("h1 a", "h3 a", "[class*=_linked_box] a", "[class*=_facts] p a"),
    *(".board-table th a", ".st-key-standing p a"),
)


@dataclass(frozen=True)
class Link:
    """A link of the overview: where it leads, and the numbers of what it stands in."""

    kind: str
    address: str
    numbers: frozenset[str]
    name: str


@pytest.fixture(scope="module")
def reader(browser: Browser, board: Server) -> Iterator[Tab]:
    with watch.tab(browser, board.address, language="zh", size="desk") as opened:
        opened.open()
        yield opened


def links(tab: Tab) -> list[Link]:
    found = []
    for kind in LINKED:
        for one in tab.page.locator(kind).all():
            said = holder(one, kind).inner_text()
            address = one.get_attribute("href") or ""
            found.append(Link(kind, address, frozenset(NUMBER.findall(said)), one.inner_text()))
    return found


def holder(link: Locator, kind: str) -> Locator:
    """What the reader takes for the link: the card, the row, the sentence, else the link alone."""
    wide = {
        "[class*=_linked_box] a": "[class*=_linked_box]",
        "[class*=_facts] p a": "p",
        ".board-table th a": "tr",
    }
    if kind not in wide:
        return link
    return link.locator(f"xpath=ancestor::*[{matching(wide[kind])}][1]")


def matching(selector: str) -> str:
    """A selector as XPath: a tag, or a part of the class."""
    part = re.search(r"\*=(\w+)", selector)
    return f"contains(@class, '{part[1]}')" if part else f"self::{selector}"


def test_every_number_of_the_overview_is_found_where_its_link_leads(reader: Tab) -> None:
    found = links(reader)
    kinds = {link.kind for link in found}
    assert kinds == set(LINKED)
    missing = []
    for address in dict.fromkeys(link.address for link in found):
        reader.page.goto(f"{reader.address}{address}")
        reader.drawn()
        said = reader.page.locator("[data-testid=stMain]").inner_text()
        there = set(NUMBER.findall(said))
        missing += [
            (link.kind, link.name, address, sorted(link.numbers - there))
            for link in found
            if link.address == address
            and not (link.numbers & there or all(part in said for part in link.name.split(" · ")))
        ]
    assert missing == []
    assert reader.wrong == []


def test_a_click_on_a_card_on_a_row_and_in_the_title_leads_there_and_back(
    browser: Browser, board: Server
) -> None:
    with watch.tab(browser, board.address, language="zh", size="phone", has_touch=True) as reader:
        reader.open()
        reader.page.evaluate("window.isSameVisit = true")
        for kind in LINKED:
            link = reader.page.locator(kind).first
            page = re.split(r"[?]", link.get_attribute("href") or "")[0]
            title = reader.page.locator("h1").inner_text()
            link.evaluate("(one) => one.scrollIntoView({block: 'center'})")
            link.tap()
            reader.page.wait_for_url(f"**{page}*")
            reader.drawn()
            expect(reader.page.locator("h1")).not_to_have_text(title)
            reader.page.evaluate("history.back()")
            expect(reader.page.locator("h1")).to_have_text(title)
            reader.drawn()
        assert reader.page.evaluate("window.isSameVisit === true")
        assert reader.wrong == []


def test_a_phone_shows_all_answers_on_its_first_screen_and_a_half(
    browser: Browser, board: Server
) -> None:
    with watch.tab(browser, board.address, language="zh", size="phone", has_touch=True) as reader:
        reader.open()
        for name in ANSWERS:
            box = reader.page.locator(f".st-key-{name}").bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= SCREENS * watch.SIZES["phone"][1], name
