"""Number cards: two to a row on a phone, all in one row on a screen."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from pages.shared import charts, theme
from pages.shared.capture.screen import Sources, kept
from pages.shared.components.citing import cite
from pages.shared.components.links import to
from pages.shared.components.text import md
from pages.shared.findings.cards import Card


def show_cards(
    cards: Sequence[Card],
    sources: Sources | None = None,
    *,
    key: str = "card",
    stand_above: bool = False,
) -> None:
    """Cards of one height, side by side; they wrap, so that a phone shows two to a row.

    `sources` returns the cells behind their numbers and is called when somebody asks. A phone
    shows the first figure before the cards, unless they `stand_above`: above a long list they do.
    """
    if (screen := kept()) is not None:
        screen.cards.extend(cards)
        screen.sources = screen.sources or sources
        return
    if cards and sources is not None:
        cite(sources)
    place = f"above_{key}s" if stand_above else f"{key}s"
    with st.container(horizontal=True, gap="small", key=place):
        for number, card in enumerate(cards):
            kind = "linked" if card.leads_to else "card"
            box = st.container(
                border=True,
                height="stretch",
                key=f"{key}_{number}_{kind}_box",
                horizontal=True,
                gap="xsmall",
            )
            with box:
                _show_card(card)


def _show_card(card: Card) -> None:
    label = md(card.label)
    st.caption(f"[{label}]({to(card.leads_to)})" if card.leads_to else label)
    st.metric(label, md(card.value), label_visibility="collapsed")  # a long one wraps: cards.css
    st.markdown(f":small[:{_colour(card)}[{md(card.said)}]]")  # unlike a badge, it wraps
    if len(card.trail) > 1:
        picture = charts.trail(card.trail, reverse=card.lower_is_better, is_bars=card.counts_apart)
        st.markdown(f"![{md(card.label)}]({picture})", width="content")


def _colour(card: Card) -> Literal["red", "green", "gray"]:
    if card.verdict == "even":
        return "gray"
    return theme.good_name() if card.verdict == "good" else theme.bad_name()
