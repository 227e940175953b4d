"""The board in a real browser, as its readers meet it."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests import menu
from tests.browser import server, watch
from tests.browser.server import Server
from tests.browser.watch import Tab

PAGES = menu.local()
MOST = 14  # pages in the menu
MARK = {"zh": "演示数据", "en": "Demo data"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page or "first")
def test_every_page_is_fit_to_be_read(tab: Tab, page: str) -> None:
    tab.follow(page)
    if tab.language == "en":  # what is said on pointing is the same at every size
        tab.point_at_figures()
    assert tab.complaints() == []
    assert tab.page.locator("h1").inner_text()
    assert tab.page.get_by_text(MARK[tab.language]).filter(visible=True).count()


def test_a_link_to_a_page_opens_it_inside_the_frame_fit_to_be_read_without_barriers(
    linked: Tab,
) -> None:
    linked.point_at_figures()
    assert linked.complaints() == []
    assert linked.barriers() == []
    assert linked.page.locator("h1").inner_text()
    assert linked.page.locator(".st-key-menu a").count() <= MOST
    assert linked.page.get_by_text(MARK["zh"]).filter(visible=True).count()


def test_the_switch_of_language_changes_the_page_and_the_address(
    browser: Browser, board: Server
) -> None:
    with watch.tab(browser, board.address, language="zh", size="desk") as visitor:
        visitor.open()
        link = visitor.page.locator(".st-key-menu a p").first
        expect(link).to_have_text("总览")
        visitor.page.get_by_role("link", name="English").click()
        expect(link).to_have_text("Overview")
        visitor.drawn()
        visitor.language = "en"
        assert visitor.complaints() == []
        visitor.page.wait_for_url(re.compile(r"[?&]lang=en"))
        visitor.page.reload()
        visitor.drawn()
        expect(link).to_have_text("Overview")
        assert visitor.wrong == []


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """A server, and the folder of builds that it looks for and does not find."""
    folder = tmp_path_factory.mktemp("bare")
    with server.serving(folder / "data", folder / "server.txt") as started:
        yield started, folder / "data" / "builds"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_data_the_board_says_how_to_begin(
    browser: Browser, bare: tuple[Server, Path], language: str
) -> None:
    board, builds = bare
    shutil.rmtree(builds, ignore_errors=True)
    with watch.tab(browser, board.address, language=language, size="phone") as visitor:
        visitor.open(PAGES[1])
        assert visitor.complaints() == []
        assert "etl load" in visitor.page.locator("[data-testid=stMain]").inner_text()


def test_a_broken_build_is_said_and_not_shown(browser: Browser, bare: tuple[Server, Path]) -> None:
    board, builds = bare
    builds.mkdir(parents=True, exist_ok=True)
    (builds / "000001.duckdb").write_bytes(b"torn")
    (builds / "current").write_text('{"build": 1, "file": "000001.duckdb", "sha256": ""}')
    with watch.tab(browser, board.address, language="zh", size="desk") as visitor:
        for _visit in range(2):
            visitor.open()
            assert visitor.complaints() == []
            assert "000001.duckdb" in visitor.page.locator("[data-testid=stMain]").inner_text()


def test_a_city_s_name_and_its_bar_in_the_rankings_lead_to_its_page(
    browser: Browser, board: Server
) -> None:
    with watch.tab(browser, board.address, language="zh", size="phone") as visitor:
        visitor.open("rankings")
        link = visitor.page.locator(".board-table a").first
        city = link.inner_text()
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
