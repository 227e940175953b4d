"""What stands on each slide of a deck, captured from the pages on one build."""

import logging
from typing import TypedDict

from pages.shared import theme, warehouse
from pages.shared.capture import page as capture
from pages.shared.capture.page import CaptureError, Manner
from pages.shared.capture.screen import Block, Screen
from pages.shared.etl import losses
from pages.shared.findings.column import table
from pages.shared.plotly import Drawing, plotly
from pages.shared.stage.decks import Deck, Slide
from pages.shared.stage.staged import staged
from pages.shared.warehouse import Build
from pages.shared.words import translate as _

CARDS = 3
LINES = 12  # of a listing; the stage shows as many as fit
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
    figure: Drawing  # as on its page
    staged: dict[str, object]  # what of its layout is other on the stage
    zoom: float
    table: list[list[str]]
    shown: int  # of so many rows
    rows: int
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
        screen = _screen(slide, build, manner)
    except CaptureError:
        return _missing(slide, _("The page of this slide does not exist any more."))
    except Exception as broken:  # whatever a page raises: in a meeting the next slide must come
        logging.getLogger(__name__).error("no slide of %s", slide.page, exc_info=broken)
        return _missing(slide, _("The page of this slide could not be drawn."))
    with warehouse.reading(build):
        missed = losses.notes()
    with theme.seen(red_is_good=manner.red_is_good):
        return _of_screen(slide, screen, missed)


def opening(build: Build | None, manner: Manner) -> tuple[Slide, ...]:
    """What an empty deck is offered: what became of the last decisions, if there are any."""
    last = Slide("decisions", {}, "decisions")
    is_known = build is not None and "missing" not in slide_shown(last, build, manner)
    return (last,) if is_known else ()


def block_of(slide: Slide, build: Build, manner: Manner) -> Block | None:
    """The block that stands on a slide, or None where the slide says what is missing."""
    if "missing" in slide_shown(slide, build, manner):
        return None
    screen = _screen(slide, build, manner)
    return _block(slide, screen)


def cards_of(screen: Screen) -> list[CardShown]:
    """Every number at the head of a page."""
    return [
        {"label": card.label, "value": card.value, "said": card.said, "verdict": card.verdict}
        for card in screen.cards
    ]


def _screen(slide: Slide, build: Build, manner: Manner) -> Screen:
    view = dict(slide.view)
    return capture.capture(slide.page, view, build=build, manner=manner, figure=slide.key)


def _block(slide: Slide, screen: Screen) -> Block | None:
    return screen.block(slide.key) if slide.key else next(iter(screen.blocks), None)


def _of_screen(slide: Slide, screen: Screen, missed: list[str]) -> SlideShown:
    block = _block(slide, screen)
    if block is None:
        why = _("There are no figures for this view: {why}", why=screen.title)
        return _missing(slide, why if screen.title else _("There are no figures for this view."))
    said = _base(slide, block.title if slide.key else screen.title, block.subject)
    said["cards"] = cards_of(screen)[:CARDS]
    said["stamp"], said["is_demo"] = [*block.stamp.notes, *missed], block.stamp.is_demo
    _draw(said, block)
    return said


def _draw(said: SlideShown, block: Block) -> None:
    if block.figure is None:
        said["table"] = table(block.rows.head(LINES), block.columns)
        said["shown"], said["rows"] = min(LINES, len(block.rows)), len(block.rows)
        return
    drawing = plotly(block.figure)
    fitted = staged(block.figure, drawing, wide=BESIDE if said["cards"] else WIDE)
    said["figure"], said["staged"], said["zoom"] = drawing, fitted.layout, fitted.zoom
    said["shown"], said["rows"] = fitted.shown, fitted.rows


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
        "shown": 0,
        "rows": 0,
    }
