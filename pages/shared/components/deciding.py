"""Writing down what a meeting decides, and that it is done: each is an upload of its own."""

import datetime as dt
from functools import partial
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from pages.menu import ENTRIES, present
from pages.shared import visit, warehouse
from pages.shared.access import person
from pages.shared.capture.screen import kept
from pages.shared.components.links import manner, parted, present_page
from pages.shared.components.steps import settled
from pages.shared.components.text import md
from pages.shared.components.trial import ask_name
from pages.shared.etl import decisions, snapshots
from pages.shared.etl.decisions import Decision
from pages.shared.words import translate as _

WITHIN = 14  # days that a decision has, unless another deadline is set


def show_deciding(key: str) -> None:
    """Behind a figure's ⋯: what is decided on this very view."""
    if not person.may("decide"):
        return
    label, icon = _("Decide"), ":material/gavel:"
    opened = st.expander(label, icon=icon, key=f"{key}_decide", on_change="rerun")
    if opened.open:
        with opened:
            _ask_decision(key, _link())


def offer_decision() -> None:
    """A form for what was decided without a view."""
    if kept() is not None or not person.may("decide"):
        return
    with st.expander(_("Write down a decision …"), icon=":material/gavel:"):
        _ask_decision("page", "")


def settle_decision(decided: pd.DataFrame) -> None:
    """One of the open decisions: its view, and the button that says that it is done."""
    waiting = decided[decided["state"] != "done"].reset_index(drop=True)
    if kept() is not None or waiting.empty or not person.may("decide"):
        return
    with st.container(border=True):
        st.subheader(_("Report on a decision"), anchor=False)
        at = st.selectbox(
            _("Decision"),
            range(len(waiting)),
            format_func=lambda number: waiting["decision"].iloc[number],
            key="settle",
        )
        chosen = _decision(waiting.iloc[int(at or 0)])
        _link_to_view(chosen)
        left, right = st.columns(2)
        with left:
            status = st.text_input(_("What has become of it"), value=decisions.DONE, key="status")
        with right:
            by = ask_name()
        if st.button(_("Report it"), type="primary", disabled=not (by and status), key="report"):
            _keep(Decision(**{**vars(chosen), "status": status or ""}), by)


def _ask_decision(key: str, view: str) -> None:
    newest = next(iter(snapshots.everything()), None)
    looked_at = st.session_state.get("snapshot") or (newest.name if newest else "")
    with st.form(f"{key}_deciding", border=False):
        meeting = st.text_input(_("Meeting"), value=looked_at, max_chars=60)
        words = st.text_area(_("What is decided"), max_chars=200, height=68)
        units = warehouse.query("units")["unit"].tolist()
        owners = st.multiselect(_("Owner"), units, placeholder=_("Choose one or several"))
        usual = (_today() + dt.timedelta(WITHIN)).isoformat()  # Streamlit's calendar speaks English
        due = st.text_input(_("Due"), usual, max_chars=20)
        by = ask_name(key=f"{key}_by")
        sent = st.form_submit_button(_("Write it down"), type="primary")
    if not sent:
        return
    if not (meeting and words and words.strip() and owners and due and by):
        needed = _("A decision needs its meeting and words, an owner, a deadline and your name.")
        st.error(needed)
        return
    snapshot = meeting.strip() if snapshots.named(meeting.strip()) else ""
    said = Decision(meeting.strip(), words.strip(), "、".join(owners), due, "", view, snapshot)
    _keep(said, by)


def _link() -> str:
    """The address of this page and of the whole view, times included, within the board."""
    said = urlencode(visit.present().view(), doseq=True)
    return f"/{present_page()}?{said}" if said else f"/{present_page()}"


def _today() -> dt.date:
    """Deadlines are set in the meeting, by the clock on its wall."""
    return dt.datetime.now().astimezone().date()


def _keep(decision: Decision, by: str) -> None:
    answer = settled("decision", partial(decisions.keep, decision, by))
    if answer is None:
        return
    if answer.is_done:
        st.rerun()  # the page and its frame show the new build
    st.error(md(answer.message))
    found = (fault for file in answer.said.get("files", []) for fault in file["reported"])
    for fault in (*found, *answer.said.get("checks", [])):
        st.caption(md(fault["reason"]))


def _decision(row: pd.Series) -> Decision:
    texts = {name: row[name] if isinstance(row[name], str) else "" for name in _TEXTS}
    return Decision(due=f"{row['due']:%Y-%m-%d}", **texts)


_TEXTS = ("meeting", "decision", "owner", "status", "view", "snapshot")


def _link_to_view(chosen: Decision) -> None:
    page, view = present(*parted(chosen.view))
    scripts = {entry.address: entry.script for entry in ENTRIES}
    if page in scripts:
        st.page_link(
            scripts[page],
            label=_("The view on which it was decided"),
            icon=":material/query_stats:",
            query_params={**view, **manner()},
        )
