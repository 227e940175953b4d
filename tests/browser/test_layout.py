"""Each page names itself, shows its figure early, has few controls, and covers no number."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests import menu
from tests.browser import watch
from tests.browser.server import Server
from tests.browser.watch import Tab

MOST = 12  # visible controls of a page at a desk; a box, a list of tabs or of choices is one
LOWEST = {"phone": 420, "desk": 300}  # pixels above the first figure
# Pages that miss a measure; one that meets it is to be taken off its list.
CROWDED = (
    *("why_moved", "what_it_takes", "overall", "weights", "benchmarks", "forums", "topics"),
    *("task_office", "problems", "appraisals", "homes", "decisions"),
)
LATE: dict[str, tuple[str, ...]] = {"phone": (), "desk": ("city", "campaigns")}
PAGES = pytest.mark.parametrize("page", menu.addresses(), ids=lambda page: page or "first")
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
IS_FREE = """
() => Boolean(document.elementFromPoint(innerWidth / 2, innerHeight / 3)
  .closest('[data-testid=stMain]'))
"""


@pytest.fixture(scope="module")
def phone(browser: Browser, board: Server) -> Iterator[Tab]:
    with watch.tab(browser, board.address, language="zh", size="phone", has_touch=True) as reader:
        yield reader


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


@PAGES
def test_a_page_on_a_phone_shows_its_figure_early_and_covers_no_number(
    phone: Tab, page: str
) -> None:
    phone.open(page)
    assert phone.page.evaluate(COVERED) == []
    assert (phone.page.evaluate(TOP) > LOWEST["phone"]) == (page in LATE["phone"])


@PAGES
def test_a_page_at_a_desk_names_itself_and_shows_its_figure_early_with_few_controls(
    desk: Tab, page: str
) -> None:
    desk.open(page)
    views = desk.page.locator(".st-key-views")
    expect(desk.page).to_have_title(f"{menu.title(page)} · 强会看板")
    expect(views.locator("strong").first).to_be_visible()
    expect(views).to_contain_text(menu.title(page))
    assert desk.page.evaluate(COVERED) == []
    assert (desk.page.evaluate(CONTROLS) > MOST) == (page in CROWDED)
    assert (desk.page.evaluate(TOP) > LOWEST["desk"]) == (page in LATE["desk"])
