"""A meeting: a screen and a phone on one deck, a load in mid-talk, a lost connection."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from pages.shared import warehouse
from pages.shared.capture.page import Manner
from pages.shared.stage import decks, shows, twin
from pages.shared.stage.decks import Deck, Slide
from tests import offices
from tests.browser import server, watch
from tests.browser.server import ROOT, Server
from tests.office import pdf

SCREEN, PHONE = (1366, 768), (390, 844)
SIDEWAYS = "() => document.documentElement.scrollWidth > innerWidth"
RANKS = Slide("rankings", {}, "cities", "先说名次，再说原因。")
VALUES = Slide("rankings", {}, "values")


@dataclass(frozen=True)
class Meeting:
    """A running show and the data folder behind it."""

    at: Server
    data: Path
    deck: Deck
    key: str

    @property
    def screen(self) -> str:
        return f"{self.at.address}/show/{self.deck.id}?key={self.key}"

    @property
    def remote(self) -> str:
        return f"{self.at.address}/remote/{self.deck.id}?key={self.key}"

    def load(self, value: float) -> None:
        """Another value of our city in the month that is shown."""
        head = ["指标", "城市", "时期", "数值"]
        rows: offices.Rows = [head, ["网上入会率", "甲市", "2025年7月", value]]
        file = offices.workbook(self.data.parent / f"{value}.xlsx", {"通报": rows})
        load = [sys.executable, "-m", "etl", "load", str(file), "--data", str(self.data)]
        subprocess.run(load, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


@pytest.fixture
def meeting(few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Meeting]:
    data = tmp_path / "data"
    shutil.copytree(few, data)
    monkeypatch.setenv("QIANGHUI_DATA", str(data))
    deck = decks.create("主席办公会", RANKS, VALUES, Slide("gone"))
    show = shows.start(deck)
    with server.serving(data, tmp_path / "server.txt") as started:
        yield Meeting(started, data, deck, show.key)
    assert "Traceback" not in (tmp_path / "server.txt").read_text(encoding="utf-8")


def opened(context: BrowserContext, address: str, wrong: list[str]) -> Page:
    page = context.new_page()
    page.set_default_timeout(watch.PATIENCE)
    page.on("console", lambda said: wrong.extend([said.text] if said.type == "error" else []))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(address)
    return page


def context(browser: Browser, size: tuple[int, int], *, offline: bool = False) -> BrowserContext:
    width, height = size
    return browser.new_context(viewport={"width": width, "height": height}, offline=offline)


def test_a_phone_turns_a_screen_through_a_whole_meeting(browser: Browser, meeting: Meeting) -> None:
    wrong: list[str] = []
    hall, pocket = context(browser, SCREEN), context(browser, PHONE)
    screen, phone = opened(hall, meeting.screen, wrong), opened(pocket, meeting.remote, wrong)
    place, foot = screen.locator("body"), screen.locator("#foot")
    follow(screen, phone)
    load_in_mid_talk(meeting, screen, phone)
    assert wrong == []
    lose_the_connection(hall, screen, phone)
    expect(foot).to_contain_text("实时")
    phone.get_by_text("全部页面").click()
    phone.locator("#jump button").nth(2).click()
    expect(place).to_have_attribute("data-at", "3")
    expect(screen.locator(".slide.on")).to_contain_text("这一页所在的页面已不存在")
    stranger = opened(pocket, meeting.remote[:-1], [])
    expect(stranger.locator("body")).to_contain_text("请重新扫码")
    hall.close()
    pocket.close()


def follow(screen: Page, phone: Page) -> None:
    """Turned by the phone, blanked by it, and turned by the keys of the screen."""
    place = screen.locator("body")
    expect(place).to_have_attribute("data-at", "1")
    expect(phone.locator("#notes")).to_have_text(RANKS.notes)
    assert RANKS.notes not in screen.content()
    phone.get_by_role("button", name="下一页").click()
    expect(place).to_have_attribute("data-at", "2")
    expect(screen.locator(".slide.on .main-svg").first).to_be_visible()
    phone.get_by_role("button", name="黑屏").click()
    expect(screen.locator("#blank")).to_be_visible()
    screen.keyboard.press("b")
    expect(screen.locator("#blank")).to_be_hidden()
    screen.keyboard.press("ArrowLeft")
    expect(phone.locator("#page")).to_have_text("1 / 3")
    assert not phone.evaluate(SIDEWAYS)


def load_in_mid_talk(meeting: Meeting, screen: Page, phone: Page) -> None:
    """Locked figures stay, live ones come, and the place is kept."""
    shown, place = screen.locator(".slide.on table"), screen.locator("body")
    expect(shown).to_contain_text("70.5")
    meeting.load(96.7)
    late = opened(screen.context, meeting.screen, [])
    for page in (late, screen):
        expect(page.locator("#foot")).to_contain_text("锁定：第 1 版数据")
        expect(page.locator(".slide.on table")).to_contain_text("70.5")
    late.close()
    phone.get_by_role("button", name="切换为实时数据").click()
    expect(shown).to_contain_text("96.7")
    meeting.load(88.8)
    expect(shown).to_contain_text("88.8")
    expect(place).to_have_attribute("data-at", "1")


def lose_the_connection(hall: BrowserContext, screen: Page, phone: Page) -> None:
    """A screen without a connection goes on by itself, says so, and catches up afterwards."""
    place, lost = screen.locator("body"), screen.locator("#foot .mark", has_text="连接中断")
    hall.set_offline(True)
    expect(lost).to_be_visible()
    screen.keyboard.press("ArrowRight")
    expect(place).to_have_attribute("data-at", "2")
    phone.get_by_role("button", name="下一页").click()
    phone.get_by_role("button", name="下一页").click()
    expect(phone.locator("#page")).to_have_text("3 / 3")
    hall.set_offline(False)
    expect(lost).to_be_hidden()
    expect(place).to_have_attribute("data-at", "3")


@pytest.mark.skipif(os.name == "nt", reason="Windows stops no process for a while")
def test_two_quick_presses_turn_two_pages(browser: Browser, meeting: Meeting) -> None:
    wrong: list[str] = []
    pocket = context(browser, PHONE)
    phone = opened(pocket, meeting.remote, wrong)
    page, forward = phone.locator("#page"), phone.get_by_role("button", name="下一页")
    expect(page).to_have_text("1 / 3")
    os.kill(meeting.at.pid, signal.SIGSTOP)  # it answers the first press after the second
    try:
        forward.click()
        forward.click()
    finally:
        os.kill(meeting.at.pid, signal.SIGCONT)
    expect(page).to_have_text("3 / 3")
    assert wrong == []
    pocket.close()


@pytest.mark.parametrize("size", [SCREEN, PHONE], ids=["presents", "scrolls"])
def test_the_twin_opens_from_a_file_without_a_network(
    browser: Browser, few: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    build = warehouse.Build(1, next((few / "builds").glob("*.duckdb")))
    file = tmp_path / "主席办公会.html"
    file.write_bytes(twin.of_deck(Deck("", "主席办公会", (VALUES, RANKS)), build, Manner()))
    wrong: list[str] = []
    away = context(browser, size, offline=True)
    page = opened(away, file.as_uri(), wrong)
    expect(page.locator(".main-svg").first).to_be_visible()
    expect(page.locator("body")).to_contain_text("锁定" if size == SCREEN else "生成")
    assert not page.evaluate(SIDEWAYS)
    if size == SCREEN:
        page.get_by_role("button", name="下一页").click()
        expect(page.locator("body")).to_have_attribute("data-at", "2")
        page.get_by_role("button", name="通读全文").click()
    else:
        page.set_viewport_size({"width": size[1], "height": size[0]})  # the phone is turned
    expect(page.locator(".leaf .main-svg").first).to_be_visible()
    expect(page.locator("#leaves")).to_contain_text("只在看板上有")
    away.set_offline(False)
    page.keyboard.press("End")  # scrolls, as in any text, instead of turning slides
    expect(page.locator(".stamp").last).to_be_in_viewport()
    page.get_by_role("button", name="逐页放映").click()
    expect(page.locator(".slide.on")).to_be_visible()
    assert wrong == []
    away.close()


def test_paper_takes_the_whole_twin_from_whatever_the_screen_shows(
    browser: Browser, few: Path, tmp_path: Path
) -> None:
    build = warehouse.Build(1, next((few / "builds").glob("*.duckdb")))
    file = tmp_path / "主席办公会.html"
    file.write_bytes(twin.of_deck(Deck("", "主席办公会", (VALUES, RANKS)), build, Manner()))
    wrong: list[str] = []
    away = context(browser, SCREEN, offline=True)
    page = opened(away, file.as_uri(), wrong)
    expect(page.locator(".slide.on .main-svg").first).to_be_visible()
    page.pdf(path=tmp_path / "paper.pdf", prefer_css_page_size=True)
    sheets = pdf.pages(tmp_path / "paper.pdf")
    assert not [word for wide, high, words in sheets for word in pdf.beyond(words, wide, high)]
    printed = "".join(word[4] for _wide, _high, words in sheets for word in words)
    assert "只在看板上有" in printed  # the leaves' head, which the stage does not show
    drawn = page.locator(".place .main-svg")
    assert drawn.count() > 0, "its figures are drawn too"
    expect(page.locator(".slide.on")).to_be_visible()  # and the screen stands as before
    assert wrong == []
    away.close()
