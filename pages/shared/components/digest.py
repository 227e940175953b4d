"""What the last load changed, and what could not be told to others."""

import streamlit as st

from pages.shared.components.text import md, show_facts
from pages.shared.etl import digests
from pages.shared.etl.answers import Answer
from pages.shared.words import translate as _


def show_digest() -> None:
    """What the build in view changed against the one before."""
    if sentences := digests.present():
        subject = _("Ranks, what is overdue or stuck, and faults, against the build before")
        facts = [("·", sentence) for sentence in sentences]
        show_facts(_("What the last load changed"), subject, facts)


def show_notices(done: Answer) -> None:
    """Whom the news of a load could not be sent to."""
    for notice in done.said.get("notices", []):
        st.warning(md(notice))
