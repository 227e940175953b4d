"""Each page names itself, shows its figure early, has few controls, and covers no number."""

from collections.abc import Iterator
from statistics import median
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests import menu
from tests.browser import watch
from tests.browser.server import Server
from tests.browser.test_frames import HIDDEN
from tests.browser.watch import Tab

MOST = 12  # visible controls of a page at a desk; a box, a list of tabs or of choices is one
MEDIAN = 6  # of the controls of all pages, at most
LOWEST = {"phone": 420, "desk": 300}  # pixels above the first figure
NARROW = (360, 430)  # pixels: phones beside that of 390
# Widgets that lie on a number that is not their own.
COVERED = """
() => {
  const main = document.querySelector('[data-testid=stMain]');
  const seen = (one) => one.checkVisibility({opacityProperty: true, visibilityProperty: true})
    && !one.closest('.st-key-thumb');
  const controls = [...main.querySelectorAll('button, input, select, summary')].filter(seen);
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const range = document.createRange(), found = [];
  while (texts.nextNode()) {
    const text = texts.currentNode, own = text.parentElement;
    if (!/[0-9]/.test(text.data) || own.closest('style, script') || !seen(own)) continue;
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) for (const control of controls) {
      const at = control.getBoundingClientRect();
      const wide = Math.min(at.right, box.right) - Math.max(at.left, box.left);
      const high = Math.min(at.bottom, box.bottom) - Math.max(at.top, box.top);
      const isOwn = control.contains(own) || own.contains(control) || at.width < 2;
      if (!isOwn && box.width > 1 && wide > 2 && high > 2)
        found.push(`${control.outerHTML.slice(0, 120)} on ${text.data}`);
    }
  }
  return [...new Set(found)];
}
"""
CONTROLS = """
() => {
  const seen = (one) => one.checkVisibility() && one.getBoundingClientRect().width > 1;
  const main = document.querySelector('[data-testid=stMain]');
  const whole = '[role=tablist], [role=radiogroup], [data-testid=stSelectbox]';
  const single = [...main.querySelectorAll('button, input, select')]
    .filter((one) => !one.closest(whole));
  return [...main.querySelectorAll(whole), ...single].filter(seen).length;
}
"""
# The top of the figure that stands highest, in pixels; none on a page without figures.
TOP = """
() => {
  const tops = [...document.querySelectorAll('[class*="_frame"]')]
    .filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().top);
  return tops.length ? Math.min(...tops) : 0;
}
"""
# What a thumb presses and is too low for it; the way to open a box is the whole box.
LOW = """
() => [...document.querySelectorAll('[data-testid=stMain] :is(button, summary, [role=tab],'
    + ' [role=radio], [data-testid=stPageLink-NavLink], .board-table .key a)')]
  .filter((one) => one.checkVisibility({opacityProperty: true, visibilityProperty: true})
    && !one.matches(':is([data-testid=stSelectbox], [data-testid=stMultiSelect]) button'))
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([one, box]) => box.width > 2 && box.height < 43.5)
  .map(([one, box]) => `${one.dataset.testid || one.tagName} ${one.innerText} ${box.height}`)
"""
IS_FREE = """
() => Boolean(document.elementFromPoint(innerWidth / 2, innerHeight / 3)
  .closest('[data-testid=stMain]'))
"""

# The rows of cards whose numbers differ in size: what each number says, and its size.
UNEVEN = """
() => {
  const rows = new Map();
  for (const box of document.querySelectorAll('[data-testid=stMain] [class*="_box"]')) {
    const number = box.querySelector('[data-testid=stMetricValue], h4');
    if (!number || !box.checkVisibility()) continue;
    const text = number.querySelector('p') || number;
    const top = Math.round(box.getBoundingClientRect().top);
    rows.set(top, [...(rows.get(top) || []), [text.textContent, getComputedStyle(text).fontSize]]);
  }
  return [...rows.values()].filter((row) => new Set(row.map(([, size]) => size)).size > 1);
}
"""

# The room below the text and the button of each row of the uploads, in pixels.
ROOM = """
() => [...document.querySelectorAll('[class*="st-key-upload_"]')].map((row) => {
  const range = document.createRange();
  const lowest = [...row.querySelectorAll('p, button')].map((one) => {
    range.selectNodeContents(one);
    return range.getBoundingClientRect().bottom;
  });
  return row.getBoundingClientRect().bottom - Math.max(...lowest);
})
"""


@pytest.fixture(scope="module")
def phone(browser: Browser, board: Server) -> Iterator[Tab]:
    with watch.tab(browser, board.address, language="zh", size="phone", has_touch=True) as reader:
        yield reader


@pytest.fixture(scope="module")
def counted() -> dict[str, int]:
    """How many controls each page has at a desk, of those that have been opened."""
    return {}


def test_a_choice_in_the_menu_of_a_phone_opens_a_page_and_leaves_it_free(phone: Tab) -> None:
    phone.open()
    phone.page.locator(".st-key-thumb button").tap()
    listed = phone.page.get_by_test_id("stPopoverBody")
    listed.get_by_role("link", name="问题台账").tap()
    phone.page.wait_for_url("**/problems*")
    phone.drawn()
    expect(listed).to_have_count(0)
    assert phone.page.evaluate(IS_FREE)
    assert phone.complaints() == []


@pytest.mark.parametrize("tab", [("zh", "phone")], ids=["zh-phone"], indirect=True, scope="package")
@pytest.mark.parametrize("page", menu.local(), ids=lambda page: page or "first")
def test_a_page_on_a_phone_shows_its_figure_early_fits_a_thumb_and_hides_nothing(
    tab: Tab, page: str
) -> None:
    tab.follow(page)
    at_rest(tab)
    assert tab.none(COVERED) == []
    assert tab.page.evaluate(TOP) <= LOWEST["phone"]
    assert tab.page.evaluate(LOW) == []
    try:
        for width in NARROW:
            tab.page.set_viewport_size({"width": width, "height": 844})
            tab.drawn()
            assert tab.page.evaluate(watch.OVERFLOWING) == []
            assert tab.page.evaluate(HIDDEN) == []
    finally:
        tab.page.set_viewport_size({"width": 390, "height": 844})


def test_a_page_at_a_desk_names_itself_and_shows_its_figure_early_with_few_controls(
    linked: Tab, counted: dict[str, int]
) -> None:
    page = urlsplit(linked.page.url).path.removeprefix("/")
    at_rest(linked)
    views = linked.page.locator(".st-key-views")
    expect(linked.page).to_have_title(f"{menu.title(page)} · 强会看板")
    expect(views.locator("strong").first).to_be_visible()
    expect(views).to_contain_text(menu.title(page))
    assert linked.none(COVERED) == []
    counted[page] = linked.page.evaluate(CONTROLS)
    assert counted[page] <= MOST
    assert linked.page.evaluate(TOP) <= LOWEST["desk"]


@pytest.mark.parametrize("tab", [("en", "phone")], ids=["en-phone"], indirect=True, scope="package")
@pytest.mark.parametrize("page", ["", "city", "rankings"], ids=lambda page: page or "first")
def test_the_numbers_of_a_row_of_cards_have_one_size_on_a_phone_and_none_is_cut_short(
    tab: Tab, page: str
) -> None:
    tab.follow(page)
    assert tab.page.locator("[class*=_box] [data-testid=stMetricValue]").count() > 1
    try:
        for width in (390, *NARROW):
            tab.page.set_viewport_size({"width": width, "height": 844})
            tab.drawn()
            assert tab.page.evaluate(UNEVEN) == []
            assert tab.page.evaluate(watch.SHORTENED) == []
    finally:
        tab.page.set_viewport_size({"width": 390, "height": 844})


def test_a_row_of_the_uploads_is_as_high_as_what_stands_in_it(phone: Tab) -> None:
    phone.open("history")
    rooms = phone.page.evaluate(ROOM)
    assert rooms
    assert max(rooms) <= 16


def at_rest(tab: Tab) -> None:
    """Leave a page as its reader finds it: at its top, pointing at nothing."""
    tab.page.mouse.move(0, 0)
    tab.page.locator("[data-testid=stMain]").evaluate("(main) => main.scrollTo(0, 0)")


def test_most_pages_at_a_desk_have_very_few_controls(desk: Tab, counted: dict[str, int]) -> None:
    for page in menu.local():
        if page not in counted:
            desk.open(page)
            counted[page] = desk.page.evaluate(CONTROLS)
    assert median(counted.values()) <= MEDIAN


def test_the_choices_after_the_first_are_said_and_open_below_what_says_them(desk: Tab) -> None:
    desk.open("why_moved")
    said = desk.page.locator(".summary").filter(visible=True)
    others = desk.page.get_by_role("combobox", name="对比时期", exact=True)
    expect(said).to_contain_text("对比时期")
    expect(others).to_be_hidden()
    said.click()
    expect(others).to_be_visible()
    desk.page.keyboard.press("Escape")
    expect(others).to_be_hidden()
    assert desk.barriers() == []
