"""Thumbnails: what a figure shows can be told from its small picture, which holds no words."""

import datetime as dt
import xml.etree.ElementTree as ET

import pytest

from pages.shared import theme
from pages.shared.capture import page as capture
from pages.shared.figures import (
    Band,
    Bars,
    Box,
    Chart,
    Figure,
    Flow,
    Heat,
    Leaf,
    Level,
    Line,
    Node,
    Panel,
    Panels,
    Periods,
    Points,
    Rows,
    Scale,
    Spans,
    Tree,
    thumbnail,
)
from pages.shared.warehouse import current_build
from tests.menu import ENTRIES

DAYS = tuple(dt.date(2025, month, 1) for month in (1, 2, 3))
Course = list[tuple[float, float]]


def shapes(figure: Figure) -> list[ET.Element]:
    return list(ET.fromstring(thumbnail(figure)))


def lines(figure: Figure, colour: str) -> list[Course]:
    """The points of every line of a colour."""
    return [
        [(float(x), float(y)) for x, y in (at.split(",") for at in shape.attrib["points"].split())]
        for shape in shapes(figure)
        if shape.get("stroke") == colour
    ]


def test_bars_of_rows_are_as_long_as_their_values_and_keep_their_colours() -> None:
    bars = Bars(values=(40.0, 20.0), roles=("home", "other"))
    figure = Chart((bars,), Rows(("甲", "乙")), Scale(high=40.0))
    ((left, top), (right, _y)) = lines(figure, theme.HOME)[0]
    ((also_left, below), (half, _)) = lines(figure, theme.OTHER)[0]
    assert left == also_left
    assert (half - left) * 2 == pytest.approx(right - left, abs=0.2)
    assert top < below


def test_a_stack_goes_on_where_it_ended() -> None:
    first, second = Bars(values=(1.0,), roles="home"), Bars(values=(3.0,), roles="near")
    figure = Chart((first, second), Rows(("甲",)), Scale(high=4.0), bars="stack")
    assert lines(figure, theme.HOME)[0][1] == lines(figure, theme.NEAR)[0][0]


def test_of_ranks_the_first_is_on_top_and_of_amounts_the_most() -> None:
    line = Line(values=(1.0, 2.0, 3.0), roles="home")
    for kind, is_rising in (("rank", False), ("number", True)):
        scale = Scale("rank" if kind == "rank" else "number", low=1.0, high=3.0)
        (drawn,) = lines(Chart((line,), Periods(DAYS), scale), theme.HOME)
        assert (drawn[-1][1] < drawn[0][1]) == is_rising


def test_a_gap_breaks_a_line() -> None:
    line = Line(values=(1.0, None, 3.0, 4.0), places=(*DAYS, dt.date(2025, 4, 1)), roles="home")
    figure = Chart((line,), Periods(DAYS))
    assert [len(run) for run in lines(figure, theme.HOME)] == [2]
    assert any(shape.tag == "circle" for shape in shapes(figure))


def test_a_name_from_a_cell_is_no_part_of_the_picture() -> None:
    name = '<script>alert("甲市")</script>'
    drawn = thumbnail(Chart((Bars(values=(1.0,)),), Rows((name,))))
    assert "script" not in drawn
    assert "甲市" not in drawn


FIGURES: dict[str, Figure] = {
    "spans over time": Chart(
        (Spans(values=DAYS[1:], starts=DAYS[:2]), Points(values=DAYS[:2])),
        Rows(("甲", "乙")),
        Scale("time", low=DAYS[0], high=DAYS[2]),
        levels=(Level("today", DAYS[1]),),
    ),
    "band": Chart((Band(values=(3.0, 4.0, 5.0), starts=(1.0, 2.0, 3.0)),), Periods(DAYS)),
    "box": Chart((Box(values=(1.0, 2.0, 9.0)),), Rows(("",))),
    "panels": Panels((Panel("甲", ("乙",), (Line(values=(0.2, 1.0), places=(0, 9)),)),), 9),
    "heat": Heat(("一",), ("甲", "乙"), (("1",), ("",)), ((1.0,), (None,))),
    "flow": Flow((Node(0, "甲", 3, "home"), Node(1, "乙", 3, "near")), ((0, 1, 3),)),
    "tree": Tree((Leaf(0, "甲", "", "home"), Leaf(1, "乙", "", "near"))),
}


@pytest.mark.parametrize("name", FIGURES)
def test_every_kind_of_figure_has_a_picture_within_its_frame(name: str) -> None:
    drawn = shapes(FIGURES[name])
    assert drawn
    assert {shape.tag for shape in drawn} <= {"polyline", "polygon", "circle", "rect"}


@pytest.mark.parametrize(
    "figure", [Chart((), Rows(())), Heat((), (), (), ()), Tree(()), Flow((), ())]
)
def test_an_empty_figure_is_an_empty_picture(figure: Figure) -> None:
    assert shapes(figure) == []


@pytest.mark.usefixtures("board")
def test_every_figure_of_the_board_has_a_picture() -> None:
    build = current_build()
    assert build is not None
    drawn = [
        thumbnail(block.figure)
        for entry in ENTRIES
        if not entry.acts
        for block in capture.capture(entry.address, {}, build=build).blocks
        if block.figure is not None
    ]
    assert len(drawn) > 40
    assert all(list(ET.fromstring(picture)) for picture in drawn)


def test_a_named_picture_of_any_kind_holds_its_names_and_an_unnamed_one_none() -> None:
    heat = Heat(("一月", "二月", "三月"), ("甲", "乙"), (("1",) * 3,) * 2, ((0.0, 0.5, 1.0),) * 2)
    nodes = (Node(0, "甲", 3, "other"), Node(1, "丙", 2, "good"), Node(1, "丁", 1, "bad"))
    flow = Flow(nodes, ((0, 1, 2), (0, 2, 1)))
    tree = Tree((Leaf(0, "甲", "", "other"), Leaf(1, "乙", "", "good")))
    expected = (
        (heat, ["甲", "乙", "一月", "三月"]),
        (flow, ["甲 3", "丙 2", "丁 1"]),
        (tree, ["甲", "乙"]),
    )
    for figure, names in expected:
        named = ET.fromstring(thumbnail(figure, is_named=True))
        assert [shape.text for shape in named if shape.tag == "text"] == names
        assert not [shape for shape in shapes(figure) if shape.tag == "text"]
