"""A load on trial: what each file says, what is wrong in it, and what would change."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared import words
from pages.shared.components.doubting import unchecked
from pages.shared.components.steps import remembered, show_progress
from pages.shared.components.tables import show_table
from pages.shared.components.text import md
from pages.shared.etl import frames, loads
from pages.shared.etl import process as etl
from pages.shared.etl.answers import Answer, Said, TableChange
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


def ask_name(*, key: str = "by") -> str:
    """Who loads, undoes or decides; the history keeps it."""
    label, known = _("Your name or office"), str(st.session_state.get("by") or "")
    if key == "by":
        said = st.text_input(label, key=key, max_chars=40, persist_state="session")
    else:  # a further box on the same page
        said = st.text_input(label, known, key=key, max_chars=40)
    return (said or "").strip()


@dataclass(frozen=True)
class Box:
    """The place of one file: what it says, and below it how its headers were understood."""

    body: DeltaGenerator
    foot: DeltaGenerator


def boxes(answer: Answer) -> list[Box]:
    """A box for each file, to be filled."""
    frames_of = [st.container(border=True) for _file in findings.files(answer)]
    return [Box(frame.container(), frame.container()) for frame in frames_of]


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
    """All of a load but its last step, with its progress; asked only once."""
    return remembered("attempts", wish.question, partial(loads.attempt, wish))


def load_on_click(wish: loads.Wish, trial: Answer) -> None:
    """The last click; before it nothing is loaded."""
    missing = "" if wish.by else _("Say who you are: the history keeps it.")
    if unchecked(wish, trial):
        missing = _("Tick the doubtful values that are right, or correct the others first.")
    if missing:
        st.caption(md(missing))
    label, icon = _("Load"), ":material/publish:"
    if not st.button(label, type="primary", icon=icon, disabled=bool(missing), key="load"):
        return
    answer = show_progress(partial(loads.load, wish), is_trial=False)
    if answer.is_done:
        said: Said = {**answer.said, "tables": trial.said["tables"]}
        st.session_state["loaded"] = (_ids(wish.files), Answer(True, said))
        st.rerun()  # the frame, too, shows the new build
    st.error(md(answer.message))


def loaded(files: Sequence[loads.File]) -> Answer | None:
    """What came of loading exactly these files in this session, if they were."""
    ids, answer = st.session_state.get("loaded", ((), None))
    return answer if ids == _ids(files) else None


def show_ways_on() -> None:
    """Where a visitor wants to go after a load."""
    with st.container(horizontal=True):
        st.page_link("overview/page.py", label=_("Look at the board"), icon=":material/east:")
        st.page_link("upload/history.py", label=_("Undo it"), icon=":material/undo:")


def show_way_to_upload() -> None:
    """Where workbooks are loaded."""
    label = _("Load the first workbooks")
    st.page_link("upload/page.py", label=label, icon=":material/upload_file:")


def show_way_to_templates() -> None:
    """Where a visitor without workbooks finds blank ones."""
    label = _("No workbook yet? Take a blank one")
    st.page_link("upload/templates.py", label=label, icon=":material/table_view:")


def show_repeats(answer: Answer) -> None:
    """A kind word for each file that is there already, or that was dropped twice."""
    repeats = answer.said.get("repeats", {})
    known = {upload["upload"]: upload for upload in etl.history()} if repeats else {}
    for file, number in repeats.items():
        upload = known[number]
        said = findings.repeated(file, number, upload["by"], words.moment(upload["at"]))
        st.info(md(said), icon=":material/task_alt:")
    for file, other in answer.said.get("twins", {}).items():
        st.info(md(findings.twin(file, other)), icon=":material/file_copy:")


def choose_leaving_out(answer: Answer) -> bool:
    """Whether to load without the faulty rows; they stay listed until somebody mends them."""
    if answer.is_done or findings.refused(answer) or not findings.stopping(answer):
        return False
    return st.checkbox(
        _("Leave the rows with faults out; the page on data quality lists them until mended"),
        key="leave_out",
    )


def _ids(files: Sequence[loads.File]) -> tuple[str, ...]:
    return tuple(file.file_id for file in files)
