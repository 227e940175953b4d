"""The figures of papers: a course of a page, drawn for print with the cities that matter."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pages.shared.capture.screen import Block, Screen
from pages.shared.exports import native
from pages.shared.exports.official.drawing import Figure
from pages.shared.exports.plot import Plot
from pages.shared.exports.prose.said import Said, plain, unbroken
from pages.shared.exports.prose.standing import subject_of
from pages.shared.figures import Chart, Mark, Periods
from pages.shared.words import translate as _

MOST = 12  # lines that can be told apart in print
NAMED = ("home", "near", "far")  # of more, those of our city and its benchmark cities


@dataclass(frozen=True)
class Course:
    """A page's block as a figure: the sentence that captions it."""

    block: str
    caption: str


@dataclass(frozen=True)
class Drawn:
    """A figure as it is printed, and the block that it shows."""

    figure: Figure
    block: Block


def drawn(course: Course, screen: Screen) -> Drawn | None:
    """The figure; None where the page does not show it, or there is no course of one period."""
    block = screen.block(course.block)
    if block is None or not isinstance(block.figure, Chart):
        return None
    chart = block.figure
    marks = _seen(chart.marks)
    is_course = isinstance(chart.places, Periods) and any(_points(mark) > 1 for mark in marks)
    if not is_course:
        return None
    # Signs of what happened meanwhile, and words amid a line, need what the page says beside.
    bare = replace(chart, marks=tuple(replace(mark, labels=()) for mark in marks), events=())
    plot = native.chart(replace(block, figure=bare))
    if not isinstance(plot, Plot):
        return None
    caption = unbroken(Said(course.caption, _facts(course.caption, block, screen)).text)
    said = _("{about}: {said}", about=caption, said=plain(block.title))
    return Drawn(Figure(plot, caption, said), block)


def _seen(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """All lines, or of many those of the cities that are named."""
    if len(marks) <= MOST:
        return tuple(marks)
    return tuple(mark for mark in marks if mark.role(0) in NAMED)


def _points(mark: Mark) -> int:
    return sum(value is not None for value in mark.values)


def _facts(key: str, block: Block, screen: Screen) -> dict[str, str]:
    """What a caption names: the indicator whose gap is shown, or the subject."""
    if key == "figure.gap":
        return {"indicator": screen.view["gap_of"]}
    return {"subject": subject_of(block)}
