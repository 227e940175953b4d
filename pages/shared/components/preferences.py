"""How a reader reads: in which language, and whether red is good news. Links, for both are in the
address: they lead to the same view in the other way."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared import theme, visit, words
from pages.shared.components.choosing import hold
from pages.shared.words import translate as _

LANGUAGE, COLOURS = "lang", "red_up"  # the address's words


def use() -> None:
    """Speak and colour as the address asks: `?lang=en`, `?red_up=true` (红涨绿跌)."""
    words.use(hold(LANGUAGE, list(words.LANGUAGES)))
    theme.use(red_is_good=hold(COLOURS, ("false", "true")) == "true")


@contextmanager
def offered(page: st.Page, language: DeltaGenerator, colours: DeltaGenerator) -> Iterator[None]:
    """Links to the other ways in these two places, around the drawing of the page.

    They lead to the address as it was asked for until the page has been drawn and its address is
    known, for after `st.stop()` nothing more can be drawn.
    """
    places = language.empty(), colours.empty()
    _show(page, *places, visit.query(is_whole=False))
    yield
    _show(page, *places, visit.query(is_whole=True))


def _show(
    page: st.Page, language: DeltaGenerator, colours: DeltaGenerator, query: visit.Query
) -> None:
    other = next(code for code in words.LANGUAGES if code != words.language())
    label = words.LANGUAGES[other]
    language.page_link(page, label=label, query_params={**query, LANGUAGE: other})
    is_red_good = theme.good_name() == "red"
    label = _("Green means up") if is_red_good else _("Red means up")
    turned = {**query, COLOURS: str(not is_red_good).lower()}
    colours.page_link(page, label=label, query_params=turned)
