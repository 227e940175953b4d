"""English pages speak English: no Chinese but names, and what the office itself has to type."""

import functools
import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
import pytest

from catalogues import upkeep
from etl.sheets import BY_TABLE
from pages.shared import warehouse, words
from pages.shared.capture import page as capture
from pages.shared.capture.page import Manner
from pages.shared.capture.screen import Block, Screen
from pages.shared.findings import column
from tests import edge_board, menu, page_texts, small_board

HAN = re.compile("[\u3400-\u9fff]+")
TAG = re.compile(r"<[^>]*>")
CLOSED = {
    word
    for sheet in BY_TABLE.values()
    for one in sheet.columns
    for word in one.allowed
    if HAN.search(word)
}
# Columns that quote the office: a sheet's title, a circular's sentence and its own heading.
QUOTING = {"Sheet", "Sentence", "Field"}
# Closed columns whose words pages say by functions of their own, or never.
SAID_OTHERWISE = {
    *("role", "choice"),
    *("normalisation", "aggregation", "coverage_basis", "scope", "treatment", "rank_basis"),
}


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    words.use("en")
    yield
    words.use("zh")


@functools.cache
def typed() -> str:
    """What the contract asks the office to type, and the Chinese that English sentences quote."""
    headers = (one.header for sheet in BY_TABLE.values() for one in sheet.columns)
    titles = (sheet.title for sheet in BY_TABLE.values())
    messages = (str(message.id) for message in upkeep.PAGES.translated())
    return "\n".join((*headers, *titles, *messages))


def cells(build: Path) -> str:
    """Every text of the workbooks' cells."""
    columns = """
        select table_name, column_name from duckdb_columns()
        where database_name = 'board' and schema_name = 'raw' and data_type = 'VARCHAR'
    """
    with duckdb.connect() as connection:
        connection.execute(f"attach '{build}' as board (read_only)")
        texts: set[str] = set()
        for table, name in connection.execute(columns).fetchall():
            told = connection.execute(f'select distinct "{name}" from board.raw."{table}"')
            texts |= {text for (text,) in told.fetchall() if text}
    return "\n".join(texts)


def chinese(texts: Iterable[str], names: str) -> list[str]:
    """The texts with Chinese that is neither a name nor typed, or that is a word of a closed
    column."""
    found = []
    for text in texts:
        runs = HAN.findall(html.unescape(TAG.sub("\n", text)))
        if any(run in CLOSED or run not in names for run in runs):
            found.append(text)
    return found


def said(screen: Screen) -> Iterator[str]:
    """What a page says, its tables and figures included."""
    yield from (screen.title, screen.subject)
    for card in screen.cards:
        yield from (card.label, card.value, card.said)
    for label, fact in screen.facts:
        yield from (label, fact)
    for block in screen.blocks:
        yield from _of_block(block)


def _of_block(block: Block) -> Iterator[str]:
    yield from (block.title, block.subject)
    headers, *rows = column.table(block.rows, block.columns)
    yield from headers
    for row in rows:
        shown = zip(headers, row, strict=True)
        yield from (cell for header, cell in shown if header not in QUOTING)
    yield from _texts(block.figure)


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for value in part.values():
            yield from _texts(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from _texts(value)


@pytest.fixture(scope="module")
def boards(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> list[Path]:
    """Data folders: the small board, that of edges, and the demonstration."""
    folder = tmp_path_factory.mktemp("english")
    small = page_texts.stored(small_board, folder / "small")
    return [small, page_texts.stored(edge_board, folder / "edge"), samples]


@pytest.mark.parametrize("board", range(3), ids=["small", "edge", "demonstration"])
def test_no_page_is_half_translated(
    board: int, boards: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_DATA", str(boards[board]))
    build = warehouse.present_build()
    names = cells(build.path) + typed()
    found = {}
    for page in sorted({one.address for one in menu.ENTRIES} - capture.DOING):
        screen = capture.capture(page, {}, build=build, manner=Manner("en"))
        if texts := chinese(said(screen), names):
            found[page] = texts
    assert found == {}


def test_a_closed_word_and_one_of_our_own_are_found_and_a_name_is_not() -> None:
    names = "甲市\n省工会"
    texts = ["甲市 is first", "1 honour: 省 1", "第1期: 3 days overdue", "<b>甲市</b><br>2→1"]
    assert chinese(texts, names) == texts[1:3]


def test_every_word_of_a_closed_column_has_an_english_one() -> None:
    shown = {
        word
        for sheet in BY_TABLE.values()
        for one in sheet.columns
        if one.name not in SAID_OTHERWISE
        for word in one.allowed
        if HAN.search(word)
    }
    assert {word for word in shown if HAN.search(words.term(word))} == set()
    assert words.term("专项办、组织部") == "the task office, 组织部"
    words.use("zh")
    assert words.term("省") == "省"
