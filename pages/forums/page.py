"""Forums: are they held as planned, in every segment and format, and who still owes one?"""

import streamlit as st

from pages.forums import columns
from pages.forums.findings import forums as findings
from pages.shared import charts, components, warehouse, words
from pages.shared.findings import columns as shared_columns
from pages.shared.words import translate as _

years = warehouse.query("forum_years")
research = _("The research office")
components.stop_if_empty(years, _("No forum has been loaded yet"), supplier=research)
year = components.select_year(years["year"].tolist())
held = words.termed(warehouse.query("forums_held", year=year), "format")
missing = _("No forum was held in {year}", year=words.year(year))
components.stop_if_empty(held, missing, supplier=research)

plan, hosts = warehouse.query("forum_plan", year=year), warehouse.query("forum_hosts", year=year)
formats, calendar = warehouse.query("forum_formats", year=year), warehouse.query("forum_calendar")
segments = findings.by_segment(warehouse.query("forum_segments", year=year))
components.show_heading(findings.held(plan, held, year), findings.owing(hosts))
plan, formats = words.termed(plan, "name"), words.termed(formats, "name")

about = components.About(
    subject=_("Forums · {year}", year=words.year(year)),
    stamp=components.stamp_of(warehouse.query("board")),
    sources=lambda: warehouse.query("forum_sources", year=year),
)
show_chart, show_listing = components.show_chart, components.show_listing
counts = columns.counts()
left, right = st.columns(2)
with left:
    title = findings.against_plan(plan)
    if not plan.empty:
        figure = charts.planned_and_held(plan)
        show_chart(figure, plan, key="plan", title=title, columns=columns.plans(), **about)
    title, figure = findings.neglected(segments, len(held)), charts.tally(segments)
    show_chart(figure, segments, key="segments", title=title, columns=counts, **about)
    if not formats.empty:
        title, shown = findings.usual(formats), columns.formats()
        show_listing(formats, key="formats", title=title, columns=shown, **about)
with right:
    title, figure = findings.busiest(calendar, year), charts.calendar(calendar)
    shown = shared_columns.months(_("Forums"))
    ever = about | {
        "subject": _("Forums by month · all years"),
        "sources": lambda: warehouse.query("forum_sources", year=None),
    }
    show_chart(figure, calendar, key="months", title=title, columns=shown, **ever)
    title, figure = findings.owing(hosts), charts.tally(hosts, row=46)
    show_chart(figure, hosts, key="hosts", title=title, columns=counts, **about)
title = findings.attended(held, year)
show_listing(held, key="forums", title=title, columns=columns.forums(), **about)
