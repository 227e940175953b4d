"""What was handed in: looked through, released in one build, or sent back with the reason."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from pages.shared import components, warehouse, words
from pages.shared.access import person
from pages.shared.components import steps
from pages.shared.components.text import badge, md
from pages.shared.etl import faults, submissions
from pages.shared.etl.answers import Answer
from pages.shared.etl.submissions import Submission
from pages.shared.findings import columns
from pages.shared.findings import submissions as findings
from pages.shared.words import translate as _
from pages.upload import replacing

OPENED, NEWS = "reviewing", "reviewed"  # numbers that are open, what was done last; in the session
ENDED = 3  # released and returned ones that are shown


def show() -> None:
    """A row for each submission that waits, and for the last ones that do not; nothing for none."""
    if not person.may("submissions"):
        return
    known = submissions.listed()
    waiting = [one for one in known if one["state"] in ("waiting", "damaged")]
    ended = [one for one in known if one not in waiting][:ENDED]
    if news := st.session_state.pop(NEWS, ""):
        st.success(md(news))
    if not waiting and not ended:
        return
    with st.container(border=True, gap="xsmall", key="submissions"):
        _head([one["submission"] for one in waiting if one["state"] == "waiting"])
        for one in (*waiting, *ended):
            _show(one)


def _head(numbers: Sequence[int]) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{md(findings.heading(len(numbers)))}**")
        if len(numbers) > 1 and person.may("release"):
            _offer(_("Look through all"), tuple(numbers))
    if len(numbers) > 1:
        _open(tuple(numbers))


def _show(one: Submission) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(gap="xxsmall"):
            st.markdown(f"{md(findings.title(one))} {_state(one)}")
            for said in findings.about(one):
                st.caption(md(said))
        if one["state"] == "waiting" and person.may("release"):
            _offer(_("Look through"), (one["submission"],))
        if submissions.is_own(one):
            _take_back(one["submission"])
    _open((one["submission"],))


def _state(one: Submission) -> str:
    named = {
        "waiting": badge(_("to release"), "gray"),
        "released": badge(_("released"), "gray"),
        "returned": badge(_("sent back"), "orange"),
        "recalled": badge(_("taken back"), "gray"),
        "damaged": badge(_("damaged: hand it in anew"), "red"),
    }
    return named[one["state"]]


def _offer(label: str, numbers: tuple[int, ...]) -> None:
    key = f"review_{'_'.join(map(str, numbers))}"
    st.button(label, icon=":material/rule:", key=key, on_click=_turn, args=(numbers,))


def _turn(numbers: tuple[int, ...]) -> None:
    is_open = st.session_state.get(OPENED) == numbers
    st.session_state[OPENED] = None if is_open else numbers


def _open(numbers: tuple[int, ...]) -> None:
    """What a release of these would change, and the clicks that release or return them."""
    if st.session_state.get(OPENED) != numbers or _is_settled(numbers, ""):
        return
    question = (numbers, words.language(), warehouse.current_build())
    trial = steps.remembered("releases", question, partial(submissions.tried, numbers))
    if trial.is_done:
        st.markdown(f"**{md(findings.preview(trial.said['tables']))}**")
    else:
        st.warning(md(trial.message))
        if trial.is_cancelled:
            steps.offer_asking_again("releases")
            return
    _act(numbers, can_release=trial.is_done)
    if trial.is_done:
        components.show_standing_period(trial)
        components.show_changes(trial.said["tables"])
    else:
        found = faults.listed([], trial.said.get("checks", []))
        components.show_table(faults.grouped(found), columns.faults())


def _act(numbers: tuple[int, ...], *, can_release: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        by = components.ask_name(is_narrow=True)
        is_off = not by
        released = can_release and st.button(
            _("Release"), type="primary", disabled=is_off, key="release_now"
        )
        number = numbers[0]
        if len(numbers) == 1 and st.button(_("Checked"), disabled=is_off, key="check_now"):
            _done(submissions.check(number, by), _("Submission {number} is checked", number=number))
    if len(numbers) == 1:
        _give_back(number, by)
    if released:
        _is_settled(numbers, by)


def _give_back(number: int, by: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        reason = st.text_input(
            _("Why it goes back"),
            key="return_reason",
            max_chars=200,
            label_visibility="collapsed",
            placeholder=_("Why it goes back"),
        )
        is_off = not by or not (reason or "").strip()
        if st.button(_("Send back"), disabled=is_off, key="return_now"):
            answer = submissions.give_back(number, by, (reason or "").strip())
            _done(answer, _("Submission {number} is sent back", number=number))


def _take_back(number: int) -> None:
    """What whoever handed one in may still do with it, each after a second click."""
    with st.popover(_("Replace or take back"), key=f"own_{number}"):
        st.markdown(md(_("Nobody has released it yet, and no figure has changed.")))
        can_replace = not person.may("load")  # else another file would not be handed in
        if can_replace and st.button(_("Replace it by another file"), key=f"replace_{number}"):
            replacing.begin(number)
        if st.button(_("Take it back"), key=f"recall_{number}"):
            answer = submissions.recall(number, person.present().name)
            _done(answer, _("Submission {number} is taken back", number=number))


def _is_settled(numbers: tuple[int, ...], by: str) -> bool:
    """Follow the release that was begun, now `by` somebody or before, to its end."""
    begun = partial(submissions.release, numbers, by) if by else None
    answer = steps.settled("release", begun)
    if answer is None:
        return False
    _done(answer, _("Released: the board shows it from now on"))
    return False


def _done(answer: Answer, said: str) -> None:
    if not answer.is_done:
        st.warning(md(answer.message))
        return
    st.session_state[NEWS] = said
    st.session_state[OPENED] = None
    st.rerun()  # the frame, too, shows the new build
