"""Overview: where do we stand, why did it move, what is stuck, what did the last upload change."""

import streamlit as st

from pages.overview.waiting import show_due, show_stuck
from pages.shared import charts, columns, components, facts, warehouse, words
from pages.shared.findings import overview as findings
from pages.shared.findings import rankings
from pages.shared.words import translate as _

view, board = (views := components.headline_views())[0], warehouse.query("board")
headlines = tuple(
    findings.Headline(
        v.of.name, v.of.decimals, v.query("ranking"), v.query("ranks"), *components.last_turn(v)
    )
    for v in views
)
stuck = words.with_matters(warehouse.query("stuck"))
components.show_heading(findings.title(headlines[0], stuck))  # before what takes longer
ranks, events = headlines[0].ranks, view.events()
turned = rankings.turn(ranks, events)
now = findings.Now(
    headlines=headlines,
    targets=warehouse.query("targets", city=None, city_group=None),
    forums=warehouse.query("overview_forums"),
    months=warehouse.query("overview_forum_months"),
    topics=warehouse.query("overview_topics"),
    effects=warehouse.query("overview_effects"),
    stuck=stuck,
    overdue=facts.number("overdue"),
)
due = words.with_matters(warehouse.query("to_do", owner=None).query("days_left >= 0"))
components.show_waiting(*views)
with st.container():  # of its own, for on a phone cards follow the first figure beside them
    components.show_cards(findings.places(now), lambda: warehouse.query("overview_sources"))
left, middle, right = st.columns([5, 5, 4])
with left:
    show_stuck(now.stuck, board["as_of"].iloc[0])
with middle:
    components.show_facts(_("In a few sentences"), "", findings.sentences(now))
with right:
    show_due(due, board)
    components.show_news()
components.show_digest()
components.show_cards(findings.cards(now), key="number")
left, right = st.columns([5, 3])
with left:
    components.show_chart(
        charts.bump(ranks, events=events, since=turned.since),
        words.with_periods(ranks),
        key="ranks",
        title=rankings.climb(ranks, turned, view.of.name),
        subject=rankings.course_subject(view.subject, ranks, events),
        columns=columns.ranks(ranks, *view.of.scale),
        stamp=components.ranking_stamp(headlines[0].cities, view),
        sources=view.all_sources,
    )
with right:
    components.show_standing()
