"""Problems: how many are closed, what ages or is overdue, and with whom?"""

import streamlit as st

from pages.problems import columns
from pages.problems.findings import problems as findings
from pages.shared import charts, components, theme, warehouse
from pages.shared.findings import facts
from pages.shared.words import translate as _

years = warehouse.query("problem_years")
missing = _("No problem has been loaded yet")
components.stop_if_empty(years, missing, supplier=_("The office of key work"))
year = components.select_year(years["year"].tolist())
problems, classes, owners, months, steps, ages = (
    warehouse.query(f"problem{name}", year=year)
    for name in ("s", "_classes", "_owners", "_months", "_steps", "_ages")
)
board = warehouse.query("board")
counts, ever = facts.numbers(findings.COUNTS, "year", year), facts.numbers(findings.COUNTS)
components.show_heading(findings.closed(counts, year), findings.elsewhere(counts, ever))
about = components.About(
    subject=findings.scope(year, board["as_of"].iloc[0]),
    stamp=components.stamp_of(board),
    sources=lambda: warehouse.query("problem_sources", year=year),
)
by_month = about | {
    "subject": findings.of_all(year, board["as_of"].iloc[0]),
    "sources": lambda: warehouse.query("problem_sources", year=None),
}
components.show_cards(findings.cards(counts, problems, year), about["sources"])
show_chart, done = components.show_chart, charts.done
left, right = st.columns(2)
with left:
    title, figure, shown = findings.burnt(months), charts.burn_down(months), columns.months()
    show_chart(figure, months, key="months", title=title, columns=shown, **by_month)
with right:
    title, named = findings.stepped(steps), findings.named_steps(steps)
    figure, shown = charts.tally(named, row=72), columns.steps()
    show_chart(figure, named, key="steps", title=title, columns=shown, **about)
left, right = st.columns(2)
with left:
    title, named = findings.aged(ages), findings.by_age(ages)
    roles: dict[str, theme.Role] = dict(zip(findings.age_parts(), ("other", "bad"), strict=True))
    figure, shown = charts.stacked(named, roles=roles, row=54), columns.ages()
    show_chart(figure, named, key="ages", title=title, columns=shown, **about)
with right:
    title, figure, shown = findings.flagged(months), charts.flags(months), columns.flags()
    show_chart(figure, months, key="flags", title=title, columns=shown, **by_month)
left, right = st.columns(2)
with left:
    title, shown = findings.slowest(classes), columns.closed(_("Class and level"))
    show_chart(done(classes), classes, key="classes", title=title, columns=shown, **about)
with right:
    title, shown = findings.burdened(owners), columns.closed(_("Owner"))
    each = about | {"subject": findings.of_owners(year, board["as_of"].iloc[0])}
    show_chart(done(owners), owners, key="owners", title=title, columns=shown, **each)
title, shown = findings.oldest(problems), columns.problems()
components.show_listing(problems, key="ledger", title=title, columns=shown, limit=15, **about)
