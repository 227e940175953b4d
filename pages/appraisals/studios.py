"""Innovation studios: what they earned, what they were given, and what a yuan of it brought."""

import streamlit as st

from pages.appraisals import columns
from pages.appraisals.findings import studios as findings
from pages.shared import charts, components, warehouse, words
from pages.shared.words import translate as _

years = warehouse.query("studio_years")
office = _("the economic department")
components.stop_if_empty(years, _("No innovation studio has been loaded yet"), supplier=office)
year = components.select_year(years["year"].tolist())
studios = words.termed(warehouse.query("studios", year=year), "tier")
components.show_heading(findings.earned(studios, year))
about = components.About(
    subject=_("Innovation studios · {year}", year=words.year(year)),
    stamp=components.stamp_of(warehouse.query("board")),
    sources=lambda: warehouse.query("studio_sources", year=year),
)
components.show_cards(findings.cards(studios), about["sources"], stand_above=True)
stated = studios.dropna(subset=["benefit"])
left, right = st.columns([2, 3])
with left:
    if not stated.empty:
        title = findings.fallen(stated)
        figure = charts.tally(stated, unit="元", row=34, column="benefit")
        shown = columns.studios()
        components.show_chart(figure, stated, key="benefit", title=title, columns=shown, **about)
with right:
    title, shown = findings.rewarded(studios), columns.studios()
    components.show_listing(studios, key="studios", title=title, columns=shown, **about)
