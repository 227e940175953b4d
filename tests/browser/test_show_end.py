"""Several screens on one show: its end, a deck edited meanwhile, a server that is killed."""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from pages.shared.etl import decisions
from pages.shared.etl.decisions import Decision
from pages.shared.stage import decks, shows
from pages.shared.stage.decks import Deck, Slide
from tests.browser import server, watch
from tests.browser.server import Server

HALL, DESK, PHONE = (1920, 1080), (1440, 900), (390, 844)
SIDEWAYS = "() => document.documentElement.scrollWidth > innerWidth"
RANKS, VALUES = Slide("rankings", {}, "cities"), Slide("rankings", {}, "values")
FORUMS = Slide("forums")
# Remembers the title of every slide that is put on a screen from now on.
REMEMBER = """
() => {
  const title = () => document.querySelector('.slide.on h1')?.textContent;
  window.seen = new Set([title()]);
  new MutationObserver(() => title() && window.seen.add(title()))
    .observe(document.getElementById('stage'), {subtree: true, attributes: true, childList: true});
}
"""


class Meeting:
    """A running show, its server, and the screens that look at it."""

    def __init__(self, browser: Browser, data: Path, deck: Deck) -> None:
        self.browser, self.data, self.deck = browser, data, deck
        self.show = shows.start(deck)
        self.held = ExitStack()
        self.server = self.serve()

    def serve(self, port: int = 0) -> Server:
        log = self.data.parent / f"server-{port}.txt"
        return self.held.enter_context(server.serving(self.data, log, port=port))

    def restart(self) -> None:
        """Pull the plug and start the board again at the same address."""
        self.server = self.serve(urlsplit(self.server.address).port or 0)

    def screen(self, size: tuple[int, int], kind: str = "show", *, has_key: bool = False) -> Page:
        width, height = size
        context: BrowserContext = self.browser.new_context(
            viewport={"width": width, "height": height}, has_touch=size == PHONE
        )
        self.held.callback(context.close)
        page = context.new_page()
        page.set_default_timeout(watch.PATIENCE)
        key = f"?key={self.show.key}" if has_key else ""
        page.goto(f"{self.server.address}/{kind}/{self.deck.id}{key}")
        return page

    def screens(self) -> tuple[Page, Page, Page, Page]:
        """The presenter's, the hall's, a phone that follows, and the phone that turns."""
        presenter = self.screen(DESK, has_key=True)
        return presenter, self.screen(HALL), self.screen(PHONE), self.remote()

    def remote(self) -> Page:
        return self.screen(PHONE, "remote", has_key=True)


@pytest.fixture
def meeting(
    browser: Browser, few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Meeting]:
    data = tmp_path / "data"
    shutil.copytree(few, data)
    monkeypatch.setenv("QIANGHUI_DATA", str(data))
    meeting = Meeting(browser, data, decks.create("主席办公会", RANKS, VALUES))
    with meeting.held:
        yield meeting
    logs = [log.read_text(encoding="utf-8") for log in tmp_path.glob("server-*.txt")]
    assert not [log for log in logs if "Traceback" in log]


def place(page: Page, number: int) -> None:
    expect(page.locator("body")).to_have_attribute("data-at", str(number))


def ended(page: Page) -> None:
    """The closing slide is all there is: no figure is left, and nothing reaches beyond the edge."""
    expect(page.get_by_role("heading", name="放映结束")).to_be_visible()
    expect(page.locator("#over")).to_contain_text("两日办结")
    expect(page.locator("#over")).to_contain_text("研究室")
    expect(page.locator("#over a")).to_have_attribute(
        "href", "/decks?deck=%E4%B8%BB%E5%B8%AD%E5%8A%9E%E5%85%AC%E4%BC%9A"
    )
    expect(page.locator(".slide.on, footer button").filter(visible=True)).to_have_count(0)
    assert not page.evaluate(SIDEWAYS)


def test_the_end_is_said_on_every_screen_and_to_whoever_comes_later(meeting: Meeting) -> None:
    presenter, hall, phone, remote = meeting.screens()
    away = meeting.screen(HALL)
    for page in (presenter, hall, phone, away):
        place(page, 1)
    away.context.set_offline(True)
    expect(away.locator("#foot .mark", has_text="连接中断")).to_be_visible()
    decided = Decision("主席办公会", "入会申请两日办结", "研究室", "2025年8月20日")
    assert decisions.keep(decided, "办公室").is_done
    remote.on("dialog", lambda asked: asked.accept())
    remote.get_by_role("button", name="结束").click()
    for page in (presenter, hall, phone, remote):
        ended(page)
    away.context.set_offline(False)
    ended(away)
    for late in (meeting.screen(HALL), meeting.remote()):
        ended(late)
    phone.reload()
    ended(phone)
    shows.start(meeting.deck)
    for page in (presenter, hall, phone, away):
        expect(page.locator("#over")).to_be_hidden()
        place(page, 1)
    expect(remote.get_by_role("heading", level=1)).to_contain_text("重新开始放映")


def test_a_phone_held_upright_follows_in_its_own_width_and_one_held_sideways_as_the_hall_does(
    meeting: Meeting,
) -> None:
    hall, phone = meeting.screen(HALL), meeting.screen(PHONE)
    shows.change(meeting.deck.id, meeting.show.key, lambda known: replace(known, at=1))
    for page in (hall, phone):
        place(page, 2)
    title, figure = phone.locator(".slide.on h1"), phone.locator(".slide.on .main-svg").first
    expect(title).to_have_css("font-size", "22px")
    expect(figure).to_be_visible()
    box = figure.bounding_box()
    assert box is not None
    assert 340 < box["width"] <= PHONE[0]
    assert not phone.evaluate(SIDEWAYS)
    phone.set_viewport_size({"width": PHONE[1], "height": PHONE[0]})
    expect(title).to_have_css("font-size", "54px")
    expect(phone.locator(".slide.on .main-svg").first).to_be_visible()
    place(phone, 2)


def test_a_deck_edited_during_the_show_changes_no_screen_until_the_presenter_agrees(
    meeting: Meeting,
) -> None:
    _presenter, hall, _phone, remote = meeting.screens()
    remote.get_by_role("button", name="下一页").click()
    place(hall, 2)
    hall.evaluate(REMEMBER)
    title = hall.locator(".slide.on h1").inner_text()
    decks.change(meeting.deck.id, lambda known: known.joined_by(FORUMS, 0))
    asked = remote.get_by_role("alert")
    expect(asked).to_contain_text("新增 1 页，移出 0 页")
    place(hall, 2)
    asked.get_by_role("button", name="更新屏幕").click()
    place(hall, 3)
    expect(remote.locator("#page")).to_have_text("3 / 3")
    expect(asked).to_be_hidden()
    assert hall.evaluate("[...window.seen]") == [title]
    decks.change(meeting.deck.id, lambda known: known.without(FORUMS.id))
    asked.get_by_role("button", name="保持原样").click()
    expect(asked).to_be_hidden()
    remote.get_by_role("button", name="上一页").click()
    place(hall, 2)


def test_when_the_server_is_killed_every_screen_says_so_and_goes_on_where_it_was(
    meeting: Meeting,
) -> None:
    presenter, hall, phone, remote = meeting.screens()
    remote.get_by_role("button", name="下一页").click()
    for page in (presenter, hall, phone):
        place(page, 2)
    os.kill(meeting.server.pid, signal.SIGKILL)
    for page in (presenter, hall, phone):
        expect(page.locator("#foot .mark", has_text="连接中断")).to_be_visible()
        place(page, 2)
    expect(remote.get_by_role("status")).to_have_text("未连接，正在重试……")
    meeting.restart()
    for page in (presenter, hall, phone):
        expect(page.locator("#foot .mark", has_text="连接中断")).to_be_hidden()
        place(page, 2)
    remote.get_by_role("button", name="上一页").click()
    for page in (presenter, hall, phone):
        place(page, 1)
