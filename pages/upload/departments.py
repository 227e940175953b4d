"""Templates by the department that fills them in: one workbook for each, and each table alone."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from pages.shared import components, words
from pages.shared.components.templates import VALUES
from pages.shared.components.text import md
from pages.shared.etl import process as etl
from pages.shared.etl.answers import TableKnown
from pages.shared.etl.blanks import Blank
from pages.shared.words import translate as _


def show(blank: Blank) -> None:
    """A box for each department; rows are filled in beforehand as `blank` says."""
    groups = grouped(etl.tables())
    for first in range(0, len(groups), 3):
        for column, (name, tables) in zip(st.columns(3), groups[first : first + 3], strict=False):
            with column.container(border=True, height="stretch", gap="xsmall"):
                _show_department(name, tables, blank)


def grouped(tables: Sequence[TableKnown]) -> list[tuple[str, list[TableKnown]]]:
    """The tables of each department, in the order of the contract."""
    found: dict[str, list[TableKnown]] = {}
    for table in tables:
        found.setdefault(table["filled_by"], []).append(table)
    return list(found.items())


def _show_department(name: str, tables: Sequence[TableKnown], blank: Blank) -> None:
    titles = tuple(table["title"] for table in tables)
    filled = {title: blank if title == VALUES else Blank() for title in titles}
    whole = filled.get(VALUES, Blank())
    st.markdown(f"**{md(words.term(name))}**")
    st.caption(md(words.join(titles)))
    components.offer_template(
        words.plural("One workbook, {count} sheet", "One workbook, {count} sheets", len(titles)),
        replace(whole, tables=titles, name=name),
        key=f"department|{name}",
    )
    with st.expander(_("A single sheet")):
        for table in tables:
            components.offer_template(
                table["title"],
                replace(filled[table["title"]], tables=(table["title"],)),
                key=table["title"],
            )
            required = set(table["required"])
            headers = [f"{one}*" if one in required else one for one in table["headers"]]
            st.caption(md(" · ".join(headers)))
