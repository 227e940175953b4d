"""Topics: who proposes what kind of them, and how soon does the research office choose?"""

import streamlit as st

from pages.forums import columns, figures
from pages.forums.findings import topics as findings
from pages.shared import charts, components, warehouse, words
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
board = warehouse.query("board")
day = words.as_of(board["as_of"].iloc[0])
about = components.About(
    subject=" · ".join((findings.of_year(year), day)),
    stamp=components.stamp_of(board),
    sources=lambda: warehouse.query("theme_sources", year=year),
)
components.show_cards(findings.cards(topics), about["sources"])
show_chart, flows = components.show_chart, words.termed(warehouse.query("uses", year=year), "use")
receivers = words.termed(warehouse.query("use_receivers", year=year), "name", "use")
used = components.About(
    subject=findings.outcomes_of(year),
    stamp=about["stamp"],
    sources=lambda: warehouse.query("use_sources", year=year),
)
left, right = st.columns(2)
with left:
    title, figure, shown = (
        findings.commonest(kinds),
        charts.done(kinds),
        columns.chosen(_("Kind")),
    )
    show_chart(figure, kinds, key="kinds", title=title, columns=shown, **about)
    if not flows.empty:
        title, figure = findings.used(flows), figures.uses(flows, state_word=words.use_state)
        show_chart(figure, flows, key="uses", title=title, columns=columns.uses(), **used)
with right:
    title, figure, shown = (
        findings.keenest(proposers),
        charts.tally(proposers, row=46),
        columns.proposed(),
    )
    show_chart(figure, proposers, key="proposers", title=title, columns=shown, **about)
if not receivers.empty:
    title, shown = findings.received(receivers), columns.receivers()
    components.show_listing(receivers, key="receivers", title=title, columns=shown, limit=8, **used)
title, shown = findings.waiting(topics), columns.topics()
components.show_listing(topics, key="topics", title=title, columns=shown, limit=12, **about)
