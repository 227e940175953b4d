"""Uploads row by row: undone or redone in its own row, after a look at what that changes."""

from functools import partial

import streamlit as st

from pages.shared import components, warehouse, words
from pages.shared.access import person
from pages.shared.components import downloads, steps
from pages.shared.components.text import badge, md
from pages.shared.etl import faults
from pages.shared.etl import process as etl
from pages.shared.etl.answers import Answer, Uploaded
from pages.shared.etl.child import Run
from pages.shared.findings import columns, loads
from pages.shared.findings import history as findings
from pages.shared.words import translate as _

RECENT = 6  # uploads with a row of their own; the list below names all, and opens any of them
OPENED = "turning"  # the number of the upload whose row is open, in the session


def show(upload: Uploaded) -> None:
    """Who loaded what and when, and a button that undoes or redoes it."""
    number = upload["upload"]
    with st.container(border=True, gap="xsmall", key=f"upload_{number}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            with st.container(gap="xxsmall"):
                st.markdown(_title(upload))
                st.caption(md(findings.about(upload, loads.titles(etl.tables()))))
            if person.may("withdraw"):
                _offer_opening(upload)
        if st.session_state.get(f"turned_{number}"):
            st.success(md(st.session_state.pop(f"turned_{number}")))
        if st.session_state.get(OPENED) == number:
            _confirm(upload)


def offer_original(upload: Uploaded) -> None:
    """The file of an upload as it came, and what has become of the upload since."""
    for said in findings.turns(upload):
        st.caption(md(said))
    original = etl.original(upload)
    downloads.offer(
        _("The file as it came"),
        original.read_bytes,
        upload["file"],
        "application/octet-stream",
        key=f"original|{upload['upload']}",
        is_there=original.is_file(),  # the list says that it is lost, and what to do
    )


def _title(upload: Uploaded) -> str:
    text = f"**{upload['upload']} · {md(upload['file'])}**"
    undone = badge(_("undone"), "gray")
    return f"{text} {undone}" if upload["withdrawn"] else text


def _offer_opening(upload: Uploaded) -> None:
    label = _("Redo") if upload["withdrawn"] else _("Undo")
    icon = ":material/redo:" if upload["withdrawn"] else ":material/undo:"
    number = upload["upload"]
    st.button(label, icon=icon, key=f"turn_{number}", on_click=_open, args=(number,))


def _open(number: int) -> None:
    """Open a row and close the others; a second click closes it again."""
    is_open = st.session_state.get(OPENED) == number
    st.session_state[OPENED] = None if is_open else number


def _confirm(upload: Uploaded) -> None:
    """What turning would change, and the click that does it."""
    verb = "reinstate" if upload["withdrawn"] else "withdraw"
    number = str(upload["upload"])
    if _is_settled(upload, verb, number, ""):
        return
    question = (verb, number, words.language(), warehouse.current_build())
    trial = steps.remembered("turns", question, partial(_ask, verb, number, ("--dry-run",)))
    if not trial.is_done:
        st.warning(md(trial.message))
        if trial.is_cancelled:
            steps.offer_asking_again("turns")
        found = faults.listed([], trial.said.get("checks", []))
        components.show_table(faults.grouped(found), columns.faults())
        return
    tables = trial.said["tables"]
    st.markdown(f"**{md(findings.preview(verb, tables))}**")
    with st.container(horizontal=True, vertical_alignment="center"):
        by = components.ask_name(is_narrow=True)
        named = {"withdraw": _("Undo this upload"), "reinstate": _("Redo this upload")}
        is_pressed = st.button(named[verb], type="primary", disabled=not by, key=f"{verb}_now")
    if not by:
        st.caption(md(_("Say who you are: the history keeps it.")))
    if is_pressed:
        _is_settled(upload, verb, number, by)
    components.show_standing_period(trial)
    if tables:
        components.show_changes(tables)


def _is_settled(upload: Uploaded, verb: str, number: str, by: str) -> bool:
    """Follow the turning that was begun, now `by` somebody or before, to its end."""
    begun = partial(_ask, verb, number, ("--by", by)) if by else None
    answer = steps.settled(f"turn{number}", begun)
    if answer is None:
        return False
    if answer.is_done:
        st.session_state[f"turned_{number}"] = findings.turned(verb, upload["file"])
        st.session_state[OPENED] = None
        st.rerun()  # the frame, too, shows the new build
    st.warning(md(answer.message))
    return False


def _ask(verb: str, number: str, rest: tuple[str, ...], run: Run) -> Answer:
    return etl.run(verb, number, *rest, under=run)
