"""A page of the board opened without a browser, and what then stands on the screen."""

import re

from streamlit.testing.v1 import AppTest

from tests.menu import PAGES

PATIENCE = 60  # seconds for one run of a page, on a busy machine


def opened(page: str, **address: str) -> AppTest:
    """A page, below `pages/`, opened by a link with these parts of its address."""
    app = AppTest.from_file(str(PAGES / "menu.py"), default_timeout=PATIENCE)
    for name, value in address.items():
        app.query_params[name] = value
    app.switch_page(page).run()
    assert not app.exception
    return app


def address(app: AppTest) -> dict[str, str]:
    """What the page's address names."""
    said = app.query_params.items()
    return {name: each if isinstance(each, str) else each[-1] for name, each in said}


def plain(text: object) -> str:
    """A text without what keeps it on one line or keeps its signs from being Markdown; of a link
    what is read."""
    said = re.sub(r"^\[(.*)\]\(/.*\)$", r"\1", str(text))
    return said.replace("\\", "").replace("\u2060", "").replace("\xa0", " ")


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
    """What the page's links to other pages are called."""
    return [link.proto.label for link in app.get("page_link")]


def with_tables(app: AppTest) -> AppTest:
    """The page with the table behind each figure opened."""
    for toggle in app.toggle:
        if toggle.key and toggle.key.endswith("_table"):
            toggle.set_value(True)
    return app.run()
