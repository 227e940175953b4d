"""The page of papers: slides and workbooks of a page or a deck, and slides brought up to date."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from pages.papers.blocks import handouts, living
from pages.papers.findings import handouts as findings
from pages.shared import warehouse
from pages.shared.capture import page as capture
from pages.shared.exports import slides, xlsx
from pages.shared.exports.origin import Origin
from pages.shared.exports.slides import asking
from pages.shared.exports.slides.living import Outcome
from pages.shared.stage import decks
from pages.shared.stage.decks import Slide
from pages.shared.warehouse import Build

PAGE = str(Path(__file__).parents[1] / "pages" / "papers" / "page.py")


@pytest.fixture
def build(samples: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    monkeypatch.setenv("QIANGHUI_DATA", str(samples))
    current = warehouse.current_build()
    assert current is not None
    return current


def test_a_page_is_offered_as_slides_and_as_a_workbook(build: Build) -> None:
    app = AppTest.from_file(PAGE, default_timeout=60).run()
    assert not app.exception
    offered = {button.proto.label for button in app.get("download_button")}
    assert {"幻灯片（PPTX）", "Excel 工作簿", "离线文件"} <= offered
    assert {"幻灯片模板（16:9）", "幻灯片模板（4:3）"} <= offered
    assert build


def test_the_view_of_an_address_is_taken_and_a_strange_address_is_said(build: Build) -> None:
    app = AppTest.from_file(PAGE, default_timeout=60).run()
    app.text_input(key="handout_address").set_value("http://h/rankings?indicator=建会率").run()
    assert not app.warning
    app.text_input(key="handout_address").set_value("http://evil.example/x").run()
    assert "不是看板页面的网址" in app.warning[0].value
    assert build


def test_a_deck_becomes_slides_with_its_notes_and_leaves_out_what_is_no_more(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    deck = decks.create(
        "主席办公会",
        Slide("rankings", {}, "ranks", "先讲名次"),
        Slide("no_such_page", {}, ""),
        Slide("forums", {}, "no_such_block"),
    )
    assert handouts._gone(deck, build) == "2、3"
    views = handouts._views(deck, build)
    made = Presentation(io.BytesIO(slides.deck(views)))
    assert len(made.slides) == 1
    assert made.slides[0].notes_slide.notes_text_frame.text.startswith("先讲名次")


def test_a_whole_page_becomes_a_workbook(build: Build) -> None:
    slide = Slide("forums")
    screen = handouts._screen(slide, build)
    book = xlsx.page_book(screen, handouts._origin(slide, build))
    assert load_workbook(io.BytesIO(book)).worksheets[0]["A1"].value == screen.title


def test_slides_of_a_page_are_renewed_from_the_page_as_it_is_now(build: Build) -> None:
    screen = capture.capture("rankings", {}, build=build)
    deck = slides.deck(slides.of_screen(screen, Origin("rankings", {}, 0), {}))
    made, outcomes = asking.renewed(deck, living._fresh(asking.parts_of(deck), build))
    assert {outcome.state for outcome in outcomes} == {"renewed"}
    foot = [
        shape.text_frame.text
        for shape in Presentation(io.BytesIO(made)).slides[0].shapes
        if ":footer:" in shape.name
    ]
    assert f"第 {build.number} 版数据" in foot[0]
    assert "更新" in findings.renewed(outcomes)
    assert findings.left(outcomes).empty


def test_what_became_of_each_part_is_told() -> None:
    outcomes = [
        Outcome(1, "title", "甲", "kept"),
        Outcome(2, "chart", "乙", "gone"),
        Outcome(0, "table", "丙", "more"),
        Outcome(1, "chart", "丁", "renewed"),
    ]
    told = findings.left(outcomes)
    assert told["part"].tolist() == ["标题：甲", "图表：乙", "表格：丙"]
    assert told["slide"].tolist() == ["1", "2", "—"]
    assert findings.renewed(outcomes).count("1 处") == 3
