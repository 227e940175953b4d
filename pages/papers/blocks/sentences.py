"""The sentences of papers: what each says now, and how the office writes its own."""

import streamlit as st

from pages.papers import columns
from pages.papers.findings import sentences as findings
from pages.shared import warehouse
from pages.shared.components.tables import show_table
from pages.shared.components.text import md
from pages.shared.words import translate as _

SHEET = "文稿句式"  # as the contract calls it


def show_sentences() -> None:
    """All sentences with the facts that each may name; nothing on a build from before them."""
    try:
        own = warehouse.query("paper_sentences")
    except warehouse.OlderBuildError:
        return
    with st.expander(_("The sentences of the papers")):
        st.caption(
            md(
                _(
                    "To change a sentence, fill in the sheet “{sheet}” and load it; withdrawing"
                    " that upload brings the old sentence back. Facts stand in braces.",
                    sheet=SHEET,
                )
            )
        )
        show_table(findings.listed(own), columns.sentences())
