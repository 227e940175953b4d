"""Figures of the demonstration: a state has a word, our ink is our city, one mark is a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest

from pages.shared import warehouse
from pages.shared.capture import page as capture
from pages.shared.capture.page import Manner
from pages.shared.capture.screen import Block
from pages.shared.capture.stamp import Stamp
from pages.shared.figures import (
    Bars,
    Chart,
    Figure,
    Flow,
    Heat,
    Line,
    Mark,
    Panels,
    Rows,
    Run,
    Text,
    Tree,
    alone,
    lines,
    plain,
    seen,
)
from pages.shared.plotly import plotly
from pages.shared.theme import STATES, Role
from tests import menu

WORD = re.compile(r"[^\W\d_]|[+−↑↓✓✗±]")


@dataclass(frozen=True)
class Shown:
    """A figure of the demonstration board, where it stands."""

    page: str
    block: Block
    figure: Figure

    def __str__(self) -> str:
        return f"{self.page} {self.block.key}"


@pytest.fixture(scope="module", params=["zh", "en"])
def figures(request: pytest.FixtureRequest, samples: Path) -> list[Shown]:
    """Every figure of the demonstration board."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QIANGHUI_DATA", str(samples))
        build = warehouse.present_build()
        screens = {
            page: capture.capture(page, {}, build=build, manner=Manner(request.param))
            for page in sorted({one.address for one in menu.ENTRIES} - capture.DOING)
        }
    found = [
        Shown(page, block, block.figure)
        for page, screen in screens.items()
        for block in screen.blocks
        if block.figure is not None
    ]
    assert len(found) > 40
    return found


def runs(text: Text) -> list[Run]:
    return [piece for line in lines(text) for piece in line if isinstance(piece, Run)]


def at_row(chart: Chart, row: float) -> list[Text]:
    """The words of a row: its name, those beside it and those at its marks."""
    assert isinstance(chart.places, Rows)
    at = round(row)
    labels = (
        label
        for mark in chart.marks
        for place, label in zip(mark.places or range(len(mark.values)), mark.labels, strict=False)
        if place == row
    )
    return [chart.places.names[at], *chart.places.beside[at : at + 1], *labels]


def unsaid(shown: Shown) -> Iterator[str]:
    """The marks in a state's ink that no word explains."""
    figure = shown.figure
    if isinstance(figure, Flow):
        yield from (node.name for node in figure.nodes if node.role in STATES and not node.name)
    elif isinstance(figure, Tree):
        yield from (leaf.text for leaf in figure.leaves if leaf.role in STATES and not leaf.detail)
    elif isinstance(figure, Chart):
        for mark in figure.marks:
            for at, (role, value) in enumerate(
                (mark.role(at), value) for at, value in enumerate(mark.values)
            ):
                if role in STATES and value is not None and not _is_said(shown, mark, at, role):
                    yield f"{mark.name or mark.column} {at} {role}"


def _is_said(shown: Shown, mark: Mark, at: int, role: Role) -> bool:
    """Whether the legend, the key below the title, the line's end or the row has its word."""
    chart = shown.figure
    assert isinstance(chart, Chart)
    if mark.name and (chart.has_legend or mark.name in shown.block.subject):
        return True
    told: list[Text] = [mark.end] if isinstance(mark, Line) else []
    if isinstance(chart.places, Rows):
        told += at_row(chart, row_of(mark, at))
    return any(run.role == role and WORD.search(run.text) for text in told for run in runs(text))


def row_of(mark: Mark, at: int) -> float:
    """The row in which a mark's value stands."""
    place = mark.places[at] if mark.places else at
    assert isinstance(place, int | float)
    return float(place)


def texts(figure: Figure) -> list[Text]:
    if isinstance(figure, Panels):
        return [panel.said for panel in figure.panels]
    if not isinstance(figure, Chart):
        return []
    marks = [text for mark in figure.marks for text in (*mark.labels, getattr(mark, "end", ""))]
    places = figure.places
    return [*marks, *((*places.names, *places.beside) if isinstance(places, Rows) else ())]


def test_no_mark_has_a_states_ink_without_its_word(figures: list[Shown]) -> None:
    assert [(str(shown), missing) for shown in figures for missing in unsaid(shown)] == []
    bare = [
        (str(shown), run.text)
        for shown in figures
        for text in texts(shown.figure)
        for run in runs(text)
        if run.role in STATES and not WORD.search(run.text)
    ]
    assert bare == []


def test_a_state_without_a_word_is_found() -> None:
    def shown(name: Text) -> Shown:
        chart = Chart((Bars(values=(1.0, 2.0), roles=("red", "amount")),), Rows((name, "乙")))
        block = Block("k", "t", "s", pd.DataFrame(), {}, Stamp())
        return Shown("page", block, chart)

    assert list(unsaid(shown("甲")))
    assert list(unsaid(shown(("甲", Run("90%", "red")))))
    assert not list(unsaid(shown(("甲", Run("超期", "red")))))


@pytest.mark.usefixtures("board")
def test_our_citys_ink_is_on_our_city_alone(figures: list[Shown]) -> None:
    ours = str(warehouse.query("board")["home_city"].iloc[0])
    wrong = []
    for shown in figures:
        for mark in getattr(shown.figure, "marks", ()):
            for at in range(len(mark.values)):
                if mark.role(at) != "home":
                    continue
                told: list[Text] = [
                    mark.name,
                    *mark.pointed[at : at + 1],
                    *mark.cities[at : at + 1],
                ]
                assert isinstance(shown.figure, Chart)
                if isinstance(shown.figure.places, Rows):
                    told += at_row(shown.figure, row_of(mark, at))
                if not any(re.search(f"{ours}|我市|本市|[Oo]ur", plain(text)) for text in told):
                    wrong.append((str(shown), mark.name or mark.column, at))
    assert wrong == []


def test_no_line_is_bent_between_its_points(figures: list[Shown]) -> None:
    bent = [str(shown) for shown in figures if "spline" in repr(plotly(shown.figure))]
    assert bent == []


def test_every_figure_shows_two_things_to_compare(figures: list[Shown]) -> None:
    bare = [str(shown) for shown in figures if seen(shown.figure) < 2 or alone(shown.figure)]
    assert bare == []
    grids = [shown for shown in figures if isinstance(shown.figure, Heat)]
    assert grids
    for shown in grids:
        assert isinstance(shown.figure, Heat)
        cells = {plain(cell) for line in shown.figure.cells for cell in line}
        assert len(cells - {""}) > 1, str(shown)
