"""A page of the board opened without a browser, and what then stands on the screen."""

import re
from collections.abc import Iterable
from html.parser import HTMLParser

import pandas as pd
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Tab
from streamlit.util import calc_hash

from pages.menu import present
from pages.shared import words
from tests.menu import ENTRIES, PAGES

SCRIPTS = {entry.address: entry.script for entry in ENTRIES}
HASHES = {page: calc_hash("" if page == ENTRIES[0].address else page) for page in SCRIPTS}
PATIENCE = 60  # seconds for one run of a page, on a busy machine
LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(/[^()\s]*\)")  # to a page of the board
PART = ":small[]"  # what parts a text that Streamlit would make a link or an icon of
WHOLE = re.compile(r":small\[([^\[\]]+)\]")  # a place in a title, which stays on one line
CHARTS, TABLES, SOURCES = ("图表", "Chart"), ("表格", "Table"), ("来源", "Source")
ALL = ("全部 ", "All ")
CARDS = ("卡片数字的来源", "Source of the numbers on the cards")
OTHERWISE = {"English", "中文", "红涨绿跌", "绿涨红跌"}  # links to the same view


def opened(page: str, **address: str) -> AppTest:
    """A page, by the word in its address, opened by a link with these parts of it.

    An address of old is followed to where it leads today.
    """
    page, address = present(page, address)
    app = AppTest.from_file(str(PAGES / "board.py"), default_timeout=PATIENCE)
    for name, value in address.items():
        app.query_params[name] = value
    app._page_hash = HASHES[page]  # switch_page() goes by the script's name until the app has run
    app.run()
    assert not app.exception
    return app


def address(app: AppTest) -> dict[str, str]:
    """What the page's address names."""
    said = app.query_params.items()
    return {name: each if isinstance(each, str) else each[-1] for name, each in said}


def plain(text: object) -> str:
    """A text without what keeps its signs from being Markdown; of a link what is read."""
    said = WHOLE.sub(r"\1", LINK.sub(r"\1", str(text)))
    return said.replace(PART, "").replace("\\", "").replace("\xa0", " ")


def titled(app: AppTest) -> str:
    """The page's title."""
    return plain(app.title[0].value)


def headings(app: AppTest) -> list[str]:
    """The page's title and the titles of its figures and tables."""
    return [plain(element.value) for kind in (app.title, app.subheader) for element in kind]


def texts(app: AppTest) -> list[str]:
    """What the page says outside its tables and figures."""
    kinds = (app.title, app.subheader, app.caption, app.markdown)
    return [plain(element.value) for kind in kinds for element in kind]


def links(app: AppTest) -> list[str]:
    """What the page's links to other pages are called, but for those of the menu."""
    said = [plain(link.proto.label).strip("*") for link in app.get("page_link")]
    return [label for label in said if label not in _menu()]


def _menu() -> set[str]:
    words.use("zh")
    titles = (title for entry in ENTRIES for title in (entry.title, entry.view))
    return OTHERWISE | {words.translate(title) for title in (*titles, "Find")}


def tables(app: AppTest) -> list[pd.DataFrame]:
    """The tables on the page, each cell as `cells` has it."""
    found = [table(element.proto.body) for element in app.get("html")]
    return [*(one for one in found if one is not None), *(one.value for one in app.dataframe)]


def table(html: str) -> pd.DataFrame | None:
    """A table as a frame: the unit in the head is given back to the cells, links are Markdown's.

    None where the HTML is no table.
    """
    reader = _Reader()
    reader.feed(html)
    if not reader.rows:
        return None
    header, *rows = reader.rows
    return pd.DataFrame(rows, columns=header)


def with_tables(app: AppTest) -> AppTest:
    """The page with the table behind each figure opened, and all rows of each listing."""
    for frame, labels in _frames(app):
        whole = [label for label in labels if label.startswith(ALL)]
        behind = [label for label in labels if labels[0] in CHARTS and label in TABLES]
        if whole or behind:
            app.session_state[frame] = [*whole, *behind][0]
    return app.run()


def with_sources(app: AppTest, keys: Iterable[str]) -> AppTest:
    """The page with the cells behind these of its figures, or behind its `cards`, opened."""
    wanted = set(keys)
    for frame, labels in _frames(app):
        if frame.removesuffix("_tab") in wanted:
            app.session_state[frame] = next(label for label in labels if label in SOURCES)
    if "cards" in wanted:
        app.session_state["cards_sources"] = True
    return app.run()


def with_offers(app: AppTest, key: str) -> AppTest:
    """The page with what is taken away of one of its figures opened: the tab ⋯."""
    labels = dict(_frames(app))[f"{key}_tab"]
    app.session_state[f"{key}_tab"] = labels[-1]
    return app.run()


def framed(app: AppTest) -> set[str]:
    """The keys of the page's figures and listings."""
    return {frame.removesuffix("_tab") for frame, _labels in _frames(app)}


def sourced(app: AppTest) -> set[str]:
    """The keys of those that name the cells behind them."""
    found = {frame.removesuffix("_tab") for frame, labels in _frames(app) if {*labels} & {*SOURCES}}
    return found | {"cards" for box in app.expander if plain(box.label) in CARDS}


def _frames(app: AppTest) -> list[tuple[str, list[str]]]:
    """Each frame with tabs: its key, and how its tabs are called."""
    return [
        (frame.key, [tab.label for tab in frame.children.values() if isinstance(tab, Tab)])
        for frame in app.get("tab_container")
        if frame.key
    ]


class _Reader(HTMLParser):
    """The cells of a table in rows, the head first."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._way, self._start, self._is_unit = "", 0, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td"):
            self.rows[-1].append("")
            self._way = ""
        elif not self.rows:  # links beside tables, as those of the menu
            return
        elif tag == "a":
            self._way, self._start = said["href"] or "", len(self.rows[-1][-1])
        elif tag == "img":
            self.rows[-1][-1] += f"![{said['alt']}]({said['src']})"
        self._is_unit = tag == "span" and len(self.rows) == 1

    def handle_endtag(self, tag: str) -> None:
        self._is_unit = False
        if tag == "a" and self.rows:
            before, name = self.rows[-1][-1][: self._start], self.rows[-1][-1][self._start :]
            self.rows[-1][-1] = f"{before}[{name}]({self._way})"

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1] and not self._is_unit:
            self.rows[-1][-1] += data
