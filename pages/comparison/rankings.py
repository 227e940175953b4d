"""Rankings: where does our city stand in a group of cities, one indicator at a time."""

import streamlit as st

from pages.shared import charts, columns, components, warehouse, words
from pages.shared.findings import rankings as findings
from pages.shared.words import translate as _

view = components.select_view()
indicator = view.indicator
cities, ranks = warehouse.query("ranking", **view.where), warehouse.query("ranks", **view.where)
events = warehouse.query("events", indicator=indicator.name)
turned = findings.turn(ranks, events)
stamp = components.ranking_stamp(cities, view.period.words)

components.show_heading(findings.standing(cities, indicator.name), indicator.definition)
components.show_cards(findings.cards(cities, ranks, decimals=indicator.decimals))
if findings.has_course(ranks):
    components.show_chart(
        charts.bump(ranks, events=events, since=turned.since),
        words.with_periods(ranks),
        key="ranks",
        title=findings.climb(ranks, turned, indicator.name),
        subject=_("Rank · {view}", view=view.subject),
        columns=columns.ranks(indicator.unit, indicator.decimals),
        stamp=stamp,
        sources=lambda: warehouse.query("rank_sources", **view.where),
    )
left, right = st.columns([2, 3])
with left:
    components.show_chart(
        charts.ranking(cities, unit=indicator.unit, decimals=indicator.decimals),
        cities,
        key="values",
        title=findings.spread(cities, decimals=indicator.decimals),
        subject=_("Value · {view}", view=view.subject),
        columns=columns.values(indicator.unit, indicator.decimals),
        stamp=stamp,
    )
with right:
    components.show_listing(
        cities,
        key="cities",
        title=findings.listing(cities),
        subject=_("All cities · {view}", view=view.subject),
        columns=columns.cities(cities, indicator.unit, indicator.decimals),
        stamp=stamp,
        sources=lambda: warehouse.query("rank_sources", **view.where),
    )
