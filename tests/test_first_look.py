"""The first look of a page says what the page then says, at every address."""

import asyncio
import html
import json
import re
import threading
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from pages import menu
from pages.shared import words
from pages.shared.capture import page as capture
from pages.shared.capture.page import Manner
from pages.shared.document import first_look
from pages.shared.warehouse import Build, current_build

SHOWING = [entry.address for entry in menu.ENTRIES if not entry.acts]
ACTING = [entry.address for entry in menu.ENTRIES if entry.acts]


@pytest.fixture
def build(board: Path) -> Build:
    assert board.exists()
    found = current_build()
    assert found is not None
    return found


def said(markup: str, tag: str) -> list[str]:
    """The words in every element of a tag, without the tags."""
    found = re.findall(f"<{tag}(?: [^>]*)?>(.*?)</{tag}>", markup, re.DOTALL)
    return [html.unescape(re.sub("<[^>]+>", " ", each)).strip() for each in found]


def shown(page: str, query: str, build: Build) -> str:
    """All words of the page's own screen, spaces apart."""
    view = dict(parse_qsl(query))
    manner = Manner(view.pop("lang", "zh"))
    with words.speaking(manner.language):
        screen = capture.capture(page, view, build=build, manner=manner)
        texts = [screen.title, screen.subject]
        texts += [part for card in screen.cards for part in (card.label, card.value, card.said)]
        texts += [part for fact in (*screen.facts, *screen.waiting) for part in fact]
        for block in screen.blocks:
            texts += [block.title, block.subject, " · ".join(block.stamp.notes)]
    return " ".join(" ".join(texts).split())


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", SHOWING)
def test_every_sentence_of_the_first_look_is_on_the_page(
    page: str, language: str, build: Build
) -> None:
    query = f"lang={language}"
    markup = first_look.markup(page, query)
    paragraphs = said(markup, "h1") + said(markup, "h2") + said(markup, "p")
    assert said(markup, "h1")
    assert any(paragraphs)
    there = shown(page, query, build)
    assert [each for each in paragraphs if " ".join(each.split()) not in there] == []


def test_the_first_look_is_of_the_choices_of_its_address(build: Build) -> None:
    query = "indicator=经费收缴率"
    other = first_look.markup("rankings", query)
    assert other != first_look.markup("rankings", "")
    assert "经费收缴率" in said(other, "h1")[0]
    assert said(other, "h1")[0] in shown("rankings", query, build)


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize("page", ACTING)
def test_a_page_that_acts_has_its_name_at_once(page: str) -> None:
    assert said(first_look.markup(page, "lang=en"), "h1")


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize("query", ["snapshot=x", "group=a&group=b"])
def test_what_an_address_says_otherwise_comes_plain(query: str) -> None:
    assert first_look.markup("rankings", query) == ""


@pytest.mark.usefixtures("board")
def test_what_an_address_says_is_no_markup() -> None:
    assert "<script>" not in first_look.markup("city", "city=<script>alert(1)</script>")


def test_a_page_whose_first_look_fails_comes_plain_with_a_line_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    build = tmp_path / "builds" / "000001.duckdb"
    build.parent.mkdir()
    build.write_bytes(b"no database")
    pointer = {"build": 1, "file": build.name, "sha256": ""}
    (build.parent / "current").write_text(json.dumps(pointer), encoding="utf-8")
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    with caplog.at_level("INFO"):
        assert first_look.markup("rankings", "") == ""
    assert "no first look of /rankings" in caplog.text


@pytest.mark.usefixtures("board")
def test_a_slow_first_look_does_not_hold_the_page() -> None:
    is_free = threading.Event()
    try:
        for _each in range(2):  # both workers are busy
            first_look.WORKERS.submit(is_free.wait)
        assert asyncio.run(first_look.within_patience("rankings", "", patience=0.01)) == ""
    finally:
        is_free.set()
    assert asyncio.run(first_look.within_patience("rankings", "", patience=60))
