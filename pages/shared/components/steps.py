"""A step of the ETL as the visitor sees it: how far it has come, in words."""

from collections.abc import Callable

import streamlit as st

from pages.shared.etl.answers import Answer
from pages.shared.etl.child import Tell
from pages.shared.words import translate as _

FAR = {"waiting": 0.05, "reading": 0.15, "checking": 0.45, "building": 0.6, "publishing": 0.9}
CREEP = 0.01  # what the bar moves while a step lasts, so that it is seen to be alive
NEAR = 0.97


def show_progress(ask: Callable[[Tell], Answer], *, is_trial: bool = True) -> Answer:
    """Ask, and say meanwhile which step is under way, and what leaving the page would mean."""
    place = st.empty()
    leaving = (
        _("Leaving the page cancels it.") if is_trial else _("It is finished even if you leave.")
    )
    far = 0.0
    said = {
        "waiting": _("Somebody else is loading just now; yours follows by itself …"),
        "reading": _("Reading the sheets …"),
        "checking": _("Checking what was read …"),
        "building": _("Building the board from it …"),
        "publishing": _("Putting the new board in force …"),
    }

    def tell(step: str) -> None:
        nonlocal far
        far = min(max(FAR[step], far + CREEP), NEAR)
        place.progress(far, text=f"{said[step]}  {leaving}")

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
