"""What a presentation has besides its figures: cover and sentences before, decisions after them."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import pandas as pd

from pages import menu
from pages.papers import columns
from pages.papers.findings import decisions as findings
from pages.shared import components, warehouse, words
from pages.shared.capture import page as capture
from pages.shared.capture.page import CaptureError
from pages.shared.capture.screen import Block
from pages.shared.exports import slides
from pages.shared.exports.origin import LOOKS, Origin
from pages.shared.exports.slides import opening
from pages.shared.exports.slides.opening import Issue
from pages.shared.findings.column import Columns
from pages.shared.stage import decks, shows
from pages.shared.stage.decks import Deck, Slide
from pages.shared.warehouse import Build
from pages.shared.words import translate as _

DECK, PAGE = "deck", "page"  # of what it is, in the names of its shapes


@dataclass(frozen=True)
class Frame:
    """The slides before and after the figures."""

    before: tuple[slides.Content, ...]
    after: tuple[slides.View, ...]


def frame(chosen: Deck | Slide, build: Build, manner: Mapping[str, str]) -> Frame:
    """The frame of a deck or a page on a build; `manner` says how its reader reads."""
    if isinstance(chosen, Deck):
        return _frame({DECK: chosen.name, **manner}, build)
    return _frame({PAGE: chosen.page, **manner}, build)


def renewed(view: Mapping[str, str], build: Build) -> Frame:
    """The frame that the shapes of a presentation speak of, as the board has it now."""
    return _frame(view, build)


def _frame(view: Mapping[str, str], build: Build) -> Frame:
    with warehouse.reading(build):
        board = warehouse.query("board").iloc[0]
        issue = Issue(
            city=board["home_city"] or "",
            as_of=words.date_of(board["as_of"]),
            build=build.number,
            is_demo=bool(board["is_demo"]),
        )
        decided = _decided(view, build)
    before = [opening.cover(_title(view), issue, dt.date.today(), view)]
    try:
        overview = capture.capture("overview", {}, build=build)
    except CaptureError:
        return Frame(tuple(before), decided)
    if (said := opening.sentences(overview, issue, view)) is not None:
        before.append(said)
    return Frame(tuple(before), decided)


def _title(view: Mapping[str, str]) -> str:
    """The name of the deck, or of the page as the menu has it."""
    if DECK in view:
        return view[DECK]
    titles = {entry.address: entry.title for entry in menu.ENTRIES}
    return _(titles[view[PAGE]]) if view.get(PAGE) in titles else view.get(PAGE, "")


def _decided(view: Mapping[str, str], build: Build) -> tuple[slides.View, ...]:
    """What was decided, as a table; nothing where nothing is known."""
    rows, board = warehouse.query("decisions"), warehouse.query("board")
    title, chosen, shown = _in_deck(view, rows) if DECK in view else _on_page(view, rows)
    if chosen.empty:
        return ()
    as_of = _("As of {day}", day=words.date_of(board["as_of"].iloc[0]))
    block = Block(
        key=opening.DECIDED,
        title=title,
        subject=_("What meetings decided · {day}", day=as_of),
        rows=chosen.reset_index(drop=True),
        columns=shown(),
        stamp=components.stamp_of(board),
    )
    looks = {name: said for name, said in view.items() if name in LOOKS}
    of = {name: said for name, said in view.items() if name not in LOOKS}
    return (slides.View(block, Origin(opening.PAGE, {}, build.number), manner={**of, **looks}),)


Chosen = tuple[str, pd.DataFrame, Callable[[], Columns]]


def _in_deck(view: Mapping[str, str], rows: pd.DataFrame) -> Chosen:
    """What was decided while the deck was last shown; else what the last meeting decided."""
    deck = next((known for known in decks.everything() if known.name == view[DECK]), None)
    show = shows.latest(deck.id) if deck is not None else None
    if show is not None and show.decided:
        known = {(one.meeting, one.decision) for one in show.decided}
        pairs = zip(rows["meeting"], rows["decision"], strict=True)
        during = rows[[(meeting, said) in known for meeting, said in pairs]]
        if not during.empty:
            title = _("Decided during the show of “{name}”", name=view[DECK])
            return title, during, columns.decisions
    if rows.empty:
        return "", rows, columns.decisions
    last = findings.latest(rows)
    name = findings.meeting(last["meeting"].iloc[0])
    title = _("What “{name}” decided, and what has become of it", name=name)
    return title, last, columns.decisions


def _on_page(view: Mapping[str, str], rows: pd.DataFrame) -> Chosen:
    """What was decided in view of a page."""
    paths = [urlsplit(said).path if isinstance(said, str) else "" for said in rows["view"]]
    on_page = rows[[path.strip("/") == view.get(PAGE) for path in paths]]
    return _("What meetings decided on this page"), on_page, columns.all_decisions
