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

from pages.shared import words
from pages.shared.capture import page as capture
from pages.shared.capture.page import Manner
from pages.shared.findings.column import table
from pages.shared.stage import documents, shows, slides
from pages.shared.stage.decks import Deck, Slide
from pages.shared.stage.slides import CardShown, SlideShown
from pages.shared.stage.wording import stage_words
from pages.shared.warehouse import Build
from pages.shared.words import translate as _

ROWS = 60  # of the table behind a figure


def of_deck(deck: Deck, build: Build, manner: Manner) -> bytes:
    """A deck as one HTML file."""
    with words.speaking(manner.language):
        shown = slides.shown(deck, build, manner)
        tables = [_rows(slide, build, manner) for slide in deck.slides]
        return _filled(deck.name, shown, tables, build, manner)


def of_page(page: str, view: Mapping[str, str], build: Build, manner: Manner) -> bytes:
    """One page as one HTML file, a slide for each of its figures and listings.

    Raises what `capture` raises.
    """
    screen = capture.capture(page, view, build=build, manner=manner)
    blocks = [Slide(page, view, block.key) for block in screen.blocks]
    return of_deck(Deck("", screen.title, tuple(blocks)), build, manner)


def _filled(
    name: str, shown: list[SlideShown], tables: list[list[list[str]]], build: Build, manner: Manner
) -> bytes:
    locked = shows.name_of(build.number) or _("Build {number}", number=build.number)
    about = {
        "name": name,
        "language": manner.language,
        "words": stage_words(),
        "slides": shown,
        "build": build.number,
        "locked": locked,
    }
    made = _("Made on {day} from {build}", day=words.date_of(dt.date.today()), build=locked)
    parts = {
        "lang": documents.LANGUAGES[manner.language],
        "title": html.escape(name),
        "made": html.escape(made),
        "palette": documents.palette(manner),
        "style": _asset("stage.css") + _asset("twin.css"),
        "leaves": "".join(map(_leaf, shown, tables)),
        "script": _script("stage.js") + _script("twin.js"),
        "about": documents.in_script(about),
        "plotly": _plotly(),
    }
    return documents.fill(_asset("twin.html"), parts).encode()


def _rows(slide: Slide, build: Build, manner: Manner) -> list[list[str]]:
    """The rows behind a slide, as a reader sees them; none where the slide has nothing."""
    shown = slides.block_of(slide, build, manner)
    if shown is None:
        return []
    with words.speaking(manner.language):
        return table(shown.rows.head(ROWS), shown.columns)


def _leaf(slide: SlideShown, rows: list[list[str]]) -> str:
    """A slide as plain HTML, with a place for its figure."""
    title, subject = html.escape(slide["title"]), html.escape(slide["subject"])
    stamp = _stamp(slide["stamp"])
    has_figure = "figure" in slide
    return "".join(
        (
            f'<section class="leaf"><h2>{title}</h2><p class="subject">{subject}</p>',
            _numbers(slide["cards"]),
            '<div class="place"></div>' if has_figure else "",
            _table(rows, is_open=not has_figure) if rows else "",
            f'<p class="stamp">{stamp}</p></section>',
        )
    )


def _stamp(lines: list[str]) -> str:
    """What a reader must know; that figures are invented stands out."""
    demo = _("Demo data")
    said = html.escape(" · ".join(line for line in lines if line != demo))
    return f"<mark>{html.escape(demo)}</mark> {said}" if demo in lines else said


def _numbers(cards: list[CardShown]) -> str:
    if not cards:
        return ""
    boxes = [
        f'<div class="{card["verdict"]}"><small>{html.escape(card["label"])}</small>'
        f"<b>{html.escape(card['value'])}</b><span>{html.escape(card['said'])}</span></div>"
        for card in cards
    ]
    return f'<div class="numbers">{"".join(boxes)}</div>'


def _table(rows: list[list[str]], *, is_open: bool) -> str:
    head, *lines = ["".join(f"<td>{html.escape(text)}</td>" for text in line) for line in rows]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    name = html.escape(_("Table"))
    return (
        f"<details{' open' if is_open else ''}><summary>{name}</summary>"
        f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
        "</div></details>"
    )


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
