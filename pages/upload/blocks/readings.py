"""What was read of one file: its outcome, each sheet beside the rows read from it, its faults."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from pages.shared import words
from pages.shared.capture.screen import Block
from pages.shared.capture.stamp import Stamp
from pages.shared.components import downloads
from pages.shared.components.tables import show_table
from pages.shared.components.text import badge, md
from pages.shared.components.trial import Box
from pages.shared.etl import faults, frames, loads
from pages.shared.etl import process as etl
from pages.shared.etl.answers import Answer, FileRead, SheetShown, TableRead
from pages.shared.exports import xlsx
from pages.shared.exports.origin import Origin
from pages.shared.findings import columns as shared_columns
from pages.shared.findings import loads as findings
from pages.shared.words import translate as _
from pages.upload import columns
from pages.upload.blocks.looks import show_look

FIRST = 8  # rows shown as read
COLOURS = {"good": "green", "faulty": "orange", "refused": "red"}


def show_file(box: Box, file: FileRead, answer: Answer, wish: loads.Wish) -> None:
    """What one file was taken for, its sheets as they look and as read, and its faults."""
    own = faults.of_file(answer.said.get("checks", []), file["file"])
    found = faults.listed(file["reported"], own)
    titles = findings.titles(etl.tables())
    with box.body:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(md(file["file"]), anchor=False, width="content")
            verdict, said = findings.outcome(file, faults.count(found))
            st.markdown(badge(said, COLOURS[verdict]), width="content")
        st.caption(md(file["message"] or findings.taken_for(file, titles)))
        _show_sheets(file, found, titles)
    with box.faults:
        _show_faults(found, file)
        if not found.empty:
            _offer_marked(file, found, wish)


def _show_sheets(file: FileRead, found: pd.DataFrame, titles: dict[str, str]) -> None:
    """Every sheet that says something, each under its own tab; the others by name."""
    speaking = {table["sheet"] for table in file["tables"]} | set(found["sheet"])
    looks = [look for look in file["looks"] if look["sheet"] in speaking]
    places = st.tabs([md(look["sheet"]) for look in looks]) if len(looks) > 1 else [st.container()]
    for place, look in zip(places, looks, strict=False):
        with place:
            own = [table for table in file["tables"] if table["sheet"] == look["sheet"]]
            _show_sheet(look, own, found, titles)
    if silent := [look["sheet"] for look in file["looks"] if look["sheet"] not in speaking]:
        st.caption(md(_("Sheets without a table: {sheets}", sheets=words.join(silent))))


def _show_sheet(
    look: SheetShown, tables: Sequence[TableRead], found: pd.DataFrame, titles: dict[str, str]
) -> None:
    left, right = st.columns(2)
    with left:
        _show_name(_("{sheet}, as it looks", sheet=look["sheet"]))
        show_look(look, faults.marks(found, look["sheet"]))
    with right:
        for table in tables:
            _show_name(_("Read as {table}", table=titles[table["table"]]))
            rows = frames.first_rows(table, FIRST)
            show_table(rows, columns.first_rows(rows))
        if not tables:
            _show_name(_("Nothing was read from it"))


def _show_name(said: str) -> None:
    st.markdown(f"**{md(said)}**")


def _show_faults(found: pd.DataFrame, file: FileRead) -> None:
    """Faults of a kind as one line each, those that stop the load first."""
    lines = faults.grouped(found)
    for is_stopping, group in lines.groupby("is_stopping", sort=False):
        count = faults.count(found, is_stopping=bool(is_stopping))
        text = _("Remarks, which stop nothing")
        if is_stopping:
            text = words.plural("{count} fault to mend", "{count} faults to mend", count)
        _show_name(text)
        show_table(group, shared_columns.faults())
    if len(lines) == len(found):
        return
    label = _("Cell by cell: {count}", count=words.measure(len(found)))
    key = f"each|{file['file']}"
    with st.expander(label, icon=":material/list:", key=key, on_change="rerun") as opened:
        if opened.open:
            show_table(found, shared_columns.faults())


def _listed(found: pd.DataFrame) -> Block:
    """The faults as a sheet, where the workbook itself cannot be marked."""
    return Block("found", "", "", found, shared_columns.faults(), Stamp())


def _offer_marked(file: FileRead, found: pd.DataFrame, wish: loads.Wish) -> None:
    source = loads.source(wish, file)
    downloads.offer(
        _("My workbook, with the faults marked"),
        lambda: (
            loads.marked(wish, source, faults.entries(found))
            or xlsx.block_book(_listed(found), Origin())
        ),
        _("marked-{file}", file=loads.marked_name(file)),
        downloads.XLSX,
        key=f"marked|{source.file_id}",
        icon=":material/format_color_fill:",
    )
    st.caption(md(_returned(file["form"])))


def _returned(form: str) -> str:
    """What comes back for a file of this form, and what of it does not."""
    if form == "text":
        return _("A text file has no colours: you get its values, marked, as an xlsx workbook.")
    if form == "protected":
        return _("Your own file comes back with colours and comments only, without its password.")
    if form in loads.PACKAGES:
        return _("Your own file comes back: a colour and a comment are added at each fault.")
    return _(
        "A file of this kind cannot be coloured: you get an xlsx workbook with its values, number "
        "formats and merged cells, without its colours, formulas, pictures, charts and comments. "
        "Mend your own file by it."
    )
