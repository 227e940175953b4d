"""What a reader on a slow line sees first: a page's words, cards and first figure, without script.

They stand in the document itself, in front of the page until that has drawn (first_look.js).
"""

import asyncio
import html
import logging
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from functools import lru_cache
from urllib.parse import parse_qs

from pages.menu import TITLES
from pages.shared import theme, warehouse, words
from pages.shared.capture import page as capture
from pages.shared.capture.page import CaptureError, Manner
from pages.shared.capture.screen import Screen
from pages.shared.etl import losses
from pages.shared.figures import thumbnail
from pages.shared.findings.cards import Card
from pages.shared.visit import FRAME
from pages.shared.warehouse import Build
from pages.shared.words import translate as _

PATIENCE = 1.5  # seconds that a document waits for its first look; then it goes without
WORKERS = ThreadPoolExecutor(2, thread_name_prefix="first_look")
LOG = logging.getLogger(__name__)
Chosen = tuple[tuple[str, str], ...]


async def within_patience(page: str, query: str, patience: float = PATIENCE) -> str:
    """The first look of an address as HTML, or nothing when it takes too long (in seconds).

    One that takes longer is finished all the same, and is there for the next who asks.
    """
    reader = copy_context()  # whose look it is, as the gate has noted
    begun: Future[str] = WORKERS.submit(reader.run, markup, page, query)
    waiting = asyncio.wrap_future(begun)
    done, _late = await asyncio.wait([waiting], timeout=patience)
    if done:
        return waiting.result()
    waiting.add_done_callback(lambda late: late.cancelled() or late.exception())
    if begun.cancel():
        LOG.info("no first look of /%s: too many at a time", page)
    return ""


def markup(page: str, query: str) -> str:
    """A page (`rankings`) at the query of its address as a little HTML; empty if that fails.

    Empty, too, where a visit holds what the query cannot say here: a snapshot's build, or several
    words for one choice.
    """
    asked = parse_qs(query)
    if "snapshot" in asked or any(len(said) > 1 for said in asked.values()):
        return ""
    said = {name: values[-1] for name, values in asked.items()}
    language = said.get("lang", "zh")
    red_is_good = said.get("red_up") == "true"
    manner = Manner(language if language in words.LANGUAGES else "zh", red_is_good)
    chosen = tuple(sorted((name, of) for name, of in said.items() if name not in FRAME))
    try:
        build = warehouse.current_build()
        return "" if build is None else _drawn(page, chosen, build, manner)
    except CaptureError:  # it does something instead of showing
        with words.speaking(manner.language):
            return f'<main id="first_look"><h1>{_plain(_(TITLES[f"/{page}"]))}</h1></main>'
    except warehouse.UNEXPECTED:  # the page itself will say it
        LOG.info("no first look of /%s", page, exc_info=True)
        return ""


@lru_cache(maxsize=256)
def _drawn(page: str, chosen: Chosen, build: Build, manner: Manner) -> str:
    """Builds never change; one that is limited to a unit is another than the whole one."""
    with words.speaking(manner.language), theme.seen(red_is_good=manner.red_is_good):
        with warehouse.reading(build):
            limit = losses.limit()
        return _html(capture.capture(page, dict(chosen), build=build, manner=manner), limit)


def _html(screen: Screen, limit: str) -> str:
    parts = [f"<h1>{_plain(screen.title)}</h1>", _paragraph(limit), _paragraph(screen.subject)]
    if screen.cards:
        parts.append(f'<div class="cards">{"".join(map(_card, screen.cards))}</div>')
    for about, fact in (*screen.facts, *screen.waiting):
        parts.append(f"<p><b>{_plain(about)}</b> {_plain(fact)}</p>")
    drawn = next((block for block in screen.blocks if block.figure is not None), None)
    if drawn is not None and drawn.figure is not None:
        parts.append(f"<h2>{_plain(drawn.title)}</h2>{_paragraph(drawn.subject)}")
        parts.append(f"<figure>{thumbnail(drawn.figure, is_named=True)}</figure>")
    if screen.blocks:
        stamp = " · ".join(screen.blocks[0].stamp.notes)
        parts.append(f"<p><small>{_plain(stamp)}</small></p>")
    return f'<main id="first_look">{"".join(parts)}</main>'


def _card(card: Card) -> str:
    return (
        f"<p>{_plain(card.label)}<br><b>{_plain(card.value)}</b><br>"
        f"<small>{_plain(card.said)}</small></p>"
    )


def _paragraph(text: str) -> str:
    return f"<p>{_plain(text)}</p>" if text else ""


def _plain(text: str) -> str:
    return html.escape(text)
