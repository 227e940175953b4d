"""Decisions: has what the last meeting decided been carried out?"""

import streamlit as st

from pages.papers import columns
from pages.papers.findings import decisions as findings
from pages.shared import charts, components, warehouse, words
from pages.shared.words import translate as _

decided, board = warehouse.query("decisions"), warehouse.query("board")
missing = _("No meeting has decided anything on this board yet")
if decided.empty:
    components.offer_decision()
components.stop_if_empty(decided, missing, supplier=_("The research office"))
meetings, last = warehouse.query("decision_meetings"), findings.latest(decided)
as_of = _("As of {day}", day=words.date_of(board["as_of"].iloc[0]))
about = components.About(
    subject=_("What meetings decided · {day}", day=as_of),
    stamp=components.stamp_of(board),
    sources=lambda: warehouse.query("decision_sources"),
)
components.show_heading(findings.carried_out(decided), as_of)
components.show_cards(findings.cards(decided), about["sources"], stand_above=True)
name = findings.meeting(last["meeting"].iloc[0])
title = _("What “{name}” decided, and what has become of it", name=name)
components.show_listing(last, key="decisions", title=title, columns=columns.decisions(), **about)
left, right = st.columns([2, 3])
with left:
    title, figure, shown = findings.by_meeting(meetings), charts.done(meetings), columns.meetings()
    components.show_chart(figure, meetings, key="meetings", title=title, columns=shown, **about)
with right:
    title, shown = findings.slowest(decided), columns.all_decisions()
    components.show_listing(decided, key="all", title=title, columns=shown, limit=12, **about)
components.settle_decision(decided)
components.offer_decision()
