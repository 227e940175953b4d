"""Key projects: which are late, by how much, and with whom?"""

from functools import partial

import streamlit as st

from pages.shared import charts, columns, components, warehouse, words
from pages.shared.findings import projects as findings
from pages.shared.words import translate as _

leads = warehouse.query("project_leads")["lead"]
components.stop_if_empty(
    leads, _("No key project has been loaded yet"), supplier=_("The office of key work")
)
lead = components.select_lead(leads.tolist())
projects = warehouse.query("projects", lead=lead)
board = warehouse.query("board")
today = board["as_of"].iloc[0].date()
components.show_heading(findings.late(projects), findings.worst(projects))

show_chart = partial(
    components.show_chart,
    subject=_("Key projects · {day}", day=words.date_of(today)),
    stamp=components.stamp_of(board),
    sources=lambda: warehouse.query("project_sources", lead=lead),
)
lights, owners = findings.by_light(projects), findings.by_lead(projects)
left, right = st.columns([5, 2])
with left:
    show_chart(
        charts.gantt(projects, today=today, light_word=words.light),
        projects,
        key="gantt",
        title=findings.worst(projects),
        columns=columns.projects(),
    )
with right:
    counts = {"name": _("Name"), "count": _("Projects")}
    title = findings.late(projects)
    show_chart(charts.tally(lights), lights, key="lights", title=title, columns=counts)
    title = findings.burdened(owners)
    show_chart(charts.tally(owners), owners, key="leads", title=title, columns=counts)
