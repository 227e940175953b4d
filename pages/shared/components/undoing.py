"""What was just done to a deck, said where it was done, with a button that takes it back."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from pages.shared.access.person import RightError
from pages.shared.components.text import md
from pages.shared.stage.decks import DeckError
from pages.shared.words import translate as _

HELD = "undoing"


@dataclass(frozen=True)
class Done:
    """One thing done; `where` is the place on the page. What cannot be taken back has no `back`."""

    where: str
    said: str
    back: Callable[[], object] | None


def note(where: str, said: str, back: Callable[[], object] | None) -> None:
    """Remember what was done last; only that can be taken back."""
    st.session_state[HELD] = Done(where, said, back)


def said(where: str) -> str:
    """What was done last if it was done here, else nothing."""
    done: Done | None = st.session_state.get(HELD)
    return done.said if done is not None and done.where == where else ""


def show(where: str) -> None:
    """Say what was done last if it was done here."""
    done: Done | None = st.session_state.get(HELD)
    if done is None or done.where != where:
        return
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key=f"{where}_done"
    ):
        if done.back is None:
            st.error(md(done.said))
            return
        st.markdown(f":material/check: {md(done.said)}", width="content")
        st.button(
            _("Undo"), icon=":material/undo:", type="tertiary", key=f"{where}_undo", on_click=_undo
        )


def _undo() -> None:
    done: Done = st.session_state.pop(HELD)
    if done.back is None:
        return
    try:
        done.back()
    except (DeckError, RightError) as refusal:
        note(done.where, str(refusal), None)
