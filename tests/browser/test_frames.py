"""The frame of a figure: few controls, its views, what is taken away, and its table on a phone."""

from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, expect

from tests.browser import watch
from tests.browser.server import Server
from tests.browser.watch import Tab

MOST = 3  # visible controls of a figure, its tabs counted as one
FINGER = 44  # pixels
CONTROLS = """
(frame) => {
  const seen = (one) => one.checkVisibility() && one.getBoundingClientRect().width > 1;
  const all = [...frame.querySelectorAll('button, input, select')].filter(seen);
  return all.filter((one) => !one.closest('[role=tablist]')).length
    + frame.querySelectorAll('[role=tablist]').length;
}
"""
# What a table hides at its right edge without a shade that says so, or at all on a phone.
HIDDEN = """
() => [...document.querySelectorAll('.board-table')]
  .filter((one) => one.scrollWidth > one.clientWidth + 1)
  .filter((one) => innerWidth <= 640 || getComputedStyle(one).backgroundImage === 'none')
  .map((one) => one.textContent.slice(0, 80))
"""
PAGES = ("rankings", "problems", "projects")


@pytest.fixture(scope="module")
def phone(browser: Browser, board: Server) -> Iterator[Tab]:
    with watch.tab(browser, board.address, language="zh", size="phone") as reader:
        yield reader


def frames(tab: Tab) -> list[Locator]:
    found = tab.page.locator("[class*='_frame']").all()
    assert found
    return found


@pytest.mark.parametrize("page", PAGES)
def test_a_figure_has_few_controls_and_no_toolbar(desk: Tab, page: str) -> None:
    desk.open(page)
    assert max(frame.evaluate(CONTROLS) for frame in frames(desk)) <= MOST
    assert not desk.page.locator(".modebar-btn").count()
    assert desk.page.evaluate(HIDDEN) == []
    expect(desk.page.locator(".stMarkdownBadge", has_text="演示数据")).to_have_count(1)


def test_the_views_of_a_figure_are_drawn_one_at_a_time_and_kept_in_the_address(desk: Tab) -> None:
    desk.open("rankings")
    frame = desk.page.locator(".st-key-values_frame")
    expect(frame.locator(".js-plotly-plot")).to_have_count(1)
    frame.get_by_role("tab", name="来源").click()
    expect(frame.get_by_text("导入", exact=False).first).to_contain_text("》")
    expect(frame.locator(".js-plotly-plot")).to_have_count(0)
    desk.page.wait_for_url("**values_tab=sources*")
    desk.page.reload()
    desk.drawn()
    expect(frame.locator(".board-table")).to_contain_text(".xlsx")


def test_a_figure_is_saved_as_a_drawing_and_as_a_picture(desk: Tab) -> None:
    desk.open("rankings")
    desk.page.locator(".st-key-values_frame").get_by_role("tab", name="更多").click()
    with desk.page.expect_download() as saved:
        desk.page.locator("button.picture[data-as=svg]").click()
    drawing = saved.value.path().read_text(encoding="utf-8")
    assert drawing.startswith("<svg")
    assert "澄岚市" in drawing
    with desk.page.expect_download() as painted:
        desk.page.locator("button.picture[data-as=png]").click()
    with Image.open(painted.value.path()) as picture:
        assert picture.format == "PNG"
        assert len(picture.convert("RGB").getcolors(1 << 24) or []) > 3
    expect(desk.page.locator(".st-key-values_offers code")).to_contain_text("/rankings")


def test_a_row_on_a_phone_is_two_lines_with_what_decides_first(phone: Tab) -> None:
    phone.open("rankings")
    assert phone.page.evaluate(HIDDEN) == []
    row = phone.page.locator(".board-table tbody tr").first
    rank, city, value, other = (row.locator(f":nth-child({n})").first for n in (1, 2, 3, 4))
    tops = [box["y"] for one in (rank, city, value, other) if (box := one.bounding_box())]
    assert tops[0] == pytest.approx(tops[1], abs=3) == pytest.approx(tops[2], abs=3)
    assert tops[3] > tops[0] + 10
    assert value.inner_text().endswith("分")  # the head, which has the unit, is not seen
    own = phone.page.locator(".board-table .home").first
    assert own.locator("th").evaluate("(cell) => getComputedStyle(cell).fontWeight") == "700"


@pytest.mark.parametrize("page", PAGES)
def test_what_a_thumb_presses_is_large_enough(phone: Tab, page: str) -> None:
    phone.open(page)
    for frame in frames(phone):
        for control in frame.locator("button:visible, [role=tab]:visible").all():
            box = control.bounding_box()
            assert box is not None
            assert box["height"] >= FINGER, control.inner_text()
