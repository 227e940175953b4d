"""Columns that a sheet lacks: which header is it? Asked beside the fault, applied by one click."""

import streamlit as st

from pages.shared.components.text import md
from pages.shared.components.trial import Box
from pages.shared.etl.answers import FileRead, Unread, Wanted
from pages.shared.words import translate as _
from pages.upload.blocks.header_choices import box_key


def ask(box: Box, file: FileRead) -> None:
    """A choice for each column that a header of the file may mean, and the click that applies them.

    The click sets the choices of how the headers were understood; all else stays as it is.
    """
    wanted = file.get("wanted", [])
    if not wanted:
        return
    with box.asked.container(border=True, key=f"wanted|{file['file']}"):
        asked = _("Which column is it? Confirm, and the sheet is read again")
        st.markdown(f"**{md(asked)}**")
        with st.container(horizontal=True, gap="small"):
            for one in wanted:
                _select(file, one)
        st.button(
            _("Read it like this"),
            type="primary",
            icon=":material/done_all:",
            key=f"confirm|{file['file']}",
            on_click=_apply,
            args=(file["file"], wanted),
            help=_("It is remembered once the workbook is loaded."),
        )


def _select(file: FileRead, one: Wanted) -> None:
    facts = {unread["header"]: _described(unread) for unread in one["unread"]}
    headers = list(facts)
    nearest = one["nearest"]
    st.selectbox(
        _("“{column}” ({sheet}) is the column", column=md(one["column"]), sheet=md(one["sheet"])),
        headers,
        index=headers.index(nearest) if nearest in headers else None,
        format_func=facts.__getitem__,
        placeholder=_("None of them: add it to the workbook"),
        key=_key(file["file"], one),
        width=360,
    )


def _described(unread: Unread) -> str:
    """A header with the first values below it."""
    values = "、".join(unread["values"])
    return _("{header}: {values} …", header=unread["header"], values=values)


def _apply(file: str, wanted: list[Wanted]) -> None:
    for one in wanted:
        header = st.session_state.get(_key(file, one))
        if header:
            st.session_state[box_key(file, one["table"], header)] = one["column"]


def _key(file: str, one: Wanted) -> str:
    return f"wanted|{file}|{one['table']}|{one['sheet']}|{one['column']}"
