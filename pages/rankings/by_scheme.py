"""What it takes by a scheme: which rank a course leads to, and which course leads to a rank."""

import streamlit as st

from pages.rankings import blocks, columns, figures, reaching
from pages.rankings.findings import overall as findings
from pages.shared import components
from pages.shared.components import View
from pages.shared.words import translate as _


def show(view: View, city: str) -> None:
    """The course of all indicators together, and the place to which it leads."""
    of, now = view.of, view.period
    answer = st.container()
    right, left = st.columns([6, 5])  # a phone shows the figure before what moves it
    with left:
        horizon = blocks.select_horizon(view)
        rivals = blocks.select_rivals()
    by, periods = horizon.period.words, horizon.periods
    course = reaching.Course(view.where, city, horizon.period.end, periods, rivals)
    levers = course.levers()
    with left:
        moved = blocks.select_values(levers, "|".join((of.name, city, horizon.period.key)))
    cities = findings.written(course.cities(moved), of.unit, of.decimals)
    if not findings.has_rank(cities):
        components.stop_with(answer, findings.missing(cities, of.name))
    with left:
        target = blocks.select_target(*findings.places(cities))
    match = course.search(levers, moved, target, cities)
    ways = findings.in_words(findings.ways(levers, match, periods=periods), now.grain)
    stamp = components.ranking_stamp(findings.as_ranking(cities), view)
    said = findings.detail(cities, ways, target, by)
    with answer:
        components.show_finding(
            view,
            findings.asked(cities, ways, match, target=target, grain=now.grain),
            " · ".join((said, view.subject, findings.method(rivals))),
        )
    with right:
        components.show_chart(
            figures.two_periods(cities[cities["is_near"]], unit="", decimals=of.decimals),
            cities,
            key="then",
            title=findings.outcome(cities),
            subject=_("Score · ○ {now} → ● {by}", now=now.words, by=by),
            columns=columns.course(of.unit, of.decimals),
            stamp=stamp,
            sources=view.all_sources,
        )
    shown = findings.cards(cities, course.cities({}), match, by=by, decimals=of.decimals)
    components.show_cards(shown, view.all_sources)
    if findings.is_asked(match):
        components.show_chart(
            figures.ladder(ways, paces={_("best period"): 1.0}, target=1),
            ways,
            key="ways",
            title=findings.demand(ways, target),
            subject=_("The weightiest, each alone, by {by}: pace against its best period", by=by),
            columns=columns.ways(),
            stamp=stamp,
            sources=view.all_sources,
        )
