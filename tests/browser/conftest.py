"""One server on the samples and one browser for all tests of this folder.

They end with the folder: Playwright keeps an event loop that other tests must not meet.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import server, watch
from tests.browser.server import Server
from tests.browser.watch import Tab


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with watch.browsing() as opened:
        yield opened


@pytest.fixture(scope="package")
def board(samples: Path) -> Iterator[Server]:
    """The server; its own complaints, which no reader sees, fail the tests at the end."""
    log = samples.parent / "server.txt"
    with server.serving(samples, log) as started:
        yield started
    assert "Traceback" not in log.read_text(encoding="utf-8")


@pytest.fixture(
    scope="package",
    params=[(language, size) for language in ("zh", "en") for size in watch.SIZES],
    ids="-".join,
)
def tab(request: pytest.FixtureRequest, browser: Browser, board: Server) -> Iterator[Tab]:
    """A reader's tab: opened once per language and size, then led from page to page."""
    language, size = request.param
    with watch.tab(browser, board.address, language=language, size=size) as opened:
        opened.open()
        yield opened
