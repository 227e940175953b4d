"""To do: what is overdue or due within a fortnight, over all tables, and with whom?"""

import streamlit as st

from pages.shared import charts, components, facts, warehouse, words
from pages.shared.findings import columns as shared_columns
from pages.shared.words import translate as _
from pages.to_do import blocks, columns, findings

owners, board = warehouse.query("to_do_owners"), warehouse.query("board")
owner = components.select_owner(owners["name"].tolist())
matters = words.with_matters(warehouse.query("to_do", owner=owner))
scope = ("owner", owner) if owner else ()
overdue, soon = (facts.number(fact, *scope) for fact in ("overdue", "due_soon"))
components.show_heading(findings.waiting(overdue, soon), owner or _("All units"))
if matters.empty:
    st.stop()
about = components.About(
    subject=words.as_of(board["as_of"].iloc[0]),
    stamp=components.stamp_of(board),
    sources=lambda: warehouse.query("to_do_sources", owner=owner),
)
left, right = st.columns([2, 1])
with left:
    title, shown = findings.longest(matters), shared_columns.to_do()
    components.show_listing(matters, key="reminder", title=title, columns=shown, limit=16, **about)
with right:
    about["subject"] = findings.shared(board["as_of"].iloc[0])
    title, named, shown = findings.burdened(owners), findings.parted(owners), columns.owners()
    figure = charts.stacked(named, roles=findings.roles())
    components.show_chart(figure, named, key="owners", title=title, columns=shown, **about)
counts = facts.matters(matters["kind"].unique(), owner=owner)
components.show_cards(findings.cards(counts), about["sources"])
blocks.offer_reminder(owner, (overdue, soon), as_of=board["as_of"].iloc[0], stamp=about["stamp"])
