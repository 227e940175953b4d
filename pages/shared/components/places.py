"""Where the parts of a page stand: its heading above, below it the choices, then the figures.

A page's script chooses before it knows what to say, but a reader reads the answer first; so what
is drawn goes to its place, whenever it is drawn. At a desk the first choice stands open; where
more than one other follows, a button says what they are and opens them. A narrow screen shows all
choices in one line of words, and the widgets in a sheet from below when that is touched (see
menu.js).
"""

import html
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared.words import translate as _

FOLDED = 2  # so many choices after the first one are folded; a single one stands open


@dataclass(frozen=True)
class _Choice:
    label: str
    said: str
    is_everything: bool  # nothing is chosen, which means nothing without the label

    @property
    def words(self) -> str:
        return f"{self.label} {self.said}".rstrip() if self.is_everything else self.said


@dataclass
class _Places:
    heading: DeltaGenerator
    summary: DeltaGenerator
    first: DeltaGenerator
    fold: DeltaGenerator
    others: DeltaGenerator
    has_first: bool = False
    chosen: list[_Choice] = field(default_factory=list)
    at_end: list[Callable[[], None]] = field(default_factory=list)


_present: ContextVar[_Places | None] = ContextVar("places", default=None)


@contextmanager
def laid_out() -> Iterator[None]:
    """Set the places of the page that is drawn inside, from here downwards."""
    places = _set_places()
    token = _present.set(places)
    try:
        yield
        for draw in places.at_end:
            draw()
    finally:
        _present.reset(token)
        _show_chosen(places)


def _set_places() -> _Places:
    heading = st.container(key="heading", gap="xxsmall")
    summary = st.container(key="summary")
    with st.container(key="choices", horizontal=True, vertical_alignment="center", gap="small"):
        first = st.container(key="first_choice", width="content")
        with st.container(key="fold", width="content", gap=None):
            fold = st.container(key="fold_summary", width="content")
            others = st.container(key="other_choices", horizontal=True, gap="small")
    return _Places(heading, summary, first, fold, others)


def _show_chosen(places: _Places) -> None:
    """The line of words of a narrow screen, and the button of the folded choices."""
    if places.chosen:
        label = html.escape(_("Choose"), quote=True)
        said = html.escape(" · ".join(one.words for one in places.chosen))
        places.summary.html(
            f'<button type="button" class="summary" aria-label="{label}">{said}</button>'
        )
    others = places.chosen[1:]
    if len(others) >= FOLDED:
        places.fold.html(f'<button type="button" class="summary">{_labelled(others)}</button>')


def _labelled(chosen: Sequence[_Choice]) -> str:
    return " ".join(
        f"<span>{html.escape(one.label)}</span> {html.escape(one.said)}" for one in chosen
    )


def heading() -> AbstractContextManager[object]:
    """The place of the page's finding; where none is laid out, the present one."""
    places = _present.get()
    return places.heading if places else nullcontext()


def choices() -> AbstractContextManager[object]:
    """The place of the next of the reader's choices; where none is laid out, the present one."""
    places = _present.get()
    if places is None:
        return nullcontext()
    place = places.others if places.has_first else places.first
    places.has_first = True
    return place


def note_choice(label: str, said: str, *, is_everything: bool = False) -> None:
    """Keep what a choice shows, for the lines of words."""
    places = _present.get()
    if places:
        places.chosen.append(_Choice(label, said, is_everything))


def at_end(draw: Callable[[], None]) -> None:
    """Draw something after all else of the page; where none is laid out, now."""
    places = _present.get()
    if places:
        places.at_end.append(draw)
    else:
        draw()
