"""Sheets that nothing recognises, mapped by hand: which column is what, or which cells are what."""

from collections.abc import Mapping, Sequence
from typing import cast

import streamlit as st
from rapidfuzz import fuzz, process

from pages.shared.components.text import md
from pages.shared.components.trial import Box
from pages.shared.etl import process as etl
from pages.shared.etl.answers import FileRead, SheetShown, TableKnown
from pages.shared.findings import loads as findings
from pages.shared.words import translate as _

VALUES = "indicator_values"  # the one table that may be a cross-tab
LIKENESS = 60  # of 100; below, a header is not proposed
SHOWN = 3  # values of a column that are shown, its header among them
Said = dict[str, object]


def map_sheets(box: Box, file: FileRead) -> list[Said]:
    """The mappings that the visitor made of a file's sheets, with a form for each such sheet.

    It stands open beside the fault where nothing was recognised in the file, else in a fold.
    """
    made = _made()
    read = {table["sheet"] for table in file["tables"]}
    sheets = [look for look in file["looks"] if look["sheet"] not in read]
    for look in sheets:
        label = _("Map “{sheet}” by hand", sheet=look["sheet"])
        if read or not _is_told(file, look):
            with box.foot.expander(md(label), icon=":material/edit_location:"):
                _ask(file["file"], look)
        else:
            with box.asked.container(border=True):
                st.markdown(f"**{md(label)}**")
                _ask(file["file"], look)
    names = [(file["file"], look["sheet"]) for look in sheets]
    return [made[name] for name in names if name in made]


def _is_told(file: FileRead, look: SheetShown) -> bool:
    """Whether the sheet is reported as one that nothing recognises."""
    return any(fault["sheet"] == look["sheet"] for fault in file["reported"])


def _made() -> dict[tuple[str, str], Said]:
    """What was made in this session, by file and sheet."""
    return cast(dict[tuple[str, str], Said], st.session_state.setdefault("mappings", {}))


def _ask(file: str, look: SheetShown) -> None:
    known = {table["table"]: table for table in etl.tables()}
    key = f"map|{file}|{look['sheet']}"
    titles = findings.titles(etl.tables())
    row = header_row(look)
    nearest = nearest_table(look, row, known)
    table = st.selectbox(
        _("Table"),
        list(known),
        index=list(known).index(nearest) if nearest else None,
        format_func=titles.__getitem__,
        placeholder=_("Which table is it?"),
        key=f"{key}|table",
    )
    if table is None:
        return
    is_crossed = table == VALUES and st.toggle(
        _("Cities or periods stand across the sheet"), key=f"{key}|crossed"
    )
    with st.form(f"{key}|form", border=False):
        headers = known[table]["headers"]
        said = _ranges(key) if is_crossed else _columns(key, table, look, row, headers)
        if st.form_submit_button(_("Read it like this"), key=f"{key}|read"):
            own = {"file": file, "sheet": look["sheet"], "table": table}
            _made()[file, look["sheet"]] = {**own, **said}


def header_row(look: SheetShown) -> int:
    """The row that may hold the header: the first with several texts, 1 without one."""
    texts = {row["row"]: [c for c in row["cells"] if c["text"]] for row in look["rows"]}
    return next((number for number, cells in texts.items() if len(cells) > 1), 1)


def below(look: SheetShown, row: int) -> dict[str, list[str]]:
    """What stands in each column from this row on, by its letters; the header comes first."""
    found: dict[str, list[str]] = {letters: [] for letters in look["columns"]}
    for shown in look["rows"]:
        for cell in shown["cells"]:
            letters = cell["cell"].rstrip("0123456789")
            if shown["row"] >= row and letters in found and cell["text"]:
                found[letters].append(cell["text"])
    return found


def nearest_table(look: SheetShown, row: int, known: Mapping[str, TableKnown]) -> str | None:
    """The table with most headers that are like those of the sheet; None where none is."""
    typed = [texts[0] for texts in below(look, row).values() if texts]
    alike = {
        name: sum(nearest_header(text, table["headers"]) is not None for text in typed)
        for name, table in known.items()
    }
    best = max(alike, key=alike.__getitem__)
    return best if alike[best] else None


def nearest_header(typed: str, headers: Sequence[str]) -> str | None:
    """The header that is most like what was typed; None where none is like it."""
    found = process.extractOne(typed, headers, scorer=fuzz.ratio, score_cutoff=LIKENESS)
    return str(found[0]) if found else None


def _columns(
    key: str, table: str, look: SheetShown, top: int, headers: list[str]
) -> Mapping[str, object]:
    """The header's row, and what each column is; the nearest is chosen, for the click to confirm.

    A column is named by its letters and its first values.
    """
    row = st.number_input(_("Row of the header"), 1, value=top, key=f"{key}|row")
    texts, taken = below(look, top), set[str]()
    columns: dict[str, str] = {}
    with st.container(horizontal=True, gap="small"):
        for letters in look["columns"]:
            text = "、".join(texts[letters][:SHOWN])
            label = _("Column {letters}: {values}", letters=letters, values=text)
            free = [header for header in headers if header not in taken]
            nearest = nearest_header((texts[letters] or [""])[0], free)
            taken |= {nearest} if nearest else set()
            meant = st.selectbox(
                md(label),
                headers,
                index=headers.index(nearest) if nearest else None,
                placeholder=_("not read"),
                key=f"{key}|{table}|{letters}",
                width=200,
            )
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
