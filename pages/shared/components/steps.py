"""A step of the ETL as the visitor sees it: how far it has come, in words."""

from collections.abc import Callable

import streamlit as st

from pages.shared.etl import Answer, Tell
from pages.shared.words import translate as _

FAR = {"reading": 0.15, "checking": 0.45, "building": 0.6, "publishing": 0.9}


def show_progress(ask: Callable[[Tell], Answer]) -> Answer:
    """Ask, and say meanwhile which step is under way."""
    place = st.empty()
    said = {
        "reading": _("Reading the sheets …"),
        "checking": _("Checking what was read …"),
        "building": _("Building the board from it …"),
        "publishing": _("Putting the new board in force …"),
    }

    def tell(step: str) -> None:
        place.progress(FAR[step], text=said[step])

    place.progress(0.05, text=_("Beginning …"))
    answer = ask(tell)
    place.empty()
    return answer


def remembered(key: str, question: object, ask: Callable[[Tell], Answer]) -> Answer:
    """The answer to a question that a visitor's other choices do not change: asked only once.

    An answer takes seconds and belongs to one visitor's files, so it stays in the session.
    """
    asked: dict[object, Answer] = st.session_state.setdefault(key, {})
    if question not in asked:
        answer = show_progress(ask)
        while len(asked) > 3:
            del asked[next(iter(asked))]
        asked[question] = answer
    return asked[question]
