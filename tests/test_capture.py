"""A page captured without a reader says what the page says."""

from pathlib import Path

import pytest

from pages.shared import warehouse
from pages.shared.capture import page as capture
from pages.shared.capture.page import CaptureError, Manner
from pages.shared.warehouse import Build
from tests import menu


@pytest.fixture
def build(samples: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    monkeypatch.setenv("QIANGHUI_DATA", str(samples))
    current = warehouse.current_build()
    assert current is not None
    return current


def test_the_view_of_an_address_is_what_is_captured(build: Build) -> None:
    view = {"indicator": "经费收缴率"}
    screen = capture.capture("rankings", view, build=build)
    assert "经费收缴率" in screen.title
    ranks = screen.block("ranks")
    assert ranks is not None
    assert ranks.figure is not None
    assert "经费收缴率" in ranks.subject
    assert list(ranks.rows["city"].unique())


def test_a_screen_speaks_the_language_it_is_asked_for(build: Build) -> None:
    chinese = capture.capture("rankings", {}, build=build, manner=Manner("zh"))
    english = capture.capture("rankings", {}, build=build, manner=Manner("en"))
    assert "第" in chinese.title
    assert "No. " in english.title


@pytest.mark.parametrize("page", ["gone", "upload", "../app"])
def test_a_page_that_is_none_or_that_acts_is_refused(build: Build, page: str) -> None:
    with pytest.raises(CaptureError):
        capture.capture(page, {}, build=build)


def test_every_page_that_shows_figures_can_be_captured(build: Build) -> None:
    shown = {one.address for one in menu.ENTRIES} - capture.DOING
    screens = {page: capture.capture(page, {}, build=build) for page in shown}
    assert [page for page, screen in screens.items() if not screen.title] == []
    assert [page for page, screen in screens.items() if not screen.blocks] == []


def test_a_page_without_rows_ends_there_and_says_what_is_missing(
    none: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_DATA", str(none))
    empty = warehouse.present_build()
    shown = {one.address for one in menu.ENTRIES} - capture.DOING
    screens = {page: capture.capture(page, {}, build=empty) for page in shown}
    assert [page for page, screen in screens.items() if not screen.title] == []
