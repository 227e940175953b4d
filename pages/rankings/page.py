"""Rankings: where does our city stand in a group of cities, in an indicator or by a scheme?"""

from functools import partial

from pages.rankings import blocks, columns
from pages.shared import charts, components, words
from pages.shared.findings import columns as shared_columns
from pages.shared.findings import courses
from pages.shared.findings import rankings as findings
from pages.shared.words import translate as _

view = components.select_view()
of, cities, ranks = view.of, view.query("ranking"), view.query("ranks")
rows, course = findings.with_words(cities, ranks), shared_columns.ranks(ranks, *of.scale)
about = components.About(
    subject=_("All cities · {view}", view=view.subject),
    stamp=components.ranking_stamp(cities, view),
    sources=partial(view.query, "sources"),
)
over_time: components.About = {**about, "sources": view.all_sources}
components.show_finding(view, findings.standing(cities, of.name), of.definition)
components.show_cards(
    findings.cards(cities, ranks, decimals=of.decimals), about["sources"], stand_above=True
)
title, shown = findings.listing(cities), shared_columns.cities(rows, of.unit, of.decimals)
first = findings.first_rows(cities)
components.show_listing(rows, key="cities", title=title, columns=shown, limit=first, **about)
if courses.has_course(ranks):
    turned = courses.turn(ranks, events := view.events())
    over_time["subject"] = courses.course_subject(view.subject, ranks, events)
    components.show_chart(
        charts.bump(ranks, events=events, since=turned.since),
        words.with_periods(ranks),
        key="ranks",
        title=courses.climb(ranks, turned, of.name),
        columns=course,
        leads_to_city=True,
        **over_time,
    )
about["subject"] = f"{of.measured} · {view.subject}"
components.show_chart(
    charts.ranking(cities, unit=of.unit, decimals=of.decimals),
    cities,
    key="values",
    title=findings.spread(cities, decimals=of.decimals),
    columns=columns.values(*of.scale),
    leads_to_city=True,
    **about,
)
blocks.show_remarks(view, cities)
