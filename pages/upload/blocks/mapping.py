"""Sheets that nothing recognises, mapped by hand: which column is what, or which cells are what."""

from collections.abc import Mapping
from typing import cast

import streamlit as st

from pages.shared.components.text import md
from pages.shared.components.trial import Box
from pages.shared.etl import process as etl
from pages.shared.etl.answers import FileRead, SheetShown
from pages.shared.findings import loads as findings
from pages.shared.words import translate as _

VALUES = "indicator_values"  # the one table that may be a cross-tab
Said = dict[str, object]


def map_sheets(box: Box, file: FileRead) -> list[Said]:
    """The mappings that the visitor made of a file's sheets, with a form for each such sheet."""
    made = _made()
    read = {table["sheet"] for table in file["tables"]}
    sheets = [look for look in file["looks"] if look["sheet"] not in read]
    for look in sheets:
        label = _("Map “{sheet}” by hand", sheet=look["sheet"])
        with box.foot.expander(md(label), icon=":material/edit_location:"):
            _ask(file["file"], look)
    names = [(file["file"], look["sheet"]) for look in sheets]
    return [made[name] for name in names if name in made]


def _made() -> dict[tuple[str, str], Said]:
    """What was made in this session, by file and sheet."""
    return cast(dict[tuple[str, str], Said], st.session_state.setdefault("mappings", {}))


def _ask(file: str, look: SheetShown) -> None:
    known = {table["table"]: table for table in etl.tables()}
    key = f"map|{file}|{look['sheet']}"
    titles = findings.titles(etl.tables())
    table = st.selectbox(
        _("Table"), list(known), index=None, format_func=titles.__getitem__, key=f"{key}|table"
    )
    if table is None:
        return
    is_crossed = table == VALUES and st.toggle(
        _("Cities or periods stand across the sheet"), key=f"{key}|crossed"
    )
    with st.form(f"{key}|form", border=False):
        said = _ranges(key) if is_crossed else _columns(key, look, known[table]["headers"])
        if st.form_submit_button(_("Read it like this"), key=f"{key}|read"):
            own = {"file": file, "sheet": look["sheet"], "table": table}
            _made()[file, look["sheet"]] = {**own, **said}


def _columns(key: str, look: SheetShown, headers: list[str]) -> Mapping[str, object]:
    """The header's row, and what each column is."""
    row = st.number_input(_("Row of the header"), 1, value=1, key=f"{key}|row")
    columns: dict[str, str] = {}
    with st.container(horizontal=True, gap="small"):
        for letters in look["columns"]:
            label = _("Column {letters}", letters=letters)
            meant = st.selectbox(label, headers, index=None, key=f"{key}|{letters}", width=160)
            if meant is not None:
                columns[letters] = meant
    return {"header_row": int(row), "columns": columns}


def _ranges(key: str) -> Mapping[str, object]:
    """Which cells are what; all but the figures may be one cell or a text as well."""
    labels = {
        "values": (_("Cells of the figures"), "B4:M15"),
        "cities": (_("Cells of the cities"), "A4:A15"),
        "periods": (_("Cells of the periods"), "B3:M3"),
        "indicator": (_("Cell or name of the indicator"), "B1"),
        "unit": (_("Cell or name of the unit"), "M2"),
    }
    return {
        part: st.text_input(label, key=f"{key}|{part}", placeholder=hint) or ""
        for part, (label, hint) in labels.items()
    }
