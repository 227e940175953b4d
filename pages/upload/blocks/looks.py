"""A sheet as its office sees it: letters, row numbers, merged cells, and faults at their cells."""

from collections.abc import Iterator, Mapping
from html import escape

import streamlit as st

from pages.shared import theme
from pages.shared.etl.answers import CellShown, SheetShown
from pages.shared.etl.faults import Mark
from pages.shared.words import translate as _

# Streamlit's tables know no merged cells; `st.html` takes what is escaped below.
_STYLE = f"""
<style>
.look {{ overflow: auto; width: fit-content; max-width: 100%; max-height: 30rem;
  border: 1px solid {theme.LINE}; }}
.look table {{ border-collapse: collapse; font-size: .8125rem; line-height: 1.35; }}
.look td, .look th {{ border: 1px solid {theme.LINE}; padding: 1px 6px; text-align: left;
  min-width: 2.5rem; max-width: 15rem; overflow-wrap: anywhere; vertical-align: top; }}
.look th {{ background: {theme.NONE}; color: {theme.MUTED}; font-weight: 400; text-align: center;
  min-width: 1.5rem; white-space: nowrap; }}
.look td.wide {{ text-align: center; }}
.look td.short {{ white-space: nowrap; }}
.look td.wrong {{ background: {theme.WRONG_BAND}; outline: 2px solid {theme.RED};
  outline-offset: -2px; }}
.look td.odd {{ background: {theme.ODD_BAND}; }}
.look td b {{ margin-left: .375rem; font-size: .75rem; white-space: nowrap;
  color: {theme.WRONG_INK}; }}
.look td.odd b {{ color: {theme.BAND_INK}; }}
</style>
"""
SHORT = 14  # characters that stay on one line


def show_look(look: SheetShown, marks: Mapping[str, Mark]) -> None:
    """The sheet's first rows and its faulty ones; `marks` says by cell what is wrong there."""
    letters = "".join(f'<th scope="col">{letter}</th>' for letter in look["columns"])
    rows = "".join(_rows(look, marks))
    said = escape(_("The sheet as it looks: {sheet}", sheet=look["sheet"]))
    st.html(
        f'{_STYLE}<div class="look" tabindex="0" role="region" aria-label="{said}"><table>'
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
