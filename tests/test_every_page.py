"""Every page of the menu on the real ETL: full, with few rows, without any, in both languages."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages import menu
from pages.shared import words
from tests import screens

EVERY = [entry.address for entry in menu.ENTRIES]
OF_ROWS = [entry.address for entry in menu.ENTRIES if entry.needs_build]
UNREADABLE = re.compile(r"(?<![A-Za-z])(None|nan|NaT|Traceback)(?![A-Za-z])")
# These have something to say of nothing: that nothing is overdue, and what a meeting can be given.
MEETING = {"decks", "snapshots", "papers", "decisions"}
SAYING = {"to_do", "search", *MEETING}


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize("page", EVERY)
def test_a_page_opens_with_all_its_tables_and_in_english_as_its_chinese_address_says(
    page: str,
) -> None:
    chinese = whole(page, "zh")
    english = whole(page, "en", **screens.address(chinese))
    assert screens.address(english) == {**screens.address(chinese), "lang": "en"}
    assert chosen(english) == chosen(chinese)


def whole(page: str, language: str, **address: str) -> AppTest:
    """The page with all its tables, without a fault."""
    app = screens.opened(page, **{**address, "lang": language})
    words.use(language)  # the test itself words the choices that it sends back
    screens.with_tables(app)
    assert not app.exception
    assert len(app.title) == 1
    assert not unreadable(screens.texts(app))
    return app


def chosen(app: AppTest) -> dict[str, object]:
    """What each box and slider of the page shows, by its key."""
    boxes = (*app.selectbox, *app.select_slider, *app.slider)
    return {str(box.key): box.value for box in boxes}


@pytest.mark.parametrize("page", EVERY)
def test_a_page_with_few_rows_shows_them_or_says_what_is_missing(
    page: str, few: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_DATA", str(few))
    app = screens.with_tables(screens.opened(page))
    assert not app.exception
    assert screens.headings(app)
    assert not unreadable(screens.texts(app))


@pytest.mark.parametrize("rows", ["units", "none"])
@pytest.mark.parametrize("page", OF_ROWS)
def test_a_page_without_its_rows_says_what_is_missing_and_who_supplies_it(
    page: str, rows: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_DATA", str(request.getfixturevalue(rows)))
    app = screens.opened(page)
    assert not app.exception
    assert len(app.title) + len(app.subheader) >= 1
    if app.title:
        assert page in SAYING or (page, rows) == ("unit", "units")
        return
    assert any("还没有" in text for text in screens.texts(app))
    assert any(text.startswith("可由") for text in screens.texts(app))
    assert screens.links(app) == ["上传表格", "下载模板"]


def unreadable(said: list[str]) -> list[str]:
    return [text for text in said if UNREADABLE.search(text)]
