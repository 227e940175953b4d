"""Cover, sentences and decisions of a presentation say what the board's own pages say."""

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.util import Pt

from pages.papers.blocks import frames, handouts, living
from pages.papers.findings import handouts as findings
from pages.shared import warehouse, words
from pages.shared.capture import page as capture
from pages.shared.exports import slides
from pages.shared.exports.slides import asking, layout, opening, tags
from pages.shared.exports.slides.contents import Texts
from pages.shared.stage import decks, shows
from pages.shared.stage.closing import Decided
from pages.shared.stage.decks import Slide
from pages.shared.stage.shows import Show
from pages.shared.warehouse import Build

MANNER = {"lang": "zh"}
OWN = RGBColor(0, 0x80, 0)


@pytest.fixture
def build(samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """The build of the samples, with decks and shows in a folder of the test's own."""
    monkeypatch.setenv("QIANGHUI_DATA", str(samples))
    current = warehouse.current_build()
    assert current is not None
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    return current


def whole(chosen: decks.Deck | Slide, build: Build) -> Deck:
    around = frames.frame(chosen, build, MANNER)
    views = handouts._views(chosen, build)
    return opened(slides.deck([*around.before, *views, *around.after]))


def opened(deck: bytes) -> Deck:
    return Presentation(io.BytesIO(deck))


def saved(deck: Deck) -> bytes:
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def part(deck: Deck, slide: int, kind: str) -> BaseShape:
    """The part of ours on a slide, which is counted from 0."""
    return next(shape for shape in deck.slides[slide].shapes if f":{kind}:" in shape.name)


def a_deck() -> decks.Deck:
    return decks.create(
        "主席办公会", Slide("rankings", {}, "ranks"), Slide("to_do", {}, "reminder")
    )


def dates_since(before: dt.date) -> set[str]:
    """The dates that a cover may bear which was made since: midnight may have come between."""
    return {words.date_of(day) for day in (before, dt.date.today())}


def test_a_deck_opens_with_a_cover_of_title_office_day_and_figures(build: Build) -> None:
    before = dt.date.today()
    deck = whole(a_deck(), build)
    said = [shape.text_frame.text for shape in deck.slides[0].shapes if shape.has_text_frame]
    assert deck.slides[0].shapes.title.text_frame.text == "主席办公会"
    assert "澄岚市总工会" in said
    assert dates_since(before) & set(said)
    assert f"数据截至 2025年12月31日 · 演示数据 · 第 {build.number} 版数据" in said


def test_the_second_slide_says_what_the_overview_says(build: Build) -> None:
    deck = whole(a_deck(), build)
    overview = capture.capture("overview", {}, build=build)
    assert deck.slides[1].shapes.title.text_frame.text == overview.title
    heads = {"位次", "原因", "堵点"}
    told = {}
    for head in heads:
        told[head] = "".join(fact for about, fact in overview.facts if about == head)
    boxes = [s for s in deck.slides[1].shapes if "qianghui:line" in s.name]
    assert len(boxes) == layout.SENTENCES
    shown = dict(shape.text_frame.text.split("\n", 1) for shape in boxes)
    assert shown == told
    for shape in boxes:
        assert shape.text_frame.paragraphs[1].runs[0].font.size >= Pt(layout.BODY)


def test_the_last_slide_of_a_deck_has_what_the_last_meeting_decided(build: Build) -> None:
    deck = whole(a_deck(), build)
    page = capture.capture("decisions", {}, build=build).block("decisions")
    assert page is not None
    last = deck.slides[len(deck.slides) - 1]
    assert last.shapes.title.text_frame.text == page.title
    table = next(shape.table for shape in last.shapes if shape.has_table)
    shown = [row.cells[0].text for row in list(table.rows)[1:]]
    assert shown == page.rows["decision"].tolist()


def test_what_was_decided_during_the_show_of_a_deck_goes_before(build: Build) -> None:
    deck = a_deck()
    with warehouse.reading(build):
        row = warehouse.query("decisions").iloc[-1]
    one = Decided(row["meeting"], row["decision"], row["owner"], "")
    path = shows._path(deck.id)
    path.parent.mkdir(parents=True, exist_ok=True)
    shows._write(replace(Show(deck.id, "k", None, name=deck.name), is_over=True, decided=(one,)))
    (after,) = frames.frame(deck, build, MANNER).after
    assert after.block.rows["decision"].tolist() == [row["decision"]]
    assert after.block.title == "“主席办公会”放映期间议定的事项"


def test_a_page_has_the_decisions_that_were_taken_on_it_and_others_have_no_such_slide(
    build: Build,
) -> None:
    with warehouse.reading(build):
        rows = warehouse.query("decisions")
    wanted = rows[rows["view"].astype(str).str.startswith("/quality")]["decision"].tolist()
    (after,) = frames.frame(Slide("quality"), build, MANNER).after
    assert after.block.rows["decision"].tolist() == wanted
    assert wanted
    assert frames.frame(Slide("publicity"), build, MANNER).after == ()


def test_a_page_has_its_name_on_its_cover(build: Build) -> None:
    cover, _said = frames.frame(Slide("rankings"), build, MANNER).before
    assert cover.title == "排名"
    assert isinstance(cover.body, Texts)


def test_cover_and_sentences_are_renewed_and_hand_edits_stay(build: Build) -> None:
    chosen = a_deck()
    deck = whole(chosen, build)
    stale = "2024年1月1日"
    day = next(s for s in deck.slides[0].shapes if "qianghui:line/day" in s.name)
    tag = tags.read(day.name)
    assert tag is not None
    day.text_frame.paragraphs[0].runs[0].text = stale
    day.name = tag.written(stale).name  # as it was written on another day
    day.text_frame.paragraphs[0].runs[0].font.color.rgb = OWN
    first = next(s for s in deck.slides[1].shapes if "qianghui:line/1" in s.name)
    first.text_frame.paragraphs[1].runs[0].text = "主席亲自改过的一句。"
    moved = part(deck, 0, "subject")
    moved.top = 0
    sent = saved(deck)
    before = dt.date.today()
    made, outcomes = asking.renewed(sent, living._fresh(asking.parts_of(sent), build))
    back = opened(made)
    day = next(s for s in back.slides[0].shapes if "qianghui:line/day" in s.name)
    assert day.text_frame.text in dates_since(before)
    assert day.text_frame.paragraphs[0].runs[0].font.color.rgb == OWN
    first = next(s for s in back.slides[1].shapes if "qianghui:line/1" in s.name)
    assert first.text_frame.text.split("\n")[1] == "主席亲自改过的一句。"
    assert part(back, 0, "subject").top == 0
    assert [o.kind for o in outcomes if o.state != "renewed"] == ["line"]
    listed = findings.listed(outcomes)
    assert listed[0] == "第 1 页：标题、副标题、句子"
    assert len(listed) == len(back.slides)


def test_a_deck_without_a_cover_is_renewed_as_before(build: Build) -> None:
    views = handouts._views(a_deck(), build)
    sent = slides.deck(views)
    assert opening.PAGE not in {tag.page for tag in asking.parts_of(sent).tags}
    made, outcomes = asking.renewed(sent, living._fresh(asking.parts_of(sent), build))
    assert {outcome.state for outcome in outcomes} == {"renewed"}
    assert len(opened(made).slides) == len(opened(sent).slides)


def test_a_board_whose_overview_says_nothing_has_no_sentences(build: Build) -> None:
    overview = replace(capture.capture("overview", {}, build=build), facts=[])
    issue = opening.Issue("澄岚市", "2025年12月31日", 1, is_demo=True)
    assert opening.sentences(overview, issue, {}) is None
