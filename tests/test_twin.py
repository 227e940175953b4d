"""The static twin: whole, small, and safe from what the cells hold."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from pages.menu import ENTRIES
from pages.shared import warehouse, words
from pages.shared.capture import page as capture
from pages.shared.capture.page import CaptureError, Manner
from pages.shared.stage import documents, leaves, twin
from pages.shared.stage.decks import Deck, Slide
from pages.shared.warehouse import Build

MB = 1_000_000
CHARTS = [("rankings", key) for key in ("ranks", "values")] + [
    ("why_moved", "steps"),
    ("why_moved", "moves"),
    ("projects", "gantt"),
    ("projects", "curve"),
    ("topics", "uses"),
    ("problems", "months"),
    ("problems", "owners"),
    ("benchmarks", "gaps"),
    ("forums", "plan"),
    ("conversion", "waits"),
]


@pytest.fixture
def build(samples: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    monkeypatch.setenv("QIANGHUI_DATA", str(samples))
    current = warehouse.current_build()
    assert current is not None
    return current


def inside(file: bytes) -> dict[str, list[dict[str, object]]]:
    """What the file's own script is given."""
    found = re.search(r'<script type="application/json" id="about">(.*?)</script>', file.decode())
    assert found
    held: dict[str, list[dict[str, object]]] = json.loads(found[1])
    return held


def test_twelve_charts_are_at_most_six_megabytes(build: Build) -> None:
    slides = tuple(Slide(page, {}, key) for page, key in CHARTS)
    file = twin.of_deck(Deck("", "主席办公会", slides), build, Manner())
    assert len(file) <= 6 * MB
    assert sum("figure" in slide for slide in inside(file)["slides"]) == len(CHARTS) == 12


def test_it_says_what_the_page_says_and_asks_nobody(build: Build) -> None:
    view = {"indicator": "经费收缴率"}
    file = twin.of_page("rankings", view, build, Manner("en")).decode()
    screen = capture.capture("rankings", view, build=build, manner=Manner("en"))
    assert screen.title in file
    assert file.count('<section class="leaf">') == len(screen.blocks)
    assert "<mark>Demo data</mark>" in file
    assert all(card.value in file for card in screen.cards)
    assert all(said in file for _about, said in screen.facts)
    page = file.partition('id="about"')[0]
    assert not re.search(r'(src|href)="(?!data:)', page)
    assert "default-src 'none'" in page


def test_a_name_that_looks_like_markup_or_a_place_stays_text(build: Build) -> None:
    name = "</script><script>alert(1)</script>{{plotly}}"
    deck = Deck("", name, (Slide("rankings", {}, "cities"),))
    file = twin.of_deck(deck, build, Manner())
    assert b"<script>alert" not in file
    assert len(inside(file)["slides"]) == 1
    assert documents.fill("{{a}}{{b}}", {"a": "{{b}}", "b": "1"}) == "{{b}}1"


def test_a_slide_without_figures_says_so_in_the_file(build: Build) -> None:
    deck = Deck("", "办公会", (Slide("gone"), Slide("rankings", {}, "cities")))
    assert "这一页所在的页面已不存在" in twin.of_deck(deck, build, Manner()).decode()


def test_a_page_that_is_none_is_refused(build: Build) -> None:
    with pytest.raises(CaptureError):
        twin.of_page("gone", {}, build, Manner())


def test_the_head_names_build_and_day_and_what_only_the_board_has(build: Build) -> None:
    head = twin.of_page("rankings", {}, build, Manner("en")).decode().partition("<section")[0]
    assert "Build 1" in head
    assert words.date_of(dt.date.today()) not in head, "the day is in the file's own language"
    with words.speaking("en"):
        assert words.date_of(dt.date.today()) in head
    assert "<mark>Demo data</mark>" in head
    assert "newer figures are on the board only" in head


def test_rows_that_are_left_out_are_counted(build: Build) -> None:
    file = twin.of_page("quality", {}, build, Manner("en")).decode()
    count = len(capture.capture("quality", {}, build=build, manner=Manner("en")).blocks[0].rows)
    assert count > leaves.ROWS
    assert f"The first {leaves.ROWS} of {count}" in file


def test_numbers_that_stand_above_are_not_said_again(build: Build) -> None:
    page = twin.of_page("rankings", {}, build, Manner()).decode()
    assert page.count('<div class="numbers">') == 1
    slides = Slide("rankings", {}, "cities"), Slide("rankings", {}, "ranks"), Slide("to_do")
    deck = twin.of_deck(Deck("", "办公会", slides), build, Manner()).decode()
    assert deck.count('<div class="numbers">') == 2


def test_a_page_without_figures_says_so(units: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QIANGHUI_DATA", str(units))
    bare = warehouse.current_build()
    assert bare is not None
    file = twin.of_page("rankings", {}, bare, Manner())
    slides = inside(file)["slides"]
    assert len(slides) == 1
    assert str(slides[0]["missing"]) in file.decode()


def test_a_deck_without_slides_says_so(build: Build) -> None:
    assert "还没有内容" in twin.of_deck(Deck("", "办公会"), build, Manner()).decode()


@pytest.mark.parametrize("page", [entry.address for entry in ENTRIES if not entry.acts])
def test_every_page_becomes_a_file_whose_slides_all_stand(build: Build, page: str) -> None:
    slides = inside(twin.of_page(page, {}, build, Manner()))["slides"]
    assert slides
    assert not [slide["missing"] for slide in slides if "missing" in slide]
