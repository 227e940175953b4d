"""What was loaded, and its undoing: never without a look at what that changes."""

from functools import partial

import streamlit as st

from pages.shared import warehouse, words
from pages.shared.capture.stamp import Stamp
from pages.shared.components.chart import show_listing
from pages.shared.components.choosing import choose
from pages.shared.components.steps import remembered, show_progress
from pages.shared.components.tables import show_table
from pages.shared.components.text import md
from pages.shared.components.trial import ask_name, show_changes, show_standing_period
from pages.shared.etl import answers, frames
from pages.shared.etl import process as etl
from pages.shared.etl.answers import Uploaded
from pages.shared.etl.child import Tell
from pages.shared.findings import history as findings
from pages.shared.findings import loads
from pages.shared.words import translate as _
from pages.upload import columns, faults

RECENT = 12  # uploads shown at first


def show_history(uploads: list[Uploaded]) -> None:
    """Every upload, the newest first."""
    show_listing(
        frames.history(uploads, loads.titles(etl.tables())),
        key="history",
        title=_("Every upload"),
        subject=_("Nothing is ever deleted: what is undone can be redone."),
        columns=columns.history(),
        stamp=Stamp(),
        limit=RECENT,
    )


def select_upload(uploads: list[Uploaded]) -> Uploaded:
    """One of the uploads, the newest first."""
    known = {str(upload["upload"]): upload for upload in uploads}
    chosen = choose(
        _("Upload no."),
        list(known),
        key="upload",
        name=lambda number: f"{number} · {known[number]['file']}",
    )
    return known[chosen]


def offer_original(upload: Uploaded) -> None:
    """The file of an upload as it came, and what has become of the upload since."""
    for said in findings.turns(upload):
        st.caption(md(said))
    original = etl.original(upload)
    st.download_button(
        _("The file as it came"),
        original.read_bytes,
        upload["file"],
        "application/octet-stream",
        key=f"original|{upload['upload']}",
        icon=":material/download:",
        on_click="ignore",
        disabled=not original.is_file(),  # the list says that it is lost, and what to do
    )


def offer_turning(upload: Uploaded) -> None:
    """Undo an upload, or redo one that was undone, after a look at what that changes."""
    verb = "reinstate" if upload["withdrawn"] else "withdraw"
    label = _("Redo …") if upload["withdrawn"] else _("Undo …")
    key = f"{verb}|{upload['upload']}"
    icon = ":material/redo:" if upload["withdrawn"] else ":material/undo:"
    with st.expander(label, icon=icon, key=key, on_change="rerun") as opened:
        if opened.open:
            _preview(upload, verb)


def _preview(upload: Uploaded, verb: str) -> None:
    number = str(upload["upload"])
    question = (verb, number, words.language(), warehouse.current_build())
    ask = partial(_ask, verb, number, ("--dry-run",))
    trial = remembered("turns", question, ask)
    if not trial.is_done:
        st.error(md(trial.message))
        show_table(faults.listed([], trial.said.get("checks", [])), columns.faults())
        return
    tables = trial.said["tables"]
    st.markdown(f"**{md(findings.preview(verb, tables))}**")
    show_standing_period(trial)
    if tables:
        show_changes(tables)
    by = ask_name()
    named = {"withdraw": _("Undo this upload"), "reinstate": _("Redo this upload")}
    if st.button(named[verb], type="primary", disabled=not by, key=f"{verb}_now"):
        answer = show_progress(partial(_ask, verb, number, ("--by", by)), is_trial=False)
        if answer.is_done:
            st.rerun()  # the frame, too, shows the new build
        st.error(md(answer.message))


def _ask(verb: str, number: str, rest: tuple[str, ...], tell: Tell) -> answers.Answer:
    return etl.run(verb, number, *rest, tell=tell)
