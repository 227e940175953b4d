"""Where the parts of a page stand: its heading above, below it the choices, then the figures.

A page's script chooses before it knows what to say, but a reader reads the answer first; so what
is drawn goes to its place, whenever it is drawn. A narrow screen shows the choices in one line of
words, and the widgets in a sheet from below when that is touched (see menu.js).
"""

import html
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared.words import translate as _


@dataclass(frozen=True)
class _Places:
    heading: DeltaGenerator
    summary: DeltaGenerator
    choices: DeltaGenerator
    chosen: list[str] = field(default_factory=list)


_present: ContextVar[_Places | None] = ContextVar("places", default=None)


@contextmanager
def laid_out() -> Iterator[None]:
    """Set the places of the page that is drawn inside, from here downwards."""
    heading, summary = st.container(key="heading", gap="xxsmall"), st.empty()
    choices = st.container(key="choices", horizontal=True, vertical_alignment="center", gap="small")
    places = _Places(heading, summary, choices)
    token = _present.set(places)
    try:
        yield
    finally:
        _present.reset(token)
        if places.chosen:
            said = html.escape(" · ".join(places.chosen))
            label = html.escape(_("Choose"), quote=True)
            summary.html(
                f'<button type="button" class="summary" aria-label="{label}">{said}</button>'
            )


def heading() -> AbstractContextManager[object]:
    """The place of the page's finding; where none is laid out, the present one."""
    places = _present.get()
    return places.heading if places else nullcontext()


def choices() -> AbstractContextManager[object]:
    """The place of what the reader may choose; where none is laid out, the present one."""
    places = _present.get()
    return places.choices if places else nullcontext()


def note_choice(said: str) -> None:
    """Keep what a choice shows, for the line of words on a narrow screen."""
    places = _present.get()
    if places:
        places.chosen.append(said)
