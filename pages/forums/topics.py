"""Topics: who proposes what kind of them, and how soon does the research office choose?"""

import streamlit as st

from pages.shared import charts, components, warehouse, words
from pages.shared import forum_columns as columns
from pages.shared.findings import topics as findings
from pages.shared.words import translate as _

years = warehouse.query("topic_years")
research = _("The research office")
components.stop_if_empty(years, _("No topic has been loaded yet"), supplier=research)
year = components.select_year(years["year"].tolist())
topics, kinds, proposers = (
    warehouse.query(name, year=year) for name in ("topics", "topic_kinds", "topic_proposers")
)
components.show_heading(
    findings.chosen(topics, year), _("Proposed by the units, chosen by the research office")
)
about = components.About(
    subject=_("Topics proposed · {year}", year=words.year(year)),
    stamp=components.stamp_of(warehouse.query("board")),
    sources=lambda: warehouse.query("theme_sources", year=year),
)
components.show_cards(findings.cards(topics), about["sources"])
show_chart, done = components.show_chart, charts.done
left, right = st.columns(2)
with left:
    title, shown = findings.commonest(kinds), columns.chosen(_("Kind"))
    show_chart(done(kinds), kinds, key="kinds", title=title, columns=shown, **about)
with right:
    title, shown = findings.keenest(proposers), columns.chosen(_("Unit"))
    show_chart(done(proposers), proposers, key="proposers", title=title, columns=shown, **about)
title, shown = findings.waiting(topics), columns.topics()
components.show_listing(topics, key="topics", title=title, columns=shown, limit=12, **about)
