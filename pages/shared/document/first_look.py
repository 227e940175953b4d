"""What a reader on a slow line sees first: the overview's sentences, before any script has come.

They stand in the document itself, where Streamlit will draw the page as soon as it is there.
"""

import html
import logging
from urllib.parse import parse_qs

from pages.shared import theme, warehouse, words
from pages.shared.capture import page as capture
from pages.shared.capture.page import Manner
from pages.shared.capture.screen import Screen

STYLE = f"max-width:46rem;margin:4rem auto;padding:0 1rem;font-family:sans-serif;color:{theme.INK}"


def sentences(query: str) -> str:
    """The overview as a little HTML, in the language of an address; empty without figures."""
    language = parse_qs(query).get("lang", ["zh"])[0]
    manner = Manner(language if language in words.LANGUAGES else "zh")
    try:
        build = warehouse.current_build()
        if build is None:
            return ""
        with words.speaking(manner.language):
            return _html(capture.capture("overview", {}, build=build, manner=manner))
    except warehouse.UNEXPECTED:  # the page itself will say it
        logging.getLogger(__name__).info("no first look", exc_info=True)
        return ""


def _html(screen: Screen) -> str:
    facts = (*screen.facts, *screen.waiting)
    said = [f"<p><b>{_plain(about)}</b> {_plain(fact)}</p>" for about, fact in facts]
    stamp = " · ".join(screen.blocks[0].stamp.notes) if screen.blocks else ""
    title = f"<h1>{_plain(screen.title)}</h1>"
    return (
        f'<main style="{STYLE}">{title}{"".join(said)}<p><small>{_plain(stamp)}</small></p></main>'
    )


def _plain(text: str) -> str:
    return html.escape(text)
