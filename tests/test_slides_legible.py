"""Slides are readable from the last row: letters, axes, tables, on wide and narrow slides."""

import io
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Inches, Pt

from pages.shared import charts, warehouse, words
from pages.shared.capture import page as capture
from pages.shared.capture.screen import Block
from pages.shared.capture.stamp import Stamp
from pages.shared.exports import slides
from pages.shared.exports.origin import Origin
from pages.shared.exports.plot import Grid
from pages.shared.exports.slides import layout, tags, template
from pages.shared.findings.column import Column, Columns
from tests import boards

SHEETS = {"16:9": layout.WIDE, "4:3": layout.NARROW}
DECK = (
    ("rankings", "ranks"), ("rankings", "cities"), ("benchmarks", "gaps"), ("benchmarks", "line"),
    ("projects", "gantt"), ("conversion", "cohorts"), ("conversion", "funnel"),
    ("problems", "ledger"), ("problems", "flags"), ("appraisals", "course"),
)  # fmt: skip
FINE_PRINT = {"footer", "subject", "rest", "count", "number"}  # may be smaller where they are long


@pytest.fixture(params=list(SHEETS))
def deck(request: pytest.FixtureRequest, samples: Path, monkeypatch: pytest.MonkeyPatch) -> Deck:
    """Charts and tables of the samples on wide and on narrow slides."""
    monkeypatch.setenv("QIANGHUI_DATA", str(samples))
    build = warehouse.current_build()
    assert build is not None
    views = []
    for page, key in DECK:
        screen = capture.capture(page, {}, build=build)
        block = screen.block(key)
        assert block is not None, key
        numbers = slides.numbers_of(screen) if key in ("ranks", "gaps") else ()
        views.append(slides.View(block, Origin(page, {}, build.number), numbers))
    return opened(views, template.own(SHEETS[request.param]))


def opened(views: list[slides.View], own: bytes | None = None) -> Deck:
    return Presentation(io.BytesIO(slides.deck(views, own)))


def listing(count: int) -> slides.View:
    rows = pd.DataFrame({"name": [f"第{n}项工作" for n in range(count)], "n": range(count)})
    columns: Columns = {"name": "事项", "n": Column("件", decimals=0)}
    return slides.View(Block("list", "事项", "全部", rows, columns, Stamp()), Origin("x"))


def kinds(slide: Slide) -> Iterator[tuple[str, etree._Element]]:
    """The parts of a slide that hold letters, by kind."""
    for shape in slide.shapes:
        tag = tags.read(shape.name)
        kind = tag.kind.split("/")[0] if tag else shape.name
        yield kind, shape.chart._chartSpace if shape.has_chart else shape._element


def test_every_letter_is_large_enough(deck: Deck) -> None:
    for slide in deck.slides:
        for kind, element in kinds(slide):
            least = layout.FINE if kind in FINE_PRINT else layout.LABEL
            for part in element.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")):
                if size := part.get("sz"):
                    assert int(size) / 100 >= least, (kind, size)


def test_titles_and_the_letters_of_usual_tables_are_as_large_as_text(deck: Deck) -> None:
    for slide in deck.slides:
        assert slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size >= Pt(layout.BODY)
    table = next(shape for shape in opened([listing(9)]).slides[0].shapes if shape.has_table)
    size = table.table.cell(1, 0).text_frame.paragraphs[0].runs[0].font.size
    assert size >= Pt(layout.BODY)


def test_every_run_names_both_typefaces(deck: Deck) -> None:
    for slide in deck.slides:
        trees = [slide._element, slide.notes_slide._element] if slide.has_notes_slide else []
        trees += [shape.chart._chartSpace for shape in slide.shapes if shape.has_chart]
        for run in (run for tree in trees for run in tree.iter(qn("a:r"))):
            looks = run.find(qn("a:rPr"))
            assert looks is not None, etree.tostring(run)
            assert looks.find(qn("a:ea")) is not None
            assert looks.find(qn("a:latin")) is not None


def test_a_table_fills_the_width_of_its_slide_and_stays_above_the_footer(deck: Deck) -> None:
    seen = 0
    for slide in deck.slides:
        for shape in (shape for shape in slide.shapes if shape.has_table):
            wide = sum(column.width for column in shape.table.columns)
            high = sum(row.height for row in shape.table.rows)
            inner = deck.slide_width - Inches(2 * layout.SIDE)
            assert wide == pytest.approx(inner, rel=0.01)
            assert shape.top + high <= Inches(layout.BOTTOM) * 1.001
            seen += 1
    assert seen >= 3


def test_nothing_lies_beyond_a_narrow_slide(deck: Deck) -> None:
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height


def test_no_period_below_a_chart_has_more_than_two_lines(deck: Deck) -> None:
    """A month under its year fits its share of the axis; other names are skipped, never broken."""
    seen = 0
    for slide in deck.slides:
        for shape in (shape for shape in slide.shapes if shape.has_chart):
            space = shape.chart._chartSpace
            if space.find(f".//{qn('c:lineChart')}") is None:
                continue
            axis = space.find(f".//{qn('c:catAx')}")
            size = int(axis.find(f".//{qn('a:defRPr')}").get("sz")) / 100
            share = float(space.find(f".//{qn('c:layout')}//{qn('c:w')}").get("val"))
            labels = shape.chart.plots[0].categories.flattened_labels
            room = share * shape.width / Inches(1) / len(labels)
            skipped = int(axis.find(qn("c:tickLblSkip")).get("val"))
            widest = max(layout.breadth(names[-1], size) for names in labels)
            assert widest <= room * skipped, labels[0]
            if len(labels[0]) == 1:
                assert axis.find(f".//{qn('a:bodyPr')}").get("rot") == "1"
            seen += 1
    assert seen >= 3


def test_ranks_over_two_years_say_each_year_once() -> None:
    ranks = boards.city_ranks()
    rows = ranks[ranks["indicator"] == "网上工会得分"]
    figure = charts.bump(rows, events=boards._events().head(0))
    columns: Columns = {"city": "城市", "rank": "位次"}
    block = Block("ranks", "位次", "网上工会", rows, columns, Stamp(), None, figure)
    slide = opened([slides.View(block, Origin("x"))]).slides[0]
    chart = next(shape for shape in slide.shapes if shape.has_chart).chart
    labels = chart.plots[0].categories.flattened_labels
    months = sorted({(day.year, day.month) for day in pd.to_datetime(rows["period_end"])})
    assert labels == tuple((words.year(year), str(month)) for year, month in months)
    written = [v.text for v in chart._chartSpace.iter(qn("c:v")) if "年" in (v.text or "")]
    assert len(written) == len({year for year, _month in months}) * len(chart.series)


@pytest.mark.parametrize("count", [1, 2, 9, 11, 19, 60])
def test_a_table_has_at_most_two_slides_and_says_what_is_left_out(count: int) -> None:
    deck = opened([listing(count)])
    assert len(deck.slides) <= 2
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    names = [row.cells[0].text for table in tables for row in list(table.rows)[1:]]
    assert names == [f"第{n}项工作" for n in range(len(names))]
    said = next(
        shape.text_frame.text
        for shape in deck.slides[len(deck.slides) - 1].shapes
        if ":rest:" in shape.name
    )
    left = count - len(names)
    assert said.startswith(f"本表共 {count} 项" if left else f"本表 {count} 项全部列出")
    assert (f"其余 {left} 项见看板上此表的 Excel 工作簿" in said) == (left > 0)
    assert min(len(table.rows) for table in tables) > 2 or count == 1


def test_a_listing_in_the_order_of_time_shows_its_newest_rows() -> None:
    rows = pd.DataFrame({"year": [2020 + n // 12 for n in range(60)], "n": range(60)})
    columns: Columns = {"year": Column("年度", decimals=0), "n": Column("件", decimals=0)}
    block = Block("t", "t", "s", rows, columns, Stamp())
    slide = opened([slides.View(block, Origin("x"))]).slides[0]
    table = next(shape for shape in slide.shapes if shape.has_table).table
    assert table.cell(1, 1).text == "59"


def test_a_wide_table_keeps_the_columns_that_its_finding_speaks_of() -> None:
    texts = {f"c{n}": [f"第{n}栏的内容很长很长"] * 3 for n in range(9)}
    rows = pd.DataFrame({"name": ["甲", "乙", "丙"], **texts, "days": ["116 天"] * 3})
    columns: Columns = {str(name): f"栏{name}" for name in rows}
    block = Block("t", "超期最久 116 天", "s", rows, columns, Stamp())
    (content, *_others) = slides.contents_of(slides.View(block, Origin("x")))
    assert isinstance(content.body, Grid)
    shown = content.body.headers
    assert {"栏name", "栏days"} <= set(shown)
    assert len(shown) < len(columns)
    assert "栏未列" in content.rest or "未列栏目" in content.rest
    assert content.whole is not None
    assert len(content.whole.headers) == len(columns)


def test_a_chart_of_sixty_rows_has_two_slides_and_says_so() -> None:
    counts = pd.DataFrame({"name": [f"单位{n}" for n in range(60)], "count": range(60, 0, -1)})
    block = Block("t", "t", "s", counts, {"name": "名"}, Stamp(), None, charts.tally(counts))
    deck = opened([slides.View(block, Origin("x"))])
    assert len(deck.slides) == 2
    drawn = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    names = [name for chart in drawn for name in chart.plots[0].categories]
    assert names == [f"单位{n}" for n in range(len(names))]
    said = [shape.text_frame.text for shape in deck.slides[1].shapes if ":rest:" in shape.name]
    assert f"其余 {60 - len(names)} 项" in said[0]
