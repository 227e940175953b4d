"""The board in a real browser, as its readers meet it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests import menu
from tests.browser import server, watch
from tests.browser.server import Server
from tests.browser.watch import Tab

PAGES = menu.addresses()
MARK = {"zh": "演示数据", "en": "Demo data"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page or "first")
def test_every_page_is_fit_to_be_read(tab: Tab, page: str) -> None:
    tab.follow(page)
    tab.point_at_figures()
    assert tab.complaints() == []
    assert tab.page.locator("h1").inner_text()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page or "first")
def test_a_link_to_a_page_opens_it_inside_the_frame(
    browser: Browser, board: Server, page: str
) -> None:
    with watch.tab(browser, board.address, language="zh", size="desk") as visitor:
        visitor.open(page)
        assert visitor.complaints() == []
        assert visitor.page.locator("[data-testid=stTopNavLink]").count() == menu.outside_sections()
        assert visitor.page.get_by_text(MARK["zh"]).count()


def test_demonstration_figures_are_marked_on_every_page(tab: Tab) -> None:
    unmarked = []
    for page in PAGES:
        tab.follow(page)
        if not tab.page.get_by_text(MARK[tab.language]).filter(visible=True).count():
            unmarked.append(page)
    assert unmarked == []


def test_the_switch_of_language_changes_the_page_and_the_address(
    browser: Browser, board: Server
) -> None:
    with watch.tab(browser, board.address, language="zh", size="desk") as visitor:
        visitor.open()
        link = visitor.page.locator("[data-testid=stTopNavLink] p").first
        expect(link).to_have_text("总览")
        visitor.page.get_by_role("radio", name="en").click()
        expect(link).to_have_text("Overview")
        visitor.page.wait_for_url(re.compile(r"[?&]lang=en"))
        visitor.page.reload()
        visitor.drawn()
        expect(link).to_have_text("Overview")
        assert visitor.wrong == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_data_the_board_says_how_to_begin(
    browser: Browser, tmp_path: Path, language: str
) -> None:
    with (
        server.serving(tmp_path / "data", tmp_path / "server.txt") as empty,
        watch.tab(browser, empty.address, language=language, size="phone") as visitor,
    ):
        visitor.open(PAGES[1])
        assert visitor.complaints() == []
        assert "etl load" in visitor.page.locator("[data-testid=stMain]").inner_text()


def test_a_broken_build_is_said_and_not_shown(browser: Browser, tmp_path: Path) -> None:
    builds = tmp_path / "data" / "builds"
    builds.mkdir(parents=True)
    (builds / "000001.duckdb").write_bytes(b"torn")
    (builds / "current").write_text('{"build": 1, "file": "000001.duckdb", "sha256": ""}')
    with (
        server.serving(tmp_path / "data", tmp_path / "server.txt") as broken,
        watch.tab(browser, broken.address, language="zh", size="desk") as visitor,
    ):
        visitor.open()
        assert visitor.complaints() == []
        assert "000001.duckdb" in visitor.page.locator("[data-testid=stMain]").inner_text()
        visitor.open()
        assert visitor.complaints() == []
        assert "000001.duckdb" in visitor.page.locator("[data-testid=stMain]").inner_text()


def test_a_city_s_name_and_its_bar_in_the_rankings_lead_to_its_page(
    browser: Browser, board: Server
) -> None:
    with watch.tab(browser, board.address, language="zh", size="phone") as visitor:
        visitor.open("rankings")
        link = visitor.page.locator("[data-testid=stTable] a").first
        city = link.inner_text().replace("\u2060", "")  # it keeps the name on one line
        link.click()
        visitor.page.wait_for_url(re.compile(r"/city\?city="))
        visitor.drawn()
        assert visitor.page.locator("h1").inner_text().startswith(city)
        visitor.open("rankings")
        visitor.page.locator(".js-plotly-plot .bars .point path").first.click(force=True)
        visitor.page.wait_for_url(re.compile(r"/city\?city="))
        visitor.drawn()
        assert visitor.page.locator("h1").inner_text().startswith(city)
        assert visitor.complaints() == []
