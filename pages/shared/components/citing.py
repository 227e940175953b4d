"""Where the cells behind the cards of a page are found.

Mostly a figure of the page rests on the same cells; then its tab of sources says that they are
those of the cards, too. Otherwise they stand at the end of the page.
"""

from contextvars import ContextVar
from dataclasses import dataclass, field

import streamlit as st

from pages.shared.capture.screen import Sources
from pages.shared.components import places
from pages.shared.components.links import present_page
from pages.shared.components.stamps import show_sources
from pages.shared.words import translate as _


@dataclass
class _Cited:
    cards: list[Sources] = field(default_factory=list)  # what the cards of the page rest on
    figures: list[Sources] = field(default_factory=list)  # what its figures rest on


_present: ContextVar[_Cited | None] = ContextVar("cited", default=None)


def begin() -> None:
    """Begin a page: nothing is cited yet."""
    _present.set(_Cited())


def cite(sources: Sources) -> None:
    """Note what cards rest on; it stands at the end of the page unless a figure rests on it."""
    cited = _present.get()
    if cited is None:
        return
    cited.cards.append(sources)
    places.at_end(lambda: _show_unless_in(cited, sources))


def cite_figure(sources: Sources) -> None:
    """Note what a figure or a listing rests on."""
    if (cited := _present.get()) is not None:
        cited.figures.append(sources)


def show_cells(sources: Sources, *, is_demo: bool) -> None:
    """The cells behind a figure, which may be those behind the cards, too."""
    cited = _present.get()
    if cited is None or sources not in cited.cards:
        show_sources(sources, is_demo=is_demo)
        return
    st.caption(_("The numbers on the cards of this page come from these cells, too."))
    show_sources(sources, is_demo=is_demo, page=present_page())


def _show_unless_in(cited: _Cited, sources: Sources) -> None:
    if sources in cited.figures:
        return
    label, icon = _("Source of the numbers on the cards"), ":material/policy:"
    opened = st.expander(label, icon=icon, key="cards_sources", on_change="rerun")
    if opened.open:
        with opened:
            show_sources(sources, page=present_page())
