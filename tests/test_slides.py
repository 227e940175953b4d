"""Slides: native charts with the build's figures, Chinese typefaces, and where they come from."""

import io
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.graphfrm import GraphicFrame
from pptx.util import Inches

from pages.shared import charts, warehouse
from pages.shared.capture import page as capture
from pages.shared.capture.screen import Block
from pages.shared.capture.stamp import Stamp
from pages.shared.exports import slides
from pages.shared.exports.origin import Origin
from pages.shared.exports.slides import layout, tags
from pages.shared.exports.slides.tags import Tag
from pages.shared.findings.column import Column, Columns
from pages.shared.warehouse import Build

VIEW = {"indicator": "网上工会综合得分"}


@pytest.fixture
def build(samples: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    monkeypatch.setenv("QIANGHUI_DATA", str(samples))
    current = warehouse.current_build()
    assert current is not None
    return current


def page(build: Build, name: str = "rankings") -> list[slides.View]:
    screen = capture.capture(name, VIEW, build=build)
    return slides.of_screen(screen, Origin(name, VIEW, build.number), {})


def opened(views: list[slides.View], template: bytes | None = None) -> Deck:
    return Presentation(io.BytesIO(slides.deck(views, template)))


def parts(deck: Deck) -> dict[str, GraphicFrame]:
    """The shapes of a presentation, by kind and block."""
    found = {}
    for slide in deck.slides:
        for shape in slide.shapes:
            if tag := tags.read(shape.name):
                found[f"{tag.kind} {tag.key} {tag.number}"] = shape
    return found


def listing(count: int) -> Block:
    rows = pd.DataFrame({"name": [f"第{n}项工作" * 3 for n in range(count)], "n": range(count)})
    columns: Columns = {"name": "事项", "n": Column("件", decimals=0)}
    return Block("long", "事项很多", "全部", rows, columns, Stamp(as_of="2025年12月"))


def test_a_chart_is_native_and_holds_the_figures_of_the_build(build: Build) -> None:
    chart = parts(opened(page(build)))["chart ranks 1"].chart
    drawn = {series.name: tuple(series.values) for series in chart.series}
    with duckdb.connect(str(build.path), read_only=True) as marts:
        known = marts.sql(
            "select city, period_end, rank from marts.city_ranks "
            f"where indicator = '{VIEW['indicator']}' and grain = 'month' "
            "and city_group = '全省十一市'"
        ).df()
    for city, rows in known.groupby("city"):
        ranks = rows.sort_values("period_end")["rank"]
        latest = ranks.tail(len(drawn[city]))  # the page shows two years
        assert drawn[city] == tuple(None if pd.isna(rank) else rank for rank in latest)
    assert chart.value_axis.reverse_order  # the first place is on top


def test_every_text_names_a_chinese_typeface_in_its_xml(build: Build) -> None:
    deck = opened(page(build))
    for slide in deck.slides:
        letters = list(slide._element.iter(qn("a:rPr")))
        for shape in slide.shapes:
            if shape.has_chart:
                space = shape.chart._chartSpace
                assert space.find(f"{qn('c:txPr')}//{qn('a:ea')}") is not None
                letters += list(space.iter(qn("a:rPr")))
        assert letters
        assert all(part.find(qn("a:ea")) is not None for part in letters)


def test_a_slide_says_its_finding_and_what_it_rests_on(build: Build) -> None:
    views = page(build)
    slide = opened(views).slides[1]
    said = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert said[0] == views[1].block.title == slide.shapes.title.text_frame.text
    foot = next(text for text in said if "第 1 版数据" in text)
    for part in ("数据截至 2025年12月", "来源：省总工会通报", "演示数据", "筛选：网上工会综合得分"):
        assert part in foot
        assert part in slide.notes_slide.notes_text_frame.text
    numbers = [tags.read(shape.name) for shape in slide.shapes if "number/" in shape.name]
    assert len(numbers) == 3


def test_a_long_listing_goes_on_on_a_second_slide_and_then_points_to_the_workbook() -> None:
    deck = opened([slides.View(listing(200), Origin("x"))])
    assert len(deck.slides) == 2
    assert deck.slides[1].shapes.title.text_frame.text == "事项很多（2/2）"
    shown = sum(len(parts(deck)[f"table long {n}"].table.rows) - 1 for n in (1, 2))
    said = f"本表共 200 项，列出前 {shown} 项，其余 {200 - shown} 项见看板上此表的 Excel 工作簿"
    assert parts(deck)["rest long 2"].text_frame.text == said
    assert said in deck.slides[0].notes_slide.notes_text_frame.text


def test_a_name_that_looks_like_a_formula_is_text_in_the_sheet_behind_a_chart() -> None:
    counts = pd.DataFrame({"name": ["=1+1", "@x"], "count": [1, 2]})
    block = Block("t", "t", "s", counts, {"name": "名"}, Stamp(), None, charts.tally(counts))
    chart = parts(opened([slides.View(block, Origin("x"))]))["chart t 1"].chart
    book = chart.part.chart_workbook.xlsx_part.blob
    cells = load_workbook(io.BytesIO(book)).active["A"][1:]
    assert [(cell.value, cell.data_type) for cell in cells] == [("=1+1", "s"), ("@x", "s")]
    assert list(chart.plots[0].categories) == ["=1+1", "@x"]


def test_columns_of_one_period_stand_side_by_side() -> None:
    days = pd.to_datetime(["2025-11-01", "2025-12-01"])
    months = pd.DataFrame({"month": days, "red_flags": [2, 1], "yellow_flags": [1, 3]})
    block = Block("t", "t", "s", months, {"month": "月"}, Stamp(), None, charts.flags(months))
    chart = parts(opened([slides.View(block, Origin("x"))]))["chart t 1"].chart
    assert chart.plots[0].overlap == 0
    assert [list(series.values) for series in chart.series] == [[2, 1], [1, 3]]


def test_the_office_may_put_its_own_template_in_place_of_ours() -> None:
    own = Presentation()  # of 10 by 7.5 inches, with a slide that must not be handed out
    own.slide_width = Inches(10)
    own.slides.add_slide(own.slide_layouts[0])
    file = io.BytesIO()
    own.save(file)
    deck = opened([slides.View(listing(3), Origin("x"))], file.getvalue())
    assert len(deck.slides) == 1
    table = parts(deck)["table long 1"]
    right = table.left + table.width
    assert right <= deck.slide_width
    assert sum(column.width for column in table.table.columns) <= deck.slide_width


@pytest.mark.parametrize(
    "tag",
    [
        Tag("chart", "rankings", {"indicator": "建会率 50%?=&#~!:", "lang": "en"}, "ranks", 2),
        Tag("number/位次：一!", "why_moved", {}, "", 1, "0123abcd"),
        Tag("title", "x", {"a": ""}, "k"),
    ],
)
def test_the_name_of_a_shape_says_what_it_shows(tag: Tag) -> None:
    assert tags.read(tag.name) == tag


@pytest.mark.parametrize("name", ["Title 1", "qianghui:", "qianghui:chart:x", "x" * 9000, ""])
def test_other_names_say_nothing(name: str) -> None:
    assert tags.read(name) is None


@pytest.mark.parametrize("text", ["网上工会", "网上工会" * 20, "x\n" * 3])
def test_a_text_gets_the_largest_letters_with_which_it_fits(text: str) -> None:
    box = layout.Sheet().title
    size = layout.fitting(text, (30, 24, 18, 12), box)
    high = layout.lines(text, size, box.wide) * size * layout.LINE
    assert high <= box.high * layout.INCH or size == 12
