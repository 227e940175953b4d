"""A sheet as its office sees it: letters, row numbers, merged cells, and faults at their cells.

Streamlit's tables know no merged cells; `st.html` takes what is escaped below, and look.css of the
document says how it looks.
"""

from collections.abc import Iterator, Mapping
from html import escape

import streamlit as st

from pages.shared.etl.answers import CellShown, SheetShown
from pages.shared.etl.faults import Mark
from pages.shared.words import translate as _

SHORT = 14  # characters that stay on one line


def show_look(look: SheetShown, marks: Mapping[str, Mark]) -> None:
    """The sheet's first rows and its faulty ones; `marks` says by cell what is wrong there."""
    letters = "".join(f'<th scope="col">{letter}</th>' for letter in look["columns"])
    rows = "".join(_rows(look, marks))
    said = escape(_("The sheet as it looks: {sheet}", sheet=look["sheet"]))
    st.html(
        f'<div class="look" tabindex="0" role="region" aria-label="{said}"><table>'
        f"<thead><tr><th></th>{letters}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _rows(look: SheetShown, marks: Mapping[str, Mark]) -> Iterator[str]:
    """The rows shown, and a mark wherever some are left out between them."""
    last = None
    for row in look["rows"]:
        if last is not None and row["row"] > last + 1:
            yield f'<tr><th>⋮</th><td colspan="{len(look["columns"])}"></td></tr>'
        yield _row(row["row"], row["cells"], row["is_hidden"], marks)
        last = row["row"]


def _row(number: int, cells: list[CellShown], is_hidden: bool, marks: Mapping[str, Mark]) -> str:
    hidden = escape(_("hidden"))
    name = f"{number} {hidden}" if is_hidden else str(number)
    text = "".join(_cell(cell, marks.get(cell["cell"])) for cell in cells)
    return f'<tr><th scope="row">{name}</th>{text}</tr>'


def _cell(cell: CellShown, mark: Mark | None) -> str:
    kinds = ["short"] if len(cell["text"]) <= SHORT else []
    kinds += ["wide"] if cell["across"] > 1 else []
    text = ""
    reach = f' rowspan="{cell["down"]}" colspan="{cell["across"]}"'
    if mark is not None:
        kinds.append("wrong" if mark.is_stopping else "odd")
        word = _("to mend") if mark.is_stopping else _("remark")
        text = f"<b>{escape(word)}</b>"
        reach += f' title="{escape(mark.reason)}"'
    return f'<td class="{" ".join(kinds)}"{reach}>{escape(cell["text"])}{text}</td>'
