"""What stands on each slide, before anything is drawn: texts that fit, a chart or part of a table.

Pure data: the same is drawn on a new slide, and put into an old one that is brought up to date.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pages.shared import theme, words
from pages.shared.capture.screen import Block, Screen
from pages.shared.exports.native import native
from pages.shared.exports.origin import Origin
from pages.shared.exports.plot import Grid, Plot
from pages.shared.exports.slides import layout, paging
from pages.shared.exports.slides.tags import Tag
from pages.shared.words import translate as _

CARDS = 3  # so many big numbers stand beside a chart


@dataclass(frozen=True)
class Number:
    """A big number: what it is, the number, its direction in words."""

    label: str
    value: str
    said: str
    verdict: str = "even"

    @property
    def text(self) -> str:
        """The three lines of it."""
        return "\n".join((self.label, self.value, self.said))


@dataclass(frozen=True)
class View:
    """A block as it is to be shown, with the numbers beside it and the speaker's notes."""

    block: Block
    origin: Origin
    numbers: Sequence[Number] = ()
    notes: str = ""
    manner: Mapping[str, str] = field(default_factory=dict)  # of its address: lang, red_up


@dataclass(frozen=True)
class Content:
    """One slide. `number` counts the slides of one view."""

    tag: Tag
    title: str
    subject: str
    body: Plot | Grid
    footer: str
    notes: str
    numbers: tuple[Number, ...] = ()


def of_screen(screen: Screen, origin: Origin, manner: Mapping[str, str]) -> list[View]:
    """A whole page: its blocks in order, its numbers beside the first chart."""
    first = next((block.key for block in screen.blocks if block.figure is not None), "")
    return [
        View(
            block=block,
            origin=origin,
            numbers=numbers_of(screen) if block.key == first else (),
            notes=_facts(screen) if block is screen.blocks[0] else "",
            manner=manner,
        )
        for block in screen.blocks
        if block.figure is not None or len(block.rows)
    ]


def numbers_of(screen: Screen) -> tuple[Number, ...]:
    """The page's first numbers."""
    return tuple(Number(c.label, c.value, c.said, c.verdict) for c in screen.cards[:CARDS])


def contents(view: View) -> list[Content]:
    """The slides of a view: one for a chart, as many as it takes for a table."""
    with theme.seen(red_is_good=view.manner.get("red_up") == "true"):
        body = native(view.block)
    has_chart = isinstance(body, Plot)
    numbers = tuple(view.numbers) if has_chart else ()
    parts, left = paging.parts(body, layout.body(has_numbers=bool(numbers)))
    block, origin = view.block, view.origin
    address = {**dict(origin.view), **view.manner}
    return [
        Content(
            tag=Tag("slide", origin.page, address, block.key, number),
            title=_continued(block.title, number, len(parts)),
            subject=block.subject,
            body=part,
            footer=" · ".join(origin.notes(block.stamp)),
            notes=_notes(view, left) if number == 1 else "",
            numbers=numbers if number == 1 else (),
        )
        for number, part in enumerate(parts, start=1)
    ]


def _continued(title: str, number: int, count: int) -> str:
    return title if count == 1 else _("{title} ({part})", title=title, part=f"{number}/{count}")


def _notes(view: View, left: int) -> str:
    """What the speaker sees: own notes, what the figures rest on, and what did not fit."""
    more = words.plural(
        "{count} more row stands in the workbook.", "{count} more rows stand in the workbook.", left
    )
    lines = [view.notes, view.block.subject, *view.origin.notes(view.block.stamp)]
    return "\n".join(line for line in (*lines, more if left else "") if line)


def _facts(screen: Screen) -> str:
    lines = [
        screen.title,
        *(f"{about} {fact}".strip() for about, fact in (*screen.facts, *screen.waiting)),
    ]
    return "\n".join(line for line in lines if line)
