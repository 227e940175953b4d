"""Task office: who is on loan for which task, and did the campaigns reach their targets?"""

import streamlit as st

from pages.projects import columns, figures
from pages.projects.findings import task_office as findings
from pages.shared import components, warehouse, words
from pages.shared.findings import facts
from pages.shared.words import translate as _

people, tasks, projects, campaigns = (
    warehouse.query(name) for name in ("lent", "tasks", "task_projects", "campaign_results")
)
office, people = _("The office of key work"), words.termed(people, "part")
loaded = tasks if campaigns.empty else campaigns
components.stop_if_empty(loaded, _("No task or campaign has been loaded yet"), supplier=office)
board = warehouse.query("board")
counts = facts.numbers(findings.COUNTS)
components.show_heading(findings.lent(counts), findings.reached(campaigns))
about = components.About(
    subject=_("Task office · {day}", day=words.date_of(board["as_of"].iloc[0])),
    stamp=components.stamp_of(board),
    sources=lambda: warehouse.query("task_sources"),
)
components.show_cards(findings.cards(counts, people, campaigns), about["sources"])
show_chart, show_listing = components.show_chart, components.show_listing
left, right = st.columns(2)
with left:
    if not people.empty:
        title, figure = findings.sources(people), figures.lent(people)
        show_chart(figure, people, key="lent", title=title, columns=columns.lent(), **about)
with right:
    if not tasks.empty:
        title, shown = findings.loaded(tasks), columns.tasks()
        show_listing(tasks, key="tasks", title=title, columns=shown, **about)
if not campaigns.empty:
    chosen = components.select_campaign(campaigns)
    values = warehouse.query("campaign_values", campaign=chosen["campaign"])
    if not values.empty:
        show_chart(
            figures.burn_up(values, of=chosen),
            words.with_periods(values),
            key="burn_up",
            title=findings.burnt_up(chosen),
            subject=findings.around(chosen),
            columns=columns.burn_up(chosen),
            stamp=about["stamp"],
            sources=lambda: warehouse.query("campaign_value_sources", campaign=chosen["campaign"]),
        )
    components.show_way_to_campaign(chosen["campaign"])
    title, shown = findings.climbed(campaigns), columns.campaigns()
    about["sources"] = None
    show_listing(campaigns, key="campaigns", title=title, columns=shown, **about)
if not projects.empty:
    about["sources"] = lambda: warehouse.query("project_sources", lead=None)
    title, shown = findings.carried(projects), columns.task_projects()
    show_listing(projects, key="projects", title=title, columns=shown, limit=10, **about)
