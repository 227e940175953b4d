"""The static twin: a deck or a page as one HTML file that needs no server and no network.

It holds everything twice: as plain HTML with the rows behind each figure, which a phone scrolls
through and which is there even without scripts, and as the stage that a PC shows full screen.
"""

import base64
import datetime as dt
import html
import zlib
from collections.abc import Mapping
from functools import cache

from pages.menu import TITLES
from pages.shared import words
from pages.shared.capture import page as capture
from pages.shared.capture.page import Manner
from pages.shared.capture.screen import Screen
from pages.shared.findings.column import table
from pages.shared.stage import documents, leaves, shows, slides
from pages.shared.stage.decks import Deck, Slide
from pages.shared.stage.leaves import Head, Rows
from pages.shared.stage.wording import stage_words, twin_words
from pages.shared.warehouse import Build
from pages.shared.words import translate as _

NONE = Screen()  # of a deck, whose slides are of many pages


def of_deck(deck: Deck, build: Build, manner: Manner) -> bytes:
    """A deck as one HTML file."""
    return _filled(deck, build, manner)


def of_page(page: str, view: Mapping[str, str], build: Build, manner: Manner) -> bytes:
    """One page as one HTML file, a slide for each of its figures and listings.

    A view without any has one slide that says so. Raises what `capture` raises.
    """
    screen = capture.capture(page, view, build=build, manner=manner)
    blocks = [Slide(page, view, block.key) for block in screen.blocks] or [Slide(page, view)]
    return _filled(Deck("", screen.title, tuple(blocks)), build, manner, page, screen)


def _filled(
    deck: Deck, build: Build, manner: Manner, page: str = "", screen: Screen = NONE
) -> bytes:
    with words.speaking(manner.language):
        shown = slides.shown(deck, build, manner)
        tables = [_rows(slide, build, manner) for slide in deck.slides]
        number, said = _("Build {number}", number=build.number), shows.name_of(build.number)
        head = Head(
            name=deck.name,
            subject=_subject(page, screen),
            facts=(*screen.facts, *screen.waiting),
            made=_made(number, said),
            is_demo=any(slide["is_demo"] for slide in shown),
            left_out=_left_out(),
            cards=slides.cards_of(screen),
        )
        about = {
            "name": deck.name,
            "language": manner.language,
            "words": {**stage_words(), **twin_words()},
            "slides": shown,
            "build": build.number,
            "locked": said or number,
        }
        parts = {
            "lang": documents.LANGUAGES[manner.language],
            "title": html.escape(deck.name),
            "palette": documents.palette(manner),
            "style": _asset("stage.css") + _asset("twin.css"),
            "leaves": leaves.document(head, shown, tables),
            "script": _script("stage.js") + _script("twin.js"),
            "about": documents.in_script(about),
            "plotly": _plotly(),
        }
    return documents.fill(_asset("twin.html"), parts).encode()


def _subject(page: str, screen: Screen) -> str:
    """Which page it is, and what stands below its heading."""
    title = _(TITLES[f"/{page}"]) if page else ""
    return " · ".join(part for part in (title, screen.subject) if part)


def _made(number: str, said: str) -> str:
    """When it was made and from which build, under the name too that this is kept by."""
    made = _("Made on {day} from {build}", day=words.date_of(dt.date.today()), build=said or number)
    return f"{made} · {number}" if said else made


def _left_out() -> str:
    return _(
        "This file never changes. It has the charts and tables as they were chosen; other choices,"
        " the cells behind each figure, uploads and newer figures are on the board only."
    )


def _rows(slide: Slide, build: Build, manner: Manner) -> Rows:
    """The rows behind a slide, as a reader sees them; none where the slide has nothing."""
    shown = slides.block_of(slide, build, manner)
    if shown is None or not shown.columns:
        return Rows()
    return Rows(table(shown.rows.head(leaves.ROWS), shown.columns), len(shown.rows))


def _asset(name: str) -> str:
    return (documents.FOLDER / name).read_text(encoding="utf-8")


def _script(name: str) -> str:
    """A script that stands inside the document: nothing in it may end it."""
    return _asset(name).replace("</", "<\\/")


@cache
def _plotly() -> str:
    """plotly.js, deflated: 5 MB become 2."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = squeeze.compress(documents.PLOTLY.read_bytes()) + squeeze.flush()
    return base64.b64encode(packed).decode()
