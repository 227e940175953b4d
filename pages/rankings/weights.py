"""What if the weights: whose rank changes when they are moved, and whose hinges on which."""

import streamlit as st

from pages.rankings import blocks, columns, figures
from pages.rankings.findings import weights as findings
from pages.shared import components, warehouse
from pages.shared.words import translate as _

view, city = blocks.select_ranking()
scheme = view.of.name
answer = st.container()
right, left = st.columns([6, 5])  # a phone shows the figure before what moves it
with left:
    weights = blocks.select_weights(scheme)
wished = blocks.as_parameter(weights)
ranks = warehouse.query("weighed", **view.where, city=city, weights=wished)
bands = warehouse.query("weighed_bands", **view.where, weights=wished)
hinges = findings.with_words(warehouse.query("hinges", **view.where))
cities = findings.joined(ranks, bands)
stamp = components.ranking_stamp(findings.as_ranking(cities), view)

with answer:
    components.show_finding(
        view,
        findings.answer(cities, weights, hinges),
        _("{view} · weights are divided by their sum", view=view.subject),
    )
if not findings.has_rank(cities):
    st.stop()
with right:
    components.show_chart(
        figures.bands(findings.near(cities, most=20)),
        cities,
        key="bands",
        title=findings.steadier(cities),
        subject=_(
            "Rank and its band · ○ as stated → ● under these weights · weights up to a quarter off,"
            " nine of ten draws"
        ),
        columns=columns.weighed(view.of.decimals),
        stamp=stamp,
        sources=lambda: view.query("sources"),
    )
components.show_listing(
    hinges,
    key="hinges",
    title=findings.hinging(hinges),
    subject=_("The indicator without which each rank would change most"),
    columns=columns.hinges(),
    stamp=stamp,
    sources=lambda: view.query("sources"),
    limit=12,
)
