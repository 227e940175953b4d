"""Number cards: two to a row on a phone, all in one row on a screen."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from pages.shared import charts, theme
from pages.shared.components.chart import draw
from pages.shared.components.text import md
from pages.shared.findings.cards import Card


def show_cards(cards: Sequence[Card]) -> None:
    """Pairs of cards, so that a phone shows two beside each other."""
    pairs = [cards[i : i + 2] for i in range(0, len(cards), 2)]
    for column, pair in zip(st.columns(len(pairs)), pairs, strict=True):
        for half, card in zip(column.columns(2, wrap=False), pair, strict=False):
            with half:
                _show_card(card)


def _show_card(card: Card) -> None:
    with st.container(border=True, height="stretch", gap="xxsmall"):
        st.caption(md(card.label))
        st.markdown(f"## {md(card.value)}")
        st.badge(md(card.said), color=_colour(card))
        if len(card.trail) > 1:
            draw(
                charts.sparkline(card.trail, reverse=card.lower_is_better),
                key=f"card_{card.label}",
                alt=f"{card.label} {card.said}",
            )


def _colour(card: Card) -> Literal["red", "green", "gray"]:
    if card.verdict == "even":
        return "gray"
    return theme.good_name() if card.verdict == "good" else theme.bad_name()
