"""A presentation brought up to date: what we wrote is renewed, what a hand has changed stays.

Charts keep their looks and take new figures; a text is renewed only if it is still the one that we
wrote; a shape is known by its name, wherever it was moved.
"""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Literal

from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.text.text import TextFrame

from pages.shared.exports.plot import Grid, Plot
from pages.shared.exports.slides import columns, redrawing, tables, tags, template
from pages.shared.exports.slides.contents import Content
from pages.shared.exports.slides.pen import Pen
from pages.shared.exports.slides.tags import Tag

State = Literal["renewed", "kept", "gone", "more"]
Key = tuple[str, str, int]  # the page with its view, the block, and which of its slides


@dataclass(frozen=True)
class Outcome:
    """What became of one part: renewed, kept as a hand had changed it, or gone from the board."""

    slide: int
    kind: str
    name: str
    state: State


def key_of(tag: Tag) -> Key:
    """What tells one slide of the board from another."""
    view = "&".join(f"{name}={said}" for name, said in sorted(tag.view.items()))
    return f"{tag.page}?{view}", tag.key, tag.number


def tags_in(deck: Deck) -> list[Tag]:
    """Every part of ours in a presentation."""
    named = (_parts(slide) for slide in deck.slides)
    return [tag for parts in named for _shape, tag in parts]


def renew(deck: Deck, fresh: Mapping[Key, Content]) -> list[Outcome]:
    """Renew every part that is still ours, and tell what became of each."""
    pen = Pen.of(deck)
    outcomes = []
    for number, slide in enumerate(deck.slides, start=1):
        for shape, tag in _parts(slide):
            content = fresh.get(key_of(tag))
            state = _renew(shape, tag, content, pen) if content is not None else "gone"
            outcomes.append(Outcome(number, tag.kind.split("/")[0], _name(tag, content), state))
    return [*outcomes, *_more(deck, fresh)]


def _parts(slide: Slide) -> Iterator[tuple[BaseShape, Tag]]:
    """Our shapes on a slide, in groups too, and its notes."""
    shapes = list(_ungrouped(slide.shapes))
    if slide.has_notes_slide:
        shapes += list(slide.notes_slide.shapes)
    for shape in shapes:
        if tag := tags.read(shape.name or ""):
            yield shape, tag


def _ungrouped(shapes: Iterable[BaseShape]) -> Iterator[BaseShape]:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _ungrouped(shape.shapes)
        else:
            yield shape


def _name(tag: Tag, content: Content | None) -> str:
    """What a reader knows a part by."""
    if tag.kind.startswith("number/"):
        return tag.kind.partition("/")[2]
    return content.title if content is not None else tag.key


def _more(deck: Deck, fresh: Mapping[Key, Content]) -> list[Outcome]:
    """Tables that have grown beyond the slides that they had."""
    held: dict[tuple[str, str], int] = {}
    for tag in tags_in(deck):
        page, key, number = key_of(tag)
        held[(page, key)] = max(held.get((page, key), 0), number)
    return [
        Outcome(0, "table", content.title, "more")
        for (page, key, number), content in fresh.items()
        if number > held.get((page, key), number)
    ]


def _renew(shape: BaseShape, tag: Tag, content: Content, pen: Pen) -> State:
    if tag.kind == "chart":
        return _renew_chart(shape, content, pen)
    if tag.kind == "table":
        return _renew_table(shape, tag, content, pen)
    new = content.texts.get(tag.kind)
    if new is None:
        return "gone"
    if not shape.has_text_frame:
        return "kept"
    frame: TextFrame = shape.text_frame
    if tags.print_of(frame.text) != tag.print:
        return "kept"
    rewrite(frame, new)
    shape.name = tag.written(new).name
    return "renewed"


def _renew_chart(shape: BaseShape, content: Content, pen: Pen) -> State:
    if not shape.has_chart or not isinstance(content.body, Plot):
        return "gone"
    return "renewed" if redrawing.redraw(shape.chart, content.body, pen) else "kept"


def _renew_table(shape: BaseShape, tag: Tag, content: Content, pen: Pen) -> State:
    if not shape.has_table or not isinstance(content.body, Grid):
        return "gone"
    if tags.print_of(tables.text_of(shape.table)) != tag.print:
        return "kept"
    grid = _with_columns(content, [cell.text for cell in shape.table.rows[0].cells])
    if grid is None:
        return "gone"
    tables.refill(shape.table, grid, _room(shape, pen))
    shape.name = tag.written(tables.text_of(shape.table)).name
    return "renewed"


def _room(shape: BaseShape, pen: Pen) -> float:
    """The height that a table may take, in EMU: what it has, or down to the sentence below."""
    has = sum(int(row.height) for row in shape.table.rows)
    below = template.emu(pen.sheet.rest().y, pen.scale) - int(shape.top or 0)
    return float(max(has, below))


def _with_columns(content: Content, headers: list[str]) -> Grid | None:
    """The rows with the columns that a table has; None where one of them is no more."""
    body, whole = content.body, content.whole
    if isinstance(body, Grid) and [_bare(text) for text in body.headers] == headers:
        return body
    known = [_bare(text) for text in whole.headers] if whole is not None else []
    if whole is None or whole.fills or not set(headers) <= set(known):
        return None
    return columns.only(whole, [known.index(header) for header in headers])


def _bare(text: str) -> str:
    return " ".join(text.split())


def rewrite(frame: TextFrame, text: str) -> None:
    """Another text in the looks that each line of the old one has."""
    lines = text.split("\n")
    body = frame._txBody
    while len(frame.paragraphs) > len(lines):
        body.remove(frame.paragraphs[-1]._p)
    while len(frame.paragraphs) < len(lines):
        last = frame.paragraphs[-1]._p
        last.addnext(deepcopy(last))
    for paragraph, line in zip(frame.paragraphs, lines, strict=True):
        tables.rewrite_line(paragraph, line)
