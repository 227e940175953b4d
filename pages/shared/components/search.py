"""One search over everything that has a name; it opens the page of what was found."""

import pandas as pd
import streamlit as st

from pages.shared.components.choosing import write
from pages.shared.components.links import address, turn_to
from pages.shared.components.text import md
from pages.shared.findings import search as findings
from pages.shared.words import translate as _

PAGE = "search/page.py"
BOX, SOUGHT = "find", "sought"
MOST = 30  # hits shown of each kind


def show_search() -> None:
    """The box at the top of every page; what is asked there is answered on a page of its own."""
    if sought := st.session_state.pop(SOUGHT, ""):
        turn_to(PAGE, q=sought)
    st.text_input(
        _("Find"),
        max_chars=60,
        placeholder=_("Find anything ( / )"),
        icon=":material/search:",
        label_visibility="collapsed",
        key=BOX,
        on_change=_seek,
        width=160,
    )


def _seek() -> None:
    st.session_state[SOUGHT] = (st.session_state[BOX] or "").strip()
    st.session_state[BOX] = ""


def ask_name_of_anything() -> str:
    """The words that somebody looks for, parted by blanks; `?q=…`."""
    placeholder = _("Words parted by blanks; all must occur")
    said = write(_("Find"), key="q", placeholder=placeholder, icon=":material/search:")
    return " ".join(said.split())


def show_names(found: pd.DataFrame) -> None:
    """What was found (kind, name, about, page, key, value), a box for each kind."""
    for kind, title in findings.kinds().items():
        of_kind = found[found["kind"] == kind]
        if of_kind.empty:
            continue
        with st.container(border=True, gap="xxsmall"):
            st.subheader(md(title), anchor=False)
            for _at, row in of_kind.head(MOST).iterrows():
                link = address(row["page"], **{row["key"]: row["value"]})
                about = f"　:small[:gray[{md(row['about'])}]]" if row["about"] else ""
                st.markdown(f"[{md(row['name'])}]({link}){about}")
            if len(of_kind) > MOST:
                st.caption(md(_("{count} more: add a word", count=len(of_kind) - MOST)))
