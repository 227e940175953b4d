"""Overview: where do we stand, why did it move, what is stuck, what did the last upload change."""

import streamlit as st

from pages.overview import blocks, gathering
from pages.overview.findings import overview as findings
from pages.overview.waiting import show_due, show_stuck
from pages.shared import charts, components, warehouse, words
from pages.shared.findings import columns, courses
from pages.shared.findings.way import Way
from pages.shared.words import translate as _

view, board = (views := components.headline_views())[0], warehouse.query("board")
headlines = gathering.headlines(views)
stuck = words.with_matters(warehouse.query("stuck", owner=None))
title, ways = findings.title(headlines[0], stuck), findings.title_ways(headlines[0], stuck)
components.show_heading(title, ways=ways)  # before what takes longer
ranks, events = headlines[0].ranks, view.events()
turned = courses.turn(ranks, events)
now = gathering.gathered(headlines, stuck)
due = findings.due(warehouse.query("to_do", owner=None))
components.show_waiting(*views)
with st.container():  # of its own, for on a phone cards follow the first figure beside them
    components.show_cards(findings.places(now), lambda: warehouse.query("overview_sources"))
with st.container(key="now"):  # a phone shows first what is stuck (see overview.css)
    left, middle, right = st.columns(3)
with left:
    components.show_facts(_("Place and why"), "", findings.reasons(now), key="reasons")
    blocks.show_news()
with middle:
    show_stuck(now.stuck, board["as_of"].iloc[0])
with right:
    show_due(due, board)
components.show_digest()
components.show_cards(findings.cards(now), key="number")
left, right = st.columns([5, 3])
with left:
    components.show_chart(
        charts.bump(ranks, events=events, since=turned.since),
        words.with_periods(ranks),
        key="ranks",
        title=courses.climb(ranks, turned, view.of.name),
        subject=courses.course_subject(view.subject, ranks, events),
        columns=columns.ranks(ranks, *view.of.scale),
        stamp=components.ranking_stamp(now.headlines[0].cities, view),
        sources=view.all_sources,
        leads_to=Way("rankings", view.chosen),
    )
with right:
    blocks.show_standing()
    components.show_facts(_("In a few sentences"), "", findings.others(now), key="others")
