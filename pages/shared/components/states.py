"""What a page shows when it has nothing to show, and what to do about it."""

from collections.abc import Callable

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared.access import person
from pages.shared.access.person import RightError
from pages.shared.capture.screen import kept
from pages.shared.components.text import md, show_heading
from pages.shared.etl import unwritable
from pages.shared.warehouse import OlderBuildError
from pages.shared.words import translate as _

SAMPLES = "python -m etl load data/samples"


def stop_if_empty(rows: pd.DataFrame | pd.Series, missing: str, *, supplier: str) -> None:
    """End the page when there are no rows: say what is missing, who supplies it, and how."""
    if not rows.empty:
        return
    if (screen := kept()) is not None:
        screen.title = screen.title or missing
    with st.container(border=True):
        st.subheader(f":material/inbox: {md(missing)}", anchor=False)
        st.markdown(md(_("{supplier} can supply it.", supplier=supplier)))
        with st.container(horizontal=True):
            _link_to_upload()
            _link_to_templates()
    st.stop()


def stop_with(place: DeltaGenerator, reason: str) -> None:
    """End the page with a sentence as its title: there is nothing to draw, and why."""
    with place:
        show_heading(reason)
    st.stop()


def show_beginning() -> None:
    """The board before its first build: how to begin."""
    st.title(md(_("The board is ready for its first workbooks")), anchor=False)
    st.markdown(md(_("Nothing has been loaded yet. There are three ways to begin.")))
    for column, (icon, title, why, show_way) in zip(st.columns(3), _ways(), strict=True):
        with column.container(border=True, height="stretch"):
            st.subheader(f":material/{icon}: {md(title)}", anchor=False)
            st.markdown(md(why))
            show_way()
    st.caption(md(_("This page opens the board by itself once a build is there: reload it.")))


def show_failure(reason: str) -> None:
    """The board when its build cannot be read: what happened, and what to do."""
    st.title(md(_("The build cannot be opened")), anchor=False)
    st.markdown(md(reason))
    st.markdown(md(_("The uploads are safe. Build the warehouse anew from them:")))
    st.code("python -m etl build", language="bash")


def show_error(error: Exception) -> bool:
    """A page that broke off: said in words, in place of Streamlit's English; the log has it all.

    Of a build that an older board made it says which, and how to make a new one.
    """
    if isinstance(error, RightError):
        st.error(md(error))
        return True
    if isinstance(error, OlderBuildError):
        show_failure(str(error))
        return True
    with st.container(border=True):
        title = _("This page could not be drawn")
        why = unwritable.sentence(error)
        st.subheader(f":material/error: {md(title)}", anchor=False)
        advice = _("The data are safe. The reason stands in the server's log; reload the page.")
        st.markdown(md(why or advice))
    return True


def _link_to_upload() -> None:
    if not person.may_open("upload"):
        st.caption(md(_("Whoever may upload does this.")))
        return
    st.page_link("upload/page.py", label=_("Load a workbook"), icon=":material/upload_file:")


def _link_to_templates() -> None:
    st.page_link("upload/templates.py", label=_("Take a template"), icon=":material/table_view:")


def _show_command() -> None:
    st.code(SAMPLES, language="bash", wrap_lines=True)


def _ways() -> list[tuple[str, str, str, Callable[[], None]]]:
    return [
        (
            "upload_file",
            _("Load your own workbooks"),
            _("As they are: the reader finds the tables, and lists what it cannot read."),
            _link_to_upload,
        ),
        (
            "table_view",
            _("Fill in templates"),
            _("A blank workbook for every table, with notes on each column."),
            _link_to_templates,
        ),
        (
            "play_circle",
            _("Look around"),
            _("Load the demonstration data: a fictional province of eleven cities."),
            _show_command,
        ),
    ]
