"""What stands on each slide, before anything is drawn: texts that fit, a chart or part of a table.

Pure data: the same is drawn on a new slide, and put into an old one that is brought up to date.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pages.shared import theme, words
from pages.shared.capture.screen import Block, Screen
from pages.shared.exports.native import native
from pages.shared.exports.origin import Origin
from pages.shared.exports.plot import Grid, Plot
from pages.shared.exports.slides import newest, paging
from pages.shared.exports.slides.columns import Measures
from pages.shared.exports.slides.paging import Room
from pages.shared.exports.slides.tags import Tag
from pages.shared.words import translate as _

NAMED = 3  # so many columns that are left out are named
CARDS = 3  # so many big numbers stand beside a chart
ROOM = Room()


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
class Said:
    """A text under a short head, "" for none; `name` tells it from the others of its slide."""

    name: str
    head: str
    said: str

    @property
    def text(self) -> str:
        """Its lines."""
        return f"{self.head}\n{self.said}" if self.head else self.said


@dataclass(frozen=True)
class Texts:
    """A slide of texts: the cover, or sentences."""

    said: tuple[Said, ...]
    is_cover: bool = False


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
    """One slide. `number` counts the slides of one view.

    `rest` says below a table how much of it is shown; `whole` are its rows with all columns.
    """

    tag: Tag
    title: str
    subject: str
    body: Plot | Grid | Texts
    footer: str
    notes: str
    numbers: tuple[Number, ...] = ()
    rest: str = ""
    whole: Grid | None = None
    measures: Measures | None = None  # of a table

    def part(self, kind: str, text: str = "") -> Tag:
        """The tag of one part of the slide, with the print of its text."""
        own = replace(self.tag, kind=kind)
        return own.written(text) if text else own

    @property
    def texts(self) -> dict[str, str]:
        """Every text of the slide, by the kind of its tag."""
        parts = self.body.said if isinstance(self.body, Texts) else ()
        return {
            "title": self.title,
            "subject": self.subject,
            "footer": self.footer,
            "notes": self.notes,
            "rest": self.rest,
            **{f"number/{each.label}": each.text for each in self.numbers},
            **{f"line/{each.name}": each.text for each in parts},
        }


def of_screen(screen: Screen, origin: Origin, manner: Mapping[str, str]) -> list[View]:
    """A whole page: its blocks in order, its numbers beside the first chart.

    Rows that are all alike would fill slides with one number: the page has them.
    """
    known = [block for block in screen.blocks if block.figure is not None or len(block.rows)]
    shown = [block for block in known if not block.is_alike] or known
    first = next((block.key for block in shown if block.figure is not None), "")
    return [
        View(
            block=block,
            origin=origin,
            numbers=numbers_of(screen) if block.key == first else (),
            notes=facts_of(screen) if block is shown[0] else "",
            manner=manner,
        )
        for block in shown
    ]


def numbers_of(screen: Screen) -> tuple[Number, ...]:
    """The page's first numbers."""
    return tuple(Number(c.label, c.value, c.said, c.verdict) for c in screen.cards[:CARDS])


def facts_of(screen: Screen) -> str:
    """What a page says in sentences, for the speaker's notes."""
    lines = [
        screen.title,
        *(f"{about} {fact}".strip() for about, fact in (*screen.facts, *screen.waiting)),
    ]
    return "\n".join(line for line in lines if line)


def contents(view: View, room: Room = ROOM) -> list[Content]:
    """The slides of a view: one for a chart, a few for a table or a chart of many rows."""
    block, origin = view.block, view.origin
    is_newest = block.figure is None and newest.is_course(block)
    with theme.seen(red_is_good=view.manner.get("red_up") == "true"):
        body = native(newest.first(block) if is_newest else block)
    numbers = tuple(view.numbers) if isinstance(body, Plot) else ()
    room = replace(room, has_numbers=bool(numbers))
    found = paging.parts(body, room, cited=block.title)
    rest = _rest(found, is_newest=is_newest) if isinstance(body, Grid) or found.left else ""
    address = {**dict(origin.view), **view.manner}
    return [
        Content(
            tag=Tag("slide", origin.page, address, block.key, number),
            title=_continued(block.title, number, len(found.parts)),
            subject=block.subject,
            body=part.body,
            footer=" · ".join(origin.notes(block.stamp)),
            notes=_notes(view, rest if found.left else "") if number == 1 else "",
            numbers=numbers,
            rest=rest if number == len(found.parts) else "",
            whole=part.whole,
            measures=part.measures,
        )
        for number, part in enumerate(found.parts, start=1)
    ]


def _continued(title: str, number: int, count: int) -> str:
    return title if count == 1 else _("{title} ({part})", title=title, part=f"{number}/{count}")


def _notes(view: View, rest: str) -> str:
    """What the speaker sees: own notes, what the figures rest on, and what did not fit."""
    lines = [view.notes, view.block.subject, *view.origin.notes(view.block.stamp), rest]
    return "\n".join(line for line in lines if line)


def _rest(found: paging.Parts, *, is_newest: bool) -> str:
    """How many rows there are and which are shown; where the others stand."""
    counts: dict[str, object] = {
        "count": words.measure(found.count),
        "shown": words.measure(found.count - found.left),
        "left": words.measure(found.left),
    }
    if not found.left:
        sentence = _("{count} in all, each of them here", count=counts["count"])
    elif is_newest:
        sentence = _(
            "{count} in all; the newest {shown} are here, {left} more are in the Excel"
            " workbook of this table on the board",
            **counts,
        )
    else:
        sentence = _(
            "{count} in all; the first {shown} are here, {left} more are in the Excel"
            " workbook of this table on the board",
            **counts,
        )
    if not found.columns:
        return sentence
    if len(found.columns) <= NAMED:
        return _("{said}; not shown: {columns}", said=sentence, columns=words.join(found.columns))
    return _("{said}; {count} columns are not shown", said=sentence, count=len(found.columns))
