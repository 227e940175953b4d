"""Lists of key work: dispatched, pushed and settled by the list."""

from pages.projects import columns
from pages.projects.findings import lists as findings
from pages.shared import charts, components, theme, warehouse, words
from pages.shared.words import translate as _

lists = warehouse.query("lists")
missing = _("No key project has been loaded yet")
components.stop_if_empty(lists, missing, supplier=_("The office of key work"))
names, lists = lists["name"].tolist(), words.termed(lists, "name")
components.show_heading(findings.settled(lists), _("Dispatch, push and settle by the list"))
board = warehouse.query("board")
about = components.About(
    subject=" · ".join((_("Lists of key work"), words.as_of(board["as_of"].iloc[0]))),
    stamp=components.stamp_of(board),
    sources=lambda: warehouse.query("project_sources", lead=None),
)
components.show_cards(findings.cards(lists), about["sources"])
title, shown, states = findings.slowest(lists), columns.lists(), findings.by_light(lists)
roles = {word: theme.light(code) for code, word in words.lights().items()}
figure = charts.stacked(states, roles=roles, row=48)
components.show_chart(figure, lists, key="lists", title=title, columns=shown, **about)
chosen = components.select_name(_("List"), names, key="list")
projects = warehouse.query("list_projects", list=chosen)
title, shown = findings.pushed(projects, words.term(chosen)), columns.list_projects()
components.show_listing(projects, key="projects", title=title, columns=shown, **about)
