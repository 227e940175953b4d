"""Every figure that the five documents state stands in the library, in its row."""

from pathlib import Path

import duckdb
from playwright.sync_api import Browser, expect

from tests.browser import watch
from tests.browser.server import Server

PAGE = "practices"
FIGURES = 49


def _facts(data: Path) -> list[tuple[str, ...]]:
    """The figures: what is counted, as written, its sentence, its place."""
    build = max(data.glob("builds/*.duckdb"))
    query = "select indicator, written, sentence, place from marts.stated_facts"
    with duckdb.connect(str(build), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_every_figure_of_the_five_documents_is_found_in_the_library(
    browser: Browser, board: Server, samples: Path
) -> None:
    facts = _facts(samples)
    assert len(facts) == FIGURES
    with watch.tab(browser, board.address, language="zh", size="desk") as visitor:
        visitor.open()
        visitor.follow(PAGE)
        visitor.page.get_by_role("tab", name=str(FIGURES)).click()
        expect(visitor.page.locator(".board-table tbody tr").nth(FIGURES - 1)).to_be_attached()
        visitor.drawn()
        rows = visitor.page.locator(".board-table tr").all_inner_texts()
        assert visitor.complaints() == []
    missing = [fact for fact in facts if not any(all(part in row for part in fact) for row in rows)]
    assert missing == []
