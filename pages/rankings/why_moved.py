"""Why it moved: from one period to another, by our own change or by others', truly or on paper."""

from functools import partial

import streamlit as st

from pages.rankings import columns, figures
from pages.shared import components, words
from pages.shared.findings import why_moved as findings
from pages.shared.words import translate as _

view = components.select_view()
of = view.of
unit = "" if view.is_scheme else of.unit  # a score needs none on a phone
city = components.select_whose(view)
since = components.select_since(view, city)
cities = findings.with_words(view.query_own("why_moved", since=since.end, city=city))
steps = components.score_steps(view, since, city)
corrections = words.with_periods(view.query("corrections", since=since.end))
stamp = components.ranking_stamp(cities.rename(columns={"rank_now": "rank"}), view)
subject = f"{of.name} · ○ {since.words} → ● {view.period.words} · {words.term(view.group)}"

why = " · ".join(filter(None, (findings.because(cities, steps), subject)))
components.show_finding(view, findings.explained(cities, of.name), why)
sources = partial(view.query, "why_moved_sources", since=since.end, city=city)
components.show_cards(findings.cards(cities), sources)
about = components.About(subject=subject, stamp=stamp, sources=sources)
if not steps.empty:
    components.show_chart(
        figures.waterfall(steps, before=since.words, now=view.period.words, decimals=of.decimals),
        steps,
        key="steps",
        title=findings.adding_up(steps, decimals=of.decimals),
        columns=columns.steps(of.decimals),
        **about,
    )
elif view.is_scheme and findings.is_comparable(cities):
    st.info(findings.not_added_up())
components.show_chart(
    figures.two_periods(cities[cities["is_near"]], unit=unit, decimals=of.decimals),
    cities,
    key="moves",
    title=findings.overtaking(cities),
    columns=columns.moves(of.unit, of.decimals),
    **about,
)
about["subject"] = _("As first reported and as it stands now · both periods, all cities")
components.show_listing(
    corrections,
    key="corrections",
    title=findings.put_right(corrections, cities),
    columns=columns.corrections(),
    limit=8,
    **about,
)
