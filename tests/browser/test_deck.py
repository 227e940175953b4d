"""The slides of a deck put in order by mouse, keys and thumb; the order holds everywhere."""

import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect
from pptx import Presentation

from pages.papers.blocks import handouts
from pages.shared import warehouse
from pages.shared.exports import slides
from pages.shared.stage import decks, shows
from pages.shared.stage.decks import Deck, Slide
from tests.browser import server, watch
from tests.browser.server import Server
from tests.browser.test_frames import FINGER
from tests.browser.test_layout import CONTROLS, MOST
from tests.browser.watch import Tab

RANKS, CITIES = Slide("rankings", {}, "ranks"), Slide("rankings", {}, "cities")
VALUES, GAPS = Slide("rankings", {}, "values"), Slide("benchmarks", {}, "gaps")


@pytest.fixture(scope="module")
def served(
    samples: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Server, Path]]:
    """A board of its own, for these tests write decks."""
    folder = tmp_path_factory.mktemp("decks")
    shutil.copytree(samples, folder / "data")
    with server.serving(folder / "data", folder / "server.txt") as started:
        yield started, folder / "data"
    assert "Traceback" not in (folder / "server.txt").read_text(encoding="utf-8")


@pytest.fixture
def deck(served: tuple[Server, Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Deck]:
    monkeypatch.setenv("QIANGHUI_DATA", str(served[1]))
    made = decks.create("主席办公会", RANKS, CITIES, VALUES, GAPS)
    yield made
    decks.remove(made.id)


@pytest.fixture
def desk(browser: Browser, served: tuple[Server, Path], deck: Deck) -> Iterator[Tab]:
    with watch.tab(browser, served[0].address, language="zh", size="desk") as tab:
        tab.open(f"decks?deck={deck.name}")
        yield tab


@pytest.fixture
def phone(browser: Browser, served: tuple[Server, Path], deck: Deck) -> Iterator[Tab]:
    with watch.tab(browser, served[0].address, language="zh", size="phone", has_touch=True) as tab:
        tab.open(f"decks?deck={deck.name}")
        yield tab


def row(tab: Tab, slide: Slide) -> Locator:
    return tab.page.locator(f'.rail [data-id="{slide.id}"]')


def shown(tab: Tab, *order: Slide) -> None:
    """The list shows the slides in this order."""
    rows = tab.page.locator(".rail .slide")
    expect(rows).to_have_count(len(order))
    for at, slide in enumerate(order):
        expect(rows.nth(at)).to_have_attribute("data-id", slide.id)
    tab.drawn()  # else what is dragged next would be drawn anew under the pointer


def kept(deck: Deck) -> list[str]:
    return [slide.key for slide in decks.read(deck.id).slides]


def exported(deck: Deck) -> list[str]:
    """The titles of the exported views, one of two slides once."""
    build = warehouse.current_build()
    assert build is not None
    views = handouts._views(decks.read(deck.id), build)
    made = Presentation(io.BytesIO(slides.deck(views)))
    titles = (slide.shapes.title.text_frame.text for slide in made.slides)
    return list(dict.fromkeys(re.sub(r"（\d/\d）$", "", title) for title in titles))


def test_a_slide_is_dragged_to_another_place_which_holds_after_a_reload_and_in_the_export(
    desk: Tab, deck: Deck
) -> None:
    first = exported(deck)
    shown(desk, RANKS, CITIES, VALUES, GAPS)
    expect(row(desk, RANKS).locator("svg polyline").first).to_be_visible()
    expect(row(desk, CITIES).locator(".thumb")).to_have_text(
        row(desk, CITIES).locator("strong").inner_text()
    )
    row(desk, GAPS).drag_to(row(desk, RANKS), target_position={"x": 60, "y": 4})
    shown(desk, GAPS, RANKS, CITIES, VALUES)
    expect(desk.page.locator(".st-key-arrange_done")).to_contain_text("第 4 页已移到第 1 页")
    row(desk, RANKS).drag_to(row(desk, VALUES), target_position={"x": 60, "y": 60})
    shown(desk, GAPS, CITIES, VALUES, RANKS)
    desk.open(f"decks?deck={deck.name}")
    shown(desk, GAPS, CITIES, VALUES, RANKS)
    assert kept(deck) == ["gaps", "cities", "values", "ranks"]
    assert exported(deck) == [first[3], first[1], first[2], first[0]]
    assert desk.complaints() == []


def test_the_list_is_put_in_order_by_keys_alone_and_read_by_a_screen_reader(
    desk: Tab, deck: Deck
) -> None:
    radios = desk.page.get_by_role("radiogroup", name="按放映顺序排列的页面")
    expect(radios.get_by_role("radio", checked=True)).to_have_count(1)
    row(desk, RANKS).focus()
    desk.page.keyboard.press("ArrowDown")
    expect(row(desk, CITIES)).to_be_focused()
    expect(row(desk, CITIES)).to_have_attribute("aria-checked", "true")
    desk.page.keyboard.press("Alt+ArrowDown")
    shown(desk, RANKS, VALUES, CITIES, GAPS)
    expect(row(desk, CITIES)).to_be_focused()
    expect(row(desk, CITIES)).to_have_accessible_name(
        f"第 3 页，共 4 页：{row(desk, CITIES).locator('strong').inner_text()}"
    )
    expect(desk.page.get_by_role("status").filter(has_text="第 2 页已移到第 3 页")).to_have_count(1)
    assert kept(deck) == ["ranks", "values", "cities", "gaps"]
    assert desk.barriers() == []


def test_a_thumb_moves_a_slide_takes_it_out_and_puts_it_back(phone: Tab, deck: Deck) -> None:
    row(phone, GAPS).tap()
    phone.page.get_by_role("button", name="上移").tap()
    shown(phone, RANKS, CITIES, GAPS, VALUES)
    phone.page.get_by_role("button", name="移出").tap()
    shown(phone, RANKS, CITIES, VALUES)
    phone.page.get_by_role("button", name="撤销").tap()
    shown(phone, RANKS, CITIES, GAPS, VALUES)
    assert kept(deck) == ["ranks", "cities", "gaps", "values"]
    assert phone.complaints() == []


def test_a_finger_drags_a_slide_by_its_grip_to_another_place(phone: Tab, deck: Deck) -> None:
    grip = row(phone, GAPS).locator(".grip")
    grip.scroll_into_view_if_needed()
    size, start, end = grip.bounding_box(), centre(grip), centre(row(phone, CITIES))
    assert size is not None
    assert min(size["width"], size["height"]) >= FINGER
    touch = phone.page.context.new_cdp_session(phone.page)
    steps = [start, {"x": start["x"], "y": (start["y"] + end["y"]) / 2}]
    steps.append({"x": end["x"], "y": end["y"] - 20})  # in the upper half of the row
    for kind, at in zip(("touchStart", "touchMove", "touchMove"), steps, strict=True):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [at]})
    expect(row(phone, CITIES)).to_have_attribute("data-drop", "above")
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    shown(phone, RANKS, GAPS, CITIES, VALUES)
    assert kept(deck) == ["ranks", "gaps", "cities", "values"]
    assert phone.complaints() == []


def centre(element: Locator) -> dict[str, float]:
    """The middle of an element, in pixels of the window."""
    box = element.bounding_box()
    assert box is not None
    return {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}


def test_a_page_that_asks_the_presenter_has_few_controls_and_notices_the_end(
    desk: Tab, deck: Deck
) -> None:
    desk.page.get_by_role("button", name="开始放映").click()
    expect(desk.page.get_by_role("heading", name="正在放映")).to_be_visible()
    desk.page.get_by_role("button", name="下移").click()
    shown(desk, CITIES, RANKS, VALUES, GAPS)
    asked = desk.page.locator(".st-key-ask_about_change")
    expect(asked).to_contain_text("页面顺序有调整")
    assert desk.page.evaluate(CONTROLS) <= MOST
    asked.get_by_role("button", name="更新屏幕").click()
    expect(asked).to_have_count(0)
    show = shows.running(deck.id)
    assert show is not None
    assert [slide.key for slide in show.slides] == ["cities", "ranks", "values", "gaps"]
    shows.end(deck.id)  # as the phone does
    expect(desk.page.get_by_role("button", name="开始放映")).to_be_visible()
    expect(desk.page.get_by_text("放映结束")).to_be_visible()
