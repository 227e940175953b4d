"""A served board in a real browser: nothing but the sign-in page without an account, every page
with one, and not an error, a refusal of the policy or a request to elsewhere on any of them."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from pages.shared.access import accounts, audit, roles, sessions
from pages.shared.access.passwords import PROFILES
from pages.shared.access.store import Store
from pages.shared.stage import decks, shows
from pages.shared.stage.decks import Slide
from tests import menu
from tests.browser import server, watch
from tests.browser.server import Server
from tests.browser.watch import Tab

PASSWORD = "Chenlan-2026-board"


@dataclass(frozen=True)
class Office:
    """A served board with one account of each role, named like it."""

    at: Server
    store: Store


@pytest.fixture(scope="module")
def office(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("office")
    shutil.copytree(samples, folder / "data")
    store = Store(folder / "data")
    for role in roles.ROLES:
        code = accounts.add(store, role, role, "test")
        accounts.use_code(store, role, code, PASSWORD, PROFILES["dengbao"])
    log = folder / "server.txt"
    with server.serving(folder / "data", log, variables={"QIANGHUI_SERVED": "1"}) as started:
        yield Office(started, store)
    assert "Traceback" not in log.read_text(encoding="utf-8")


def enter(tab: Tab, name: str) -> None:
    """Sign in where the board leads whoever has not."""
    tab.page.goto(tab.address)
    tab.page.locator("[name=name]").fill(name)
    tab.page.locator("[name=password]").fill(PASSWORD)
    tab.page.locator("button").click()
    tab.page.wait_for_url(re.compile(rf"{re.escape(tab.address)}/(\?.*)?$"))
    tab.drawn()


def opened_first(role: str) -> list[str]:
    """The addresses of the pages that a role opens and those below it do not."""
    first, *rest = menu.addresses()  # the first page is the root's
    own = [page for page in rest if roles.PAGES[page] == roles.ROLES[role]]
    return [first, *own]


@pytest.fixture(scope="module", params=roles.ROLES)
def person(request: pytest.FixtureRequest, browser: Browser, office: Office) -> Iterator[Tab]:
    with watch.tab(browser, office.at.address, language="zh", size="desk") as tab:
        enter(tab, request.param)
        tab.name = request.param
        yield tab


def test_every_page_opens_for_whom_it_is_without_an_error_and_from_here_alone(person: Tab) -> None:
    for page in opened_first(person.name):
        person.open(page)
        person.point_at_figures()
        assert person.complaints() == [], page


def test_a_page_of_another_role_says_so_and_shows_nothing(browser: Browser, office: Office) -> None:
    with watch.tab(browser, office.at.address, language="zh", size="desk") as tab:
        enter(tab, "viewer")
        refused = tab.page.goto(f"{tab.address}/upload")
        assert refused is not None
        assert refused.status == 403
        assert "script" not in refused.text()


def test_an_ended_session_blanks_the_screen(browser: Browser, office: Office) -> None:
    with watch.tab(browser, office.at.address, language="zh", size="desk") as tab:
        enter(tab, "admin")
        ours = next(one for one in sessions.running(office.store) if one.name == "admin")
        sessions.end(office.store, ours, "test")
        tab.page.wait_for_url(re.compile("/sign-in"))
        assert tab.page.locator("[data-testid=stApp]").count() == 0


def test_a_viewer_takes_a_template_away_and_the_audit_says_so(
    browser: Browser, office: Office
) -> None:
    with watch.tab(browser, office.at.address, language="zh", size="desk") as tab:
        enter(tab, "viewer")
        tab.open("templates")
        with tab.page.expect_download() as taken:
            tab.page.get_by_test_id("stDownloadButton").get_by_role("button").first.click()
        assert Path(taken.value.path()).read_bytes()[:2] == b"PK"
        rows = audit.listed(office.store)
        assert ("viewer", "export") in {(row.who, row.action) for row in rows}
        assert tab.wrong == []


def test_a_link_on_another_site_arrives_signed_in(browser: Browser, office: Office) -> None:
    with watch.tab(browser, office.at.address, language="zh", size="desk") as tab:
        enter(tab, "viewer")
        letter = f'<a href="{tab.address}/rankings">名次</a>'
        tab.page.route(
            "http://mail.example/*",
            lambda asked: asked.fulfill(status=200, content_type="text/html", body=letter),
        )
        tab.page.goto("http://mail.example/letter")
        tab.page.locator("a").click()
        tab.page.wait_for_url(re.compile("/rankings"))
        tab.drawn()
        assert tab.page.locator("h1").inner_text()


def test_a_screen_of_a_show_is_blank_when_its_session_was_ended(
    browser: Browser, office: Office
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QIANGHUI_DATA", str(office.store.folder))
        deck = decks.create("主席办公会", Slide("rankings", {}, "values"))
        shows.start(deck)
    with watch.tab(browser, office.at.address, language="zh", size="desk") as tab:
        enter(tab, "viewer")
        tab.page.goto(f"{tab.address}/show/{deck.id}")
        expect(tab.page.locator(".slide.on")).to_be_visible()
        ours = next(one for one in sessions.running(office.store) if one.name == "viewer")
        sessions.end(office.store, ours, "test")
        tab.page.wait_for_url(re.compile("/sign-in"))
        assert tab.page.locator(".slide").count() == 0


@pytest.mark.parametrize("script", ["pages/board.py", "pages/rankings/page.py"])
def test_a_server_without_its_gate_shows_nothing(
    browser: Browser, samples: Path, tmp_path: Path, script: str
) -> None:
    log = tmp_path / "server.txt"
    with (
        server.serving(samples, log, script=script) as started,
        watch.tab(browser, started.address, language="zh", size="desk") as tab,
    ):
        tab.page.goto(tab.address)
        expect(tab.page.get_by_role("alert").first).to_be_visible()
        assert tab.page.locator(".js-plotly-plot, table, h1").count() == 0
        shown = tab.page.locator("[data-testid=stMain]").inner_text()
        assert "app.py" in f"{shown}{log.read_text('utf-8')}"
