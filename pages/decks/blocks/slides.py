"""The slides of a deck as a list that can be put in order, with the speaker's notes."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from pages.shared import warehouse
from pages.shared.capture import page as capture
from pages.shared.components.decks import told
from pages.shared.components.text import md
from pages.shared.stage import decks
from pages.shared.stage import slides as stage
from pages.shared.stage.decks import Deck, Slide
from pages.shared.words import translate as _


def show_slides(deck: Deck) -> None:
    """Every slide with its finding; up, down, away, and its notes."""
    build, manner = warehouse.current_build(), capture.present_manner()
    for number, slide in enumerate(deck.slides, start=1):
        shown = stage.slide_shown(slide, build, manner)
        with st.container(border=True, gap="xsmall"):
            _show_head(deck, slide, number, shown["title"])
            st.caption(md(shown["subject"]))
            _ask_for_notes(deck, slide)


def _show_head(deck: Deck, slide: Slide, number: int, title: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.markdown(f"**{number}**　{md(title)}", width="stretch")
        for name, icon, by in ((_("Up"), "arrow_upward", -1), (_("Down"), "arrow_downward", 1)):
            st.button(
                f":material/{icon}:",
                key=f"{slide.id}_{icon}",
                help=name,
                type="tertiary",
                on_click=partial(_change, deck, Deck.moved, slide, by),
            )
        st.button(
            ":material/close:",
            key=f"{slide.id}_away",
            help=_("Take this slide out"),
            type="tertiary",
            on_click=partial(_change, deck, Deck.without, slide),
        )


def _ask_for_notes(deck: Deck, slide: Slide) -> None:
    key = f"{slide.id}_notes"
    st.text_area(
        _("Notes"),
        slide.notes,
        key=key,
        height=68,
        max_chars=decks.LONGEST_NOTES,
        placeholder=_("Notes: only the remote shows them"),
        label_visibility="collapsed",
        on_change=lambda: _change(deck, Deck.noted, slide, st.session_state[key]),
    )


def _change(deck: Deck, turned: Callable[..., Deck], slide: Slide, *more: object) -> None:
    told(lambda: decks.change(deck.id, lambda known: turned(known, slide.id, *more)))
