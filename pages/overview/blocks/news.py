"""What is new since this reader looked last, by the reader's own browser (see visits.js)."""

import datetime as dt

import streamlit as st

from pages.overview.findings import news as findings
from pages.shared import warehouse, words
from pages.shared.capture.screen import kept
from pages.shared.components.text import show_facts
from pages.shared.findings.way import Way
from pages.shared.words import translate as _

COOKIE = "looked"
UPLOADS = Way("history")


def show_news() -> None:
    """What the uploads since then changed; for a reader who comes first, the last upload."""
    if kept() is not None:  # a slide or a file has no reader who looked before
        return
    if warehouse.own_unit() is not None:  # what a load changed is counted over all units
        return
    looked = _looked()
    if looked is None:
        changed = warehouse.query("last_changes")
        if len(changed):
            title, about = findings.upload_title(changed), findings.upload_subject(changed)
            facts = findings.changes(changed)
            show_facts(title, about, facts, key="news", leads_to=UPLOADS)
        return
    changed = warehouse.query("changes_since", looked=looked.isoformat())
    about = _("You looked last on {moment}", moment=words.moment(looked.isoformat()))
    title, facts = findings.news_title(changed), findings.changes(changed)
    show_facts(title, about, facts, key="news", leads_to=UPLOADS)


def _looked() -> dt.datetime | None:
    """When this browser showed the board last; what it cannot have said counts as nothing."""
    try:
        looked = dt.datetime.fromisoformat(str(st.context.cookies.get(COOKIE)))
    except ValueError:
        return None
    return looked.astimezone() if looked.tzinfo else None
