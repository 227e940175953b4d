"""What it takes in an indicator: which place at which pace, and which pace for which place."""

import streamlit as st

from pages.rankings import blocks, columns, figures
from pages.rankings.findings import what_it_takes as findings
from pages.shared import components, warehouse
from pages.shared.components import View
from pages.shared.words import translate as _


def show(view: View, city: str) -> None:
    """The pace of one indicator, and the place to which it leads, the rivals moving too."""
    of, grain = view.of, view.period.grain
    answer = st.container()
    right, left = st.columns([6, 5])  # a phone shows the figure before what moves it
    with left:
        horizon = blocks.select_horizon(view)
        paces = blocks.select_paces(view, city)
    by = horizon.period.words
    cities = warehouse.query(
        "what_it_takes",
        indicator=of.name,
        city_group=view.group,
        grain=grain,
        city=city,
        periods=horizon.periods,
        pace=paces.ours,
        faster=paces.faster,
    )
    if not findings.has_value(cities):
        components.stop_with(answer, findings.missing(cities, of.name))
    with left:
        target = blocks.select_target(*findings.places(cities))
    stamp = components.ranking_stamp(findings.as_ranking(cities), view)
    said = findings.detail(cities, target, by)
    subject = " · ".join((said, view.subject, findings.method(cities)))
    with answer:
        components.show_finding(view, findings.asked(cities, target, of.name, grain), subject)
    moves, rungs = findings.as_moves(cities), findings.rungs(cities, grain, most=12)
    with left:
        components.show_chart(
            figures.ladder(rungs, paces=findings.lines(cities), target=target),
            rungs,
            key="rungs",
            title=findings.demand(cities, target, grain),
            subject=_("Pace that each place asks, by {by} · {indicator}", by=by, indicator=of.name),
            columns=columns.rungs(of.unit, of.decimals),
            stamp=stamp,
            sources=view.all_sources,
        )
    with right:
        components.show_chart(
            figures.two_periods(moves[moves["is_near"]], unit=of.unit, decimals=of.decimals),
            moves,
            key="then",
            title=findings.outcome(cities),
            subject=f"{of.name} · ○ {view.period.words} → ● {by}",
            columns=columns.prospects(of.unit, of.decimals),
            stamp=stamp,
            sources=view.all_sources,
        )
    components.show_cards(findings.cards(cities, by, grain), view.all_sources)
