"""Field research: what was studied where, and what it brought to light?"""

import streamlit as st

from pages.problems import columns
from pages.problems.findings import field_research as findings
from pages.shared import charts, components, warehouse, words
from pages.shared.words import translate as _

years = warehouse.query("research_years")
missing = _("No field research has been loaded yet")
components.stop_if_empty(years, missing, supplier=_("The research office"))
year = components.select_year(years["year"].tolist())
subjects, kinds, totals = (
    warehouse.query(name, year=year)
    for name in ("field_research", "research_kinds", "research_totals")
)
kinds = words.termed(kinds, "name")
components.show_heading(findings.done(totals, year))
about = components.About(
    subject=_("Field research · {year}", year=words.year(year)),
    stamp=components.stamp_of(warehouse.query("board")),
    sources=lambda: warehouse.query("research_sources", year=year),
)
components.show_cards(findings.cards(totals), about["sources"], stand_above=True)
left, right = st.columns([3, 2])
with left:
    title, figure, shown = findings.richest(subjects), charts.tally(subjects), columns.research()
    components.show_chart(figure, subjects, key="subjects", title=title, columns=shown, **about)
with right:
    title, figure, shown = findings.visited(kinds), charts.tally(kinds), columns.kinds()
    components.show_chart(figure, kinds, key="kinds", title=title, columns=shown, **about)
    conditions = warehouse.query("conditions")
    if not conditions.empty:
        components.show_listing(
            findings.written(conditions),
            key="conditions",
            title=findings.conditions(conditions),
            subject=_("How workers fare, and how far each figure can be trusted"),
            columns=columns.conditions(),
            stamp=about["stamp"],
            sources=lambda: warehouse.query("condition_sources"),
        )
