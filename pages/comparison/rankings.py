"""Rankings: where does our city stand in a group of cities, by an indicator or a scheme."""

import streamlit as st

from pages.shared import charts, columns, components, words
from pages.shared.findings import rankings as findings
from pages.shared.words import translate as _

view = components.select_view()
of = view.of
cities, ranks, events = view.query("ranking"), view.query("ranks"), view.events()
turned = findings.turn(ranks, events)
stamp = components.ranking_stamp(cities, view.period.words)

components.show_heading(findings.standing(cities, of.name), of.definition)
components.show_cards(findings.cards(cities, ranks, decimals=of.decimals))
if findings.has_course(ranks):
    components.show_chart(
        charts.bump(ranks, events=events, since=turned.since),
        words.with_periods(ranks),
        key="ranks",
        title=findings.climb(ranks, turned, of.name),
        subject=_("Rank · {view}", view=view.subject),
        columns=columns.ranks(of.unit, of.decimals),
        stamp=stamp,
        sources=lambda: view.query("sources"),
    )
left, right = st.columns([2, 3])
with left:
    components.show_chart(
        charts.ranking(cities, unit=of.unit, decimals=of.decimals),
        cities,
        key="values",
        title=findings.spread(cities, decimals=of.decimals),
        subject=_("Value · {view}", view=view.subject),
        columns=columns.values(of.unit, of.decimals),
        stamp=stamp,
    )
with right:
    components.show_listing(
        cities,
        key="cities",
        title=findings.listing(cities),
        subject=_("All cities · {view}", view=view.subject),
        columns=columns.cities(cities, of.unit, of.decimals),
        stamp=stamp,
        sources=lambda: view.query("sources"),
    )
