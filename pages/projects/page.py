"""Key projects: which are late, by how much, why, and with whom?"""

from functools import partial

import streamlit as st

from pages.projects import columns, figures
from pages.projects.findings import projects as findings
from pages.shared import charts, components, warehouse, words
from pages.shared.findings import facts
from pages.shared.words import translate as _

leads = warehouse.query("project_leads")
missing, office = _("No key project has been loaded yet"), _("The office of key work")
components.stop_if_empty(leads, missing, supplier=office)
lead = components.select_lead(leads["lead"].tolist())
projects, milestones = (warehouse.query(name, lead=lead) for name in ("projects", "milestones"))
as_of = (board := warehouse.query("board"))["as_of"].iloc[0].date()
components.show_heading(findings.late(counts := facts.numbers(findings.COUNTS, "lead", lead)))
sources = partial(warehouse.query, "project_sources", lead=lead)
components.show_cards(findings.cards(counts), sources)
projects = words.termed(findings.reasons(projects), "list")
stamp = components.stamp_of(board)
components.show_chart(
    figures.gantt(projects, milestones=milestones, today=as_of, light_word=words.light),
    projects,
    key="gantt",
    title=findings.worst(projects),
    subject=findings.marks(as_of),
    columns=columns.projects(),
    stamp=stamp,
    sources=sources,
)
chosen = components.select_name(_("Project"), projects["project"].tolist(), key="project")
reports = warehouse.query("project_curve", project=chosen)
own, of = milestones[milestones["project"] == chosen], projects[projects["project"] == chosen]
left, right = st.columns([3, 2])
if not reports.empty:
    with left:
        components.show_chart(
            charts.curve(reports),
            reports,
            key="curve",
            title=findings.slipping(reports, chosen),
            subject=_("Progress as reported · {project}", project=chosen),
            columns=columns.curve(),
            stamp=stamp,
            sources=lambda: warehouse.query("curve_sources", project=chosen),
        )
if not own.empty:
    with right:
        components.show_listing(
            own,
            key="milestones",
            title=findings.passed(own, of.iloc[0]),
            subject=findings.milestones_of(of.iloc[0]),
            columns=columns.milestones(),
            stamp=stamp,
            sources=lambda: warehouse.query("milestone_sources", project=chosen),
        )
