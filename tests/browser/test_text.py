"""Text stays text: what is written is what is read, found and copied, and becomes nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import server, watch
from tests.browser.markers import MARKERS

KINDS = {  # what draws a marker: its container, its element, how many of them
    "title": ("heading", "h1", 1),
    "caption": ("heading", "[data-testid=stCaptionContainer] p", 1),
    "subheader": ("fact", "h3", 1),
    "badge": ("badge", ".stMarkdownBadge", 1),
    "link": ("link", "a", 1),
    "label": ("card", "[data-testid=stCaptionContainer] p", 1),
    "button": ("button", "button p", 1),
}
INVISIBLE = ("\u2060", "\u200b", "\u200d", "\ufeff", "\u00ad", "\u00a0")


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("markers")
    script = str(Path(__file__).with_name("markers.py").relative_to(server.ROOT))
    with (
        server.serving(folder, folder / "server.txt", script=script) as started,
        watch.tab(browser, started.address, language="zh", size="desk") as opened,
    ):
        opened.open()
        opened.page.locator(".st-key-figure .ytick text").last.wait_for()
        yield opened.page


def texts(page: Page, selector: str) -> list[str]:
    said: list[str] = page.locator(selector).evaluate_all(
        "(all) => all.map((one) => one.textContent)"
    )
    return said


@pytest.mark.parametrize("kind", KINDS)
def test_markup_in_a_text_is_read_as_it_is_written(page: Page, kind: str) -> None:
    container, element, count = KINDS[kind]
    read = [texts(page, f".st-key-{container}_{at} {element}") for at in range(len(MARKERS))]
    assert read == [[marker] * count for marker in MARKERS]


def test_a_card_s_number_and_its_line_are_read_as_they_are_written(page: Page) -> None:
    for at, marker in enumerate(MARKERS):
        (box,) = texts(page, f".st-key-card_{at}")
        assert box.count(marker) in (3, 4), marker  # a short number has a label of its own
        assert box.replace(marker, "") == ""


def test_the_cells_of_a_table_are_read_as_they_are_written(page: Page) -> None:
    assert texts(page, ".st-key-table tbody th") == list(MARKERS)
    assert texts(page, ".st-key-table tbody td") == list(MARKERS)
    table = page.locator(".st-key-table table")
    assert table.get_attribute("aria-label") == MARKERS[0]
    assert not table.locator("a, img, b").count()


def test_the_labels_of_a_figure_are_read_as_they_are_written(page: Page) -> None:
    labels = texts(page, ".st-key-figure .ytick text")
    for marker in MARKERS:
        assert any(label.startswith(marker) for label in labels), (marker, labels)


def test_the_options_of_a_box_are_read_as_they_are_written(page: Page) -> None:
    box = page.get_by_role("combobox")
    box.evaluate("(one) => one.scrollIntoView()")  # so that there is room for the options below
    box.press("ArrowDown")
    page.locator("[role=option]").nth(5).wait_for(state="attached")
    shown = texts(page, "[role=option]")  # as many as there is room for
    assert len(shown) > 5
    assert shown == list(MARKERS[: len(shown)])
    page.keyboard.press("Escape")


def test_nothing_invisible_stands_between_letters_and_nothing_became_a_link(page: Page) -> None:
    said = page.locator("body").evaluate("(body) => body.textContent")
    assert not [sign for sign in INVISIBLE if sign in said]
    ways = page.locator("a").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
    assert {way for way in ways if not way.startswith("#")} == {"/city"}
    assert not page.locator("[data-testid=stMain] img, .katex").count()
