"""Slides brought up to date: figures are renewed, what a hand has changed stays, others refused."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd
import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.presentation import Presentation as Deck
from pptx.shapes.graphfrm import GraphicFrame
from pptx.util import Emu, Inches

from pages.shared import charts, theme
from pages.shared.capture.screen import Block
from pages.shared.capture.stamp import Stamp
from pages.shared.exports import slides
from pages.shared.exports.origin import Origin
from pages.shared.exports.slides import asking, contents, living, tags, worker
from pages.shared.exports.slides.asking import SlidesError
from pages.shared.exports.slides.contents import Content, Number
from pages.shared.exports.slides.living import Key
from pages.shared.findings.column import Column, Columns
from tests import boards

OWN = RGBColor(0, 0x80, 0)


def ranks(until: str) -> pd.DataFrame:
    rows = boards.city_ranks()
    own = rows[rows["indicator"] == "网上工会得分"]
    return own[own["period_end"] <= pd.Timestamp(until)]


def view(rows: pd.DataFrame, month: str, *, build: int) -> slides.View:
    figure = charts.bump(rows, events=boards._events().head(0))
    columns: Columns = {"city": "城市", "rank": Column("位次", decimals=0)}
    stamp = Stamp(as_of=month)
    block = Block("ranks", f"{month}的位次", "网上工会", rows, columns, stamp, None, figure)
    numbers = (Number("位次", f"第 {build} / 11", "升 1 位"), Number("数值", f"{build} 分", ""))
    return slides.View(block, Origin("rankings", {"indicator": "网上工会得分"}, build), numbers)


def table(month: str, *counts: int) -> slides.View:
    rows = pd.DataFrame({"name": [f"事项{n}" for n in range(len(counts))], "n": counts})
    columns: Columns = {"name": "事项", "n": Column("件", decimals=0)}
    return slides.View(
        Block("list", f"{month}清单", "s", rows, columns, Stamp(as_of=month)), Origin("to_do")
    )


def before() -> list[slides.View]:
    return [view(ranks("2025-10-31"), "2025年10月", build=1), table("10月", 1, 2, 3)]


def after() -> dict[Key, Content]:
    views = [view(ranks("2025-12-31"), "2025年12月", build=2), table("12月", 4, 5, 6, 7)]
    return {living.key_of(c.tag): c for each in views for c in contents.contents(each)}


def opened(deck: bytes) -> Deck:
    return Presentation(io.BytesIO(deck))


def saved(deck: Deck) -> bytes:
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def shapes(deck: Deck, kind: str) -> list[GraphicFrame]:
    found = [(tags.read(shape.name), shape) for slide in deck.slides for shape in slide.shapes]
    return [shape for tag, shape in found if tag and tag.kind == kind]


def renewed(deck: Deck, fresh: Mapping[Key, Content] | None = None) -> tuple[Deck, set[str]]:
    made, outcomes = asking.renewed(saved(deck), after() if fresh is None else fresh)
    return opened(made), {f"{each.kind} {each.state}" for each in outcomes}


def test_untouched_slides_say_what_the_board_says_now() -> None:
    deck, outcomes = renewed(opened(slides.deck(before())))
    assert outcomes == {
        f"{kind} renewed"
        for kind in ("title", "subject", "chart", "number", "footer", "table", "rest", "notes")
    }
    chart = shapes(deck, "chart")[0].chart
    assert chart.plots[0].categories.flattened_labels[-1] == ("2025年", "12")
    now = ranks("2025-12-31")
    for series in chart.series:
        known = now[now["city"] == series.name].sort_values("period_end")["rank"]
        assert tuple(series.values) == tuple(None if pd.isna(rank) else rank for rank in known)
    assert shapes(deck, "title")[0].text_frame.text == "2025年12月的位次"
    assert shapes(deck, "number/位次")[0].text_frame.text.split("\n")[1] == "第 2 / 11"
    assert "第 2 版数据" in shapes(deck, "footer")[0].text_frame.text
    cells = [[cell.text for cell in row.cells] for row in shapes(deck, "table")[0].table.rows]
    assert cells[1:] == [["事项0", "4"], ["事项1", "5"], ["事项2", "6"], ["事项3", "7"]]


def test_the_words_at_the_ends_of_lines_follow_the_lines() -> None:
    deck, _outcomes = renewed(opened(slides.deck(before())))
    chart = shapes(deck, "chart")[0].chart
    home = next(series for series in chart.series if series.name == "澄岚市")
    last = len(list(home.values)) - 1
    label = home.points[last].data_label.text_frame.text
    assert label == f"{int(home.values[last])} 澄岚市"


def test_what_a_hand_has_changed_stays() -> None:
    deck = opened(slides.deck(before()))
    chart = shapes(deck, "chart")[0]
    chart.left, chart.top = Inches(1), Inches(3)
    line = next(s for s in chart.chart.series if s.name == "澄岚市").format.line
    line.color.rgb, line.width = OWN, Emu(90000)
    shapes(deck, "title")[0].text_frame.text = "主席的话"
    shapes(deck, "table")[0].table.cell(1, 0).text = "改过的事项"
    run = shapes(deck, "number/位次")[0].text_frame.paragraphs[1].runs[0]
    run.font.color.rgb = OWN
    deck.slides[0].shapes.add_textbox(0, 0, 1, 1).text_frame.text = "旁注"
    shapes(deck, "subject")[0]._element.getparent().remove(shapes(deck, "subject")[0]._element)
    deck, outcomes = renewed(deck)
    assert {"title kept", "table kept", "chart renewed", "number renewed"} <= outcomes
    moved = shapes(deck, "chart")[0]
    assert (moved.left, moved.top) == (Inches(1), Inches(3))
    line = next(s for s in moved.chart.series if s.name == "澄岚市").format.line
    assert (line.color.rgb, line.width) == (OWN, Emu(90000))
    assert moved.chart.plots[0].categories.flattened_labels[-1] == ("2025年", "12")
    assert shapes(deck, "title")[0].text_frame.text == "主席的话"
    assert shapes(deck, "table")[0].table.cell(1, 0).text == "改过的事项"
    number = shapes(deck, "number/位次")[0].text_frame.paragraphs[1].runs[0]
    assert (number.text, number.font.color.rgb) == ("第 2 / 11", OWN)
    assert "旁注" in [s.text_frame.text for s in deck.slides[0].shapes if s.has_text_frame]
    assert len(shapes(deck, "subject")) == 1


def test_the_same_slides_can_be_renewed_month_after_month() -> None:
    deck, _first = renewed(opened(slides.deck(before())))
    _deck, outcomes = renewed(deck)
    assert not [outcome for outcome in outcomes if "renewed" not in outcome]


def test_a_deleted_slide_stays_deleted_and_a_copied_one_is_renewed_as_well() -> None:
    deck = opened(slides.deck([*before(), before()[1]]))
    first = deck.slides._sldIdLst[0]
    deck.part.drop_rel(first.rId)
    deck.slides._sldIdLst.remove(first)
    deck, outcomes = renewed(deck)
    assert len(deck.slides) == 2
    assert len(shapes(deck, "table")) == 2
    assert all(shape.table.cell(1, 1).text == "4" for shape in shapes(deck, "table"))
    assert "table renewed" in outcomes


def test_what_the_board_does_not_show_any_more_is_said_and_left_alone() -> None:
    deck, outcomes = renewed(opened(slides.deck(before())), {})
    assert {outcome.split()[1] for outcome in outcomes} == {"gone"}
    assert shapes(deck, "title")[0].text_frame.text == "2025年10月的位次"


def test_a_city_that_joins_and_one_that_leaves_are_drawn_in_their_colours() -> None:
    some = ranks("2025-10-31")
    deck = opened(slides.deck([view(some[some["city"] != "霁川市"], "10月", build=1)]))
    fewer = ranks("2025-12-31")
    now = view(fewer[fewer["city"] != "曜湾市"], "12月", build=2)
    fresh = {living.key_of(c.tag): c for c in contents.contents(now)}
    deck, _outcomes = renewed(deck, fresh)
    chart = shapes(deck, "chart")[0].chart
    drawn = {series.name: series for series in chart.series}
    assert "曜湾市" not in drawn
    near = RGBColor.from_string(theme.NEAR.removeprefix("#"))
    assert drawn["霁川市"].format.line.color.rgb == near


def test_slides_that_are_not_ours_are_refused() -> None:
    other = Presentation()
    other.slides.add_slide(other.slide_layouts[0]).shapes.title.text_frame.text = "别的"
    with pytest.raises(SlidesError, match="不是从看板导出"):
        asking.parts_of(saved(other))


def crowded() -> bytes:
    """Our slides with one part more than the limit."""
    file = io.BytesIO(slides.deck(before()))
    with zipfile.ZipFile(file, "a") as packed:
        for number in range(worker.MOST_PARTS + 1 - len(packed.namelist())):
            packed.writestr(f"ppt/media/{number}.bin", b"")
    return file.getvalue()


def torn() -> bytes:
    return slides.deck(before())[:-2000]


def garbled() -> bytes:
    """Our slides, of which one is no XML."""
    file, made = io.BytesIO(slides.deck(before())), io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<x>" if name == "ppt/slides/slide1.xml" else old.read(name))
    return made.getvalue()


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: b"no zip at all", "损坏"),
        (torn, "损坏"),
        (garbled, "损坏"),
        (crowded, "过于复杂"),
        (lambda: bytes(asking.LARGEST + 1), "过于复杂"),
    ],
    ids=["text", "torn", "garbled", "crowded", "large"],
)
def test_a_file_that_is_no_presentation_of_ours_is_refused_in_one_sentence(
    make: Callable[[], bytes], why: str
) -> None:
    with pytest.raises(SlidesError, match=why):
        asking.parts_of(make())


def test_the_unpacked_size_of_slides_has_a_limit(tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(slides.deck(before()))
    with zipfile.ZipFile(file) as packed:
        unpacked = sum(part.file_size for part in packed.infolist())
    assert worker.is_bearable(file, most_bytes=unpacked)
    assert not worker.is_bearable(file, most_bytes=unpacked - 1)
