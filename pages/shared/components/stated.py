"""What published texts of federations state in words, apart from the board's own figures."""

import streamlit as st

from pages.shared import warehouse
from pages.shared.column import Columns
from pages.shared.components.stamps import show_sources
from pages.shared.components.tables import show_table
from pages.shared.components.text import md
from pages.shared.words import translate as _


def show_stated(*subjects: str) -> None:
    """A quiet box of the figures that published texts state on these subjects; none, no box."""
    facts = warehouse.query("stated_facts", subjects="、".join(subjects))
    if facts.empty:
        return
    with st.container(border=True, gap="xsmall"):
        st.subheader(_("What published texts state"), anchor=False)
        st.caption(_("As printed; real figures, not compared with the board's own"))
        for document, stated in facts.groupby("document", sort=False):
            show_table(stated, _columns())
            st.caption(md(_("Source: {source}", source=document)))
        show_sources(lambda: facts.assign(about=facts["indicator"]), key="stated_sources")


def _columns() -> Columns:
    return {
        "indicator": _("What"),
        "written": _("As written"),
        "place": _("Where"),
        "period": _("Period"),
        "sentence": _("Sentence"),
    }
