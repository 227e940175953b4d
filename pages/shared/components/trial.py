"""A load on trial: what each file says, what is wrong in it, and what would change."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared import words
from pages.shared.access import person
from pages.shared.components.digest import show_notices
from pages.shared.components.steps import offer_asking_again, remembered
from pages.shared.components.tables import show_table
from pages.shared.components.text import md, show_heading
from pages.shared.etl import faults, frames, loads
from pages.shared.etl import process as etl
from pages.shared.etl.answers import Answer, TableChange
from pages.shared.findings import columns, quality, standing
from pages.shared.findings import loads as findings
from pages.shared.words import translate as _

MODES = ("update", "replace")


def select_mode() -> str:
    """Whether rows are updated one by one, or a period's rows replaced by what the file has."""
    named = {"update": _("Add and correct"), "replace": _("Replace whole periods")}
    chosen = st.segmented_control(
        _("How it counts"),
        MODES,
        default="update",
        required=True,
        format_func=named.__getitem__,
        key="mode",
        help=_(
            "“Add and correct” keeps what the file does not mention. “Replace whole periods” also "
            "drops earlier rows of the periods that the file covers, of an indicator's values only "
            "where the file states that indicator."
        ),
    )
    return str(chosen)


def ask_name(*, key: str = "by", is_narrow: bool = False) -> str:
    """Who loads, undoes or decides; the history keeps it. A narrow box has its label inside.

    Whoever has signed in is not asked.
    """
    if name := person.present().name:
        st.caption(md(_("As {name}", name=name)))
        return name
    label, known = _("Your name or office"), str(st.session_state.get("by") or "")
    if is_narrow:
        said = st.text_input(
            label,
            key=key,
            max_chars=40,
            persist_state="session",
            label_visibility="collapsed",
            placeholder=label,
            width=240,
        )
    elif key == "by":
        said = st.text_input(label, key=key, max_chars=40, persist_state="session")
    else:  # a further box on the same page
        said = st.text_input(label, known, key=key, max_chars=40)
    return (said or "").strip()


@dataclass(frozen=True)
class Box:
    """The place of one file: what it says, what is asked of it, its faults, and its headers."""

    body: DeltaGenerator
    asked: DeltaGenerator
    faults: DeltaGenerator
    foot: DeltaGenerator


def boxes(answer: Answer) -> list[Box]:
    """A box for each file, to be filled."""
    frames_of = [st.container(border=True) for _file in findings.files(answer)]
    return [Box(*(frame.container() for _part in range(4))) for frame in frames_of]


def show_standing_period(answer: Answer) -> None:
    """Whether a step leaves the board on its period or turns it to another, and what waits."""
    for sentence in standing.sentences(answer.said.get("standing", [])):
        st.info(md(sentence), icon=":material/event:")


def show_changes(tables: Sequence[TableChange]) -> None:
    """What a step would change: counts by table, and every value old → new."""
    show_table(frames.tables(tables), columns.tables())
    changes, lost = frames.changes(tables), frames.lost(tables)
    if not changes.empty:
        with st.expander(_("Every change, old and new"), icon=":material/difference:"):
            show_table(changes, columns.changes())
    if not lost.empty:
        with st.expander(_("The rows that would go"), icon=":material/delete_sweep:"):
            show_table(lost, columns.lost())


def show_date_faults_ahead(answer: Answer) -> None:
    """How many dates of the files cannot be, and each of them; they stop no load."""
    faults = frames.date_faults(answer.said.get("date_faults", []))
    if faults.empty:
        return
    st.warning(md(quality.date_faults(faults)), icon=":material/event_busy:")
    with st.expander(_("The dates that cannot be"), icon=":material/event_busy:"):
        st.caption(md(_("They are loaded as they stand, and listed on the page on data quality.")))
        show_table(faults, columns.date_faults())


def ask_password() -> str:
    """The password of a protected workbook; it is used to read it and kept nowhere."""
    said = st.text_input(
        _("Password of the workbook"),
        key="password",
        type="password",
        width=280,
        help=_("It opens the workbook for this upload only and is kept nowhere."),
    )
    return said or ""


def attempt(wish: loads.Wish) -> Answer:
    """All of a load but its last step, with its progress; asked only once.

    What the visitor cancels ends the page, which then offers to read again.
    """
    answer = remembered("attempts", wish.question, partial(loads.attempt, wish))
    if answer.is_cancelled:
        text = _("The files are still chosen: read them again, or take some off.")
        show_heading(answer.message, text)
        offer_asking_again("attempts")
        st.stop()
    return answer


def show_loaded(done: Answer) -> None:
    """What a load changed, or its release will, and where a visitor wants to go after it."""
    show_changes(done.said.get("tables", []))
    if done.said.get("submission"):
        label = _("What becomes of it")
        st.page_link("upload/history.py", label=label, icon=":material/history:")
        return
    show_notices(done)
    with st.container(horizontal=True):
        st.page_link("overview/page.py", label=_("Look at the board"), icon=":material/east:")
        st.page_link("upload/history.py", label=_("Undo it"), icon=":material/undo:")


def show_ahead(trial: Answer) -> None:
    """What loading would change, where anything can be loaded."""
    if trial.is_done and trial.said["tables"]:
        show_standing_period(trial)
        with st.container(border=True):
            show_changes(trial.said["tables"])
            show_date_faults_ahead(trial)


def show_repeats(answer: Answer) -> None:
    """A kind word for each file that is there already, or that was dropped twice."""
    repeats = answer.said.get("repeats", {})
    known = {upload["upload"]: upload for upload in etl.history()} if repeats else {}
    for file, number in repeats.items():
        said = findings.known(file)  # by somebody of another unit
        if number in known:
            upload = known[number]
            said = findings.repeated(file, number, upload["by"], words.moment(upload["at"]))
        st.info(md(said), icon=":material/task_alt:")
    for file, other in answer.said.get("twins", {}).items():
        st.info(md(findings.twin(file, other)), icon=":material/file_copy:")


def show_elsewhere(answer: Answer) -> None:
    """What the checks find in files that were loaded before, which stops these as well."""
    files = [file["file"] for file in findings.files(answer)]
    found = faults.elsewhere(answer.said.get("checks", []), files)
    if not found.empty:
        title = _("In files that were loaded before")
        st.markdown(f"**{md(title)}**")
        show_table(faults.grouped(found), columns.faults())
