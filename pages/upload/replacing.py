"""The own submission whose place the next file that is handed in takes; kept in the session."""

import streamlit as st

from pages.shared import components
from pages.shared.access import person
from pages.shared.components.text import md
from pages.shared.etl import submissions
from pages.shared.words import translate as _

NUMBER = "replacing"


def begin(number: int) -> None:
    """Go on to the upload page, where the other file is chosen."""
    st.session_state[NUMBER] = number
    st.session_state.pop("loaded", None)
    components.turn_to("upload/page.py")


def show() -> int | None:
    """Say which one would be replaced, and let the reader keep it; returns its number.

    None when there is none, or when it no longer waits.
    """
    number: int | None = st.session_state.get(NUMBER)
    if number is None or person.may("load"):  # who loads hands nothing in
        return None
    own = [one["submission"] for one in submissions.listed() if submissions.is_own(one)]
    if number not in own:
        end()
        return None
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(md(_("The files take the place of submission {number}.", number=number)))
        st.button(_("Keep both"), key="keep_both", on_click=end)
    return number


def end() -> None:
    """Replace nothing any more."""
    st.session_state.pop(NUMBER, None)
