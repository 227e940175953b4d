"""What it takes overall: the rank by a scheme if our weightiest indicators had other values."""

import streamlit as st

from pages.shared import charts, components, warehouse
from pages.shared import whatif_columns as columns
from pages.shared.findings import overall as findings
from pages.shared.findings import why_moved
from pages.shared.words import translate as _

view, city = components.select_ranking()
of = view.of
answer = st.container()
values = components.select_values(view, city)
wished = components.as_parameter(values)
ranks = warehouse.query("revalued", **view.where, city=city, values=wished).assign(
    unit=of.unit, decimals=of.decimals
)
cities = why_moved.with_words(ranks)
stamp = components.ranking_stamp(findings.as_ranking(cities), view)

with answer:
    components.show_heading(
        findings.answer(cities, values, of.name),
        _("{view} · all cities normalised anew, the others as they are", view=view.subject),
    )
components.show_chart(
    charts.two_periods(cities[cities["is_near"]], unit="", decimals=of.decimals),
    cities,
    key="then",
    title=why_moved.overtaking(cities),
    subject=_("Score · ○ at present → ● with these values · {view}", view=view.subject),
    columns=columns.moves(of.unit, of.decimals),
    stamp=stamp,
    sources=lambda: view.query("sources"),
)
