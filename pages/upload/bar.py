"""The bar below the files: how a load comes on, what it would load, and the button that loads."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared import components
from pages.shared.access import person
from pages.shared.components import steps
from pages.shared.components.text import md
from pages.shared.etl import faults, loads
from pages.shared.etl.answers import Answer, Said
from pages.shared.findings import loads as findings
from pages.shared.words import translate as _
from pages.upload import replacing
from pages.upload.blocks import doubting

BAR = "loading"  # `upload.css` keeps it in view


def loaded(files: Sequence[loads.File]) -> Answer | None:
    """What came of loading exactly these files in this session, if they were.

    A load that is under way is followed to its end, also when its files are no longer chosen.
    """
    answer = steps.settled(BAR, None)
    if answer is not None:
        _note(answer, is_back=not files)
        if answer.is_done:
            st.rerun()  # the frame, too, shows the new build
    news: Answer | None = st.session_state.pop("load_news", None)
    ids, told = st.session_state.get("loaded", ((), None))
    return told if files and ids == _ids(files) else news


@dataclass(frozen=True)
class Choices:
    """What is chosen in the bar: who loads, and whether rows with faults are left out for now."""

    by: str
    leaves_out: bool
    said: DeltaGenerator
    row: DeltaGenerator


def choose(answer: Answer) -> Choices:
    """The choices of the last click, in one row with its button."""
    said = st.container(gap="xxsmall", key="loading_said")
    row = st.container(horizontal=True, vertical_alignment="center", key="loading_row")
    with row:
        leaves_out = _choose_leaving_out(answer)
        return Choices(components.ask_name(is_narrow=True), leaves_out, said, row)


def show(chosen: Choices, wish: loads.Wish, trial: Answer, count: int) -> None:
    """What would be loaded, what of it is left out, and the last click, or why it must wait.

    `count` faults stop the files as they are.
    """
    is_unchecked = doubting.unchecked(wish, trial)
    missing = findings.hindrance(trial, count, is_unchecked=is_unchecked, by=wish.by)
    with chosen.said:
        if ahead := findings.ahead(trial, count):
            st.markdown(f"**{md(ahead)}**")
        if missing:
            st.caption(md(missing))
        if message := st.session_state.pop("load_message", ""):
            st.warning(md(message))
        wish = replace(wish, instead_of=replacing.show())
    with chosen.row:
        is_pressed = st.button(
            _("Load") if person.may("load") else _("Hand in"),
            type="primary",
            icon=":material/publish:",
            disabled=bool(missing),
            key="load",
        )
    if not is_pressed:
        return
    facts: Said = {"tables": trial.said["tables"]}
    st.session_state["load_begun"] = (_ids(wish.files), facts)
    answer = steps.settled(BAR, partial(loads.load, wish))
    if answer is not None:
        _note(answer, is_back=False)
        st.rerun()


def place() -> DeltaGenerator:
    """Where the bar stands: at the end of the page, and on the screen wherever one has read to."""
    return st.container(border=True, key=BAR)


def _choose_leaving_out(answer: Answer) -> bool:
    """Whether to load without the faulty rows; they stay listed until somebody mends them."""
    if answer.is_done or findings.refused(answer) or not faults.stopping(answer):
        return False
    return st.checkbox(
        _("Leave the rows with faults out for now"),
        key="leave_out",
        help=_("The page on data quality lists them until they are mended."),
    )


def _note(answer: Answer, *, is_back: bool) -> None:
    """Keep what came of a load for the runs of the page that follow.

    Whoever `is_back` on the page, where the files are no longer chosen, is told once.
    """
    ids, said = st.session_state.pop("load_begun")
    if answer.is_done:
        replacing.end()
        done = Answer(True, {**answer.said, **said})
        st.session_state["loaded"] = (ids, done)
        if is_back:
            st.session_state["load_news"] = done
    else:
        st.session_state["load_message"] = answer.message


def _ids(files: Sequence[loads.File]) -> tuple[str, ...]:
    return tuple(file.file_id for file in files)
