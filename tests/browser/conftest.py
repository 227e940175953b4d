"""One server on the samples and one browser for all tests of this folder.

They end with the folder: Playwright keeps an event loop that other tests must not meet.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests import menu
from tests.browser import server, watch
from tests.browser.server import Server
from tests.browser.watch import Tab

expect.set_options(timeout=watch.PATIENCE)  # else five seconds, too few for a busy machine


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with watch.browsing() as opened:
        yield opened


@pytest.fixture(scope="package")
def board(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server; its own complaints, which no reader sees, fail the tests at the end."""
    log = tmp_path_factory.mktemp("server") / "server.txt"
    with server.serving(samples, log) as started:
        yield started
    assert "Traceback" not in log.read_text(encoding="utf-8")


@pytest.fixture(
    scope="package",
    params=[("zh", "phone"), ("zh", "projector"), ("en", "phone")],
    ids="-".join,
)
def tab(request: pytest.FixtureRequest, browser: Browser, board: Server) -> Iterator[Tab]:
    """A reader's tab: opened once per language and size, then led from page to page.

    Chinese at a desk is `linked`; English is looked at where it would be cut off first.
    """
    language, size = request.param
    touch = size == "phone"
    with watch.tab(browser, board.address, language=language, size=size, has_touch=touch) as opened:
        opened.open()
        yield opened


@pytest.fixture(scope="package")
def desk(browser: Browser, board: Server) -> Iterator[Tab]:
    """A tab at a desk, in Chinese."""
    with watch.tab(browser, board.address, language="zh", size="desk") as opened:
        yield opened


@pytest.fixture(scope="package", params=menu.local(), ids=lambda page: page or "first")
def linked(request: pytest.FixtureRequest, desk: Tab) -> Tab:
    """A page at a desk, opened by its link once for all that is asked of it."""
    desk.open(request.param)
    return desk


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let a test of this folder that fails run once more; the summary names each as RERUN.

    A browser beside another on two busy cores loses a click or is late once in some thousand
    steps. What is wrong in the board fails both times.
    """
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=1))
