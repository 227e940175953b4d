"""Rankings: where does our city stand in a group of cities, by an indicator or a scheme."""

from functools import partial

import streamlit as st

from pages.shared import charts, columns, components, words
from pages.shared.findings import rankings as findings
from pages.shared.words import translate as _

view = components.select_view()
components.offer_steps(view)
of, cities, ranks = view.of, view.query("ranking"), view.query("ranks")
stamp = components.ranking_stamp(cities, view.period.words)
sources, course = partial(view.query, "sources"), findings.has_course(ranks)
rows = findings.with_words(cities, ranks)
components.show_heading(findings.standing(cities, of.name), of.definition)
components.show_cards(findings.cards(cities, ranks, decimals=of.decimals), sources)
components.show_listing(
    rows,
    key="cities",
    title=findings.listing(cities),
    subject=_("All cities · {view}", view=view.subject),
    columns=columns.cities(rows, of.unit, of.decimals),
    stamp=stamp,
    sources=sources,
)
if course:
    turned = findings.turn(ranks, events := view.events())
    over_time = components.Backing(
        columns=columns.ranks(of.unit, of.decimals), stamp=stamp, sources=view.all_sources
    )
    components.show_chart(
        charts.bump(ranks, events=events, since=turned.since),
        words.with_periods(ranks),
        key="ranks",
        title=findings.climb(ranks, turned, of.name),
        subject=_("Rank · {view}", view=view.subject),
        leads_to_city=True,
        **over_time,
    )
left, right = st.columns(2)
with left:
    components.show_chart(
        charts.ranking(cities, unit=of.unit, decimals=of.decimals),
        cities,
        key="values",
        title=findings.spread(cities, decimals=of.decimals),
        subject=_("Value · {view}", view=view.subject),
        columns=columns.values(of.unit, of.decimals),
        stamp=stamp,
        leads_to_city=True,
        sources=sources,
    )
if course:
    with right:
        components.show_chart(
            charts.play(ranks, unit=of.unit, decimals=of.decimals),
            words.with_periods(ranks),
            key="play",
            title=findings.played(ranks),
            subject=_("Period by period · {view}", view=view.subject),
            **over_time,
        )
