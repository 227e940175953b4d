"""Indicator: what it means, how its values spread, and where each of them came from."""

import streamlit as st

from pages.indicator import blocks, columns, figures, findings
from pages.shared import components, warehouse, words
from pages.shared.etl import statements
from pages.shared.findings import columns as shared_columns
from pages.shared.words import translate as _

view = components.select_view(schemes=False)
of, name = view.of, view.of.name
cities, history = view.query("ranking"), view.query_own("indicator_history")
register, faults = (
    warehouse.query(query, indicator=name) for query in ("indicator", "indicator_faults")
)
cells = statements.with_statements(findings.states(view.query_own("indicator_values")))
stamp = components.ranking_stamp(cities, view)
components.show_finding(view, findings.title(history, name, decimals=of.decimals), view.subject)
right, left = st.columns([3, 2])  # a phone shows the figure first
with left:
    facts = findings.register(register.iloc[0])
    components.show_facts(_("What it means"), _("As the register says"), facts)
with right:
    components.show_chart(
        figures.distribution(cities, unit=of.unit, decimals=of.decimals),
        cities,
        key="spread",
        title=findings.spread(history, decimals=of.decimals),
        subject=_("Each city a dot, box: middle half · {view}", view=view.subject),
        columns=shared_columns.cities(cities, of.unit, of.decimals),
        stamp=stamp,
        sources=view.all_sources,
    )
if len(history) > 1:
    components.show_chart(
        figures.history(history, unit=of.unit, decimals=of.decimals),
        words.with_periods(history),
        key="history",
        title=findings.course(history, decimals=of.decimals),
        subject=_("Value over the middle half of the group · {view}", view=view.subject),
        columns=columns.history(of.unit, of.decimals),
        stamp=stamp,
        sources=view.all_sources,
    )
blocks.show_increments(view, stamp)
if len(faults):
    title, shown = findings.faults(faults), shared_columns.open_faults()
    subject = _("In the sheets from which it stems, not mended yet")
    whole = components.About(subject=subject, stamp=components.Stamp(), sources=None)
    components.show_listing(faults, key="faults", title=title, columns=shown, **whole)
components.show_listing(
    cells,
    key="cells",
    title=findings.cells(cells),
    subject=_("Every cell, earlier values too · {view}", view=view.subject),
    columns=columns.cells(cells),
    stamp=stamp,
    limit=20,
)
