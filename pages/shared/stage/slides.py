"""What stands on each slide of a deck, captured from the pages on one build."""

import logging
from typing import TypedDict

from pages.shared import capture
from pages.shared.capture import CaptureError, Manner
from pages.shared.charts import Figure
from pages.shared.column import table
from pages.shared.decks import Deck, Slide
from pages.shared.screen import Block, Screen
from pages.shared.stage.staged import staged
from pages.shared.warehouse import Build
from pages.shared.words import translate as _

CARDS = 3
LINES = 10  # of a listing
WIDE, BESIDE = 1800, 1310  # the place of a figure alone, and beside cards


class CardShown(TypedDict):
    """A number that is read out: its label, itself, its direction in words."""

    label: str
    value: str
    said: str
    verdict: str


class SlideShown(TypedDict, total=False):
    """One slide, in words and figures; `missing` says why there is nothing else on it."""

    id: str
    page: str
    title: str
    subject: str
    cards: list[CardShown]
    figure: Figure
    plain: Figure
    zoom: float
    more: str
    table: list[list[str]]
    stamp: list[str]
    is_demo: bool
    missing: str
    notes: str


def shown(deck: Deck, build: Build | None, manner: Manner) -> list[SlideShown]:
    """Every slide of a deck on this build."""
    return [slide_shown(slide, build, manner) for slide in deck.slides]


def slide_shown(slide: Slide, build: Build | None, manner: Manner) -> SlideShown:
    """One slide; whatever is wrong with it is said on it, and the show goes on."""
    if build is None:
        return _missing(slide, _("The snapshot of this show is not kept any more."))
    try:
        screen = capture.capture(slide.page, dict(slide.view), build=build, manner=manner)
    except CaptureError:
        return _missing(slide, _("The page of this slide does not exist any more."))
    except Exception as broken:  # whatever a page raises: in a meeting the next slide must come
        logging.getLogger(__name__).error("%s: %s", slide.page, broken)
        return _missing(slide, _("The page of this slide could not be drawn."))
    return _of_screen(slide, screen)


def _of_screen(slide: Slide, screen: Screen) -> SlideShown:
    block = screen.block(slide.key) if slide.key else next(iter(screen.blocks), None)
    if block is None:
        return _missing(slide, _("There are no figures for this view: {why}", why=screen.title))
    said = _base(slide, block.title if slide.key else screen.title, block.subject)
    said["cards"] = [
        {"label": card.label, "value": card.value, "said": card.said, "verdict": card.verdict}
        for card in screen.cards[:CARDS]
    ]
    said["stamp"], said["is_demo"] = block.stamp.notes, block.stamp.is_demo
    _draw(said, block)
    return said


def _draw(said: SlideShown, block: Block) -> None:
    if block.figure is None:
        lines = table(block.rows, block.columns)
        said["table"] = lines[: LINES + 1]
        said["more"] = _left_out(min(LINES, len(block.rows)), len(block.rows))
        return
    fitted = staged(block.figure, wide=BESIDE if said["cards"] else WIDE)
    said["figure"], said["zoom"] = fitted.figure, fitted.zoom
    said["more"] = _left_out(fitted.shown, fitted.rows)


def _left_out(shown: int, rows: int) -> str:
    return "" if shown >= rows else _("The first {shown} of {rows}", shown=shown, rows=rows)


def _missing(slide: Slide, why: str) -> SlideShown:
    return {**_base(slide, why, ""), "missing": why}


def _base(slide: Slide, title: str, subject: str) -> SlideShown:
    return {
        "id": slide.id,
        "page": slide.page,
        "title": title,
        "subject": subject,
        "cards": [],
        "stamp": [],
        "is_demo": False,
        "more": "",
    }
