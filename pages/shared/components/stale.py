"""What an address names and is no more: said below the choice, with the nearest that there is."""

from collections.abc import Callable, Sequence

import streamlit as st
from rapidfuzz import process

from pages.shared import visit
from pages.shared.capture.screen import kept
from pages.shared.components.text import md
from pages.shared.words import translate as _

LIKE = 60  # of 100: how like a name must be to be offered as the nearest


def show_stale(
    key: str, options: Sequence[str], name: Callable[[str], str], shown: str | None
) -> None:
    """Say that what the address names is no more, and offer the nearest."""
    said = visit.present().lost.get(key)
    if said is None or kept() is not None:
        return
    instead = _("All") if shown is None else name(shown)
    gone = _("“{said}” is no longer on the board; this is “{shown}”.", said=said, shown=instead)
    st.caption(md(gone))
    known = {option: name(option) for option in options if option != shown}
    nearest = process.extractOne(said, known, score_cutoff=LIKE)
    if nearest is not None:
        st.button(
            _("Did you mean {name}?", name=md(nearest[0])),
            key=f"{key}_nearest",
            type="tertiary",
            on_click=visit.choose,
            args=(key, nearest[2]),
        )
