"""To do: what is stuck, what is due within a fortnight, over all tables, and with whom?"""

import streamlit as st

from pages.shared import charts, components, warehouse, words
from pages.shared.findings import columns as shared_columns
from pages.shared.findings import facts
from pages.shared.findings import stuck as stuck_found
from pages.shared.words import translate as _
from pages.to_do import blocks, columns, findings

owners, board = warehouse.query("to_do_owners"), warehouse.query("board")
owner = components.select_owner(owners["name"].tolist())
matters = words.with_matters(warehouse.query("to_do", owner=owner))
stuck = words.with_matters(warehouse.query("stuck", owner=owner))
scope = ("owner", owner) if owner else ()
held_up, overdue, soon = (facts.number(fact, *scope) for fact in ("stuck", "overdue", "due_soon"))
said = " · ".join((owner or _("All units"), findings.held_up(held_up, overdue)))
components.show_heading(findings.waiting(overdue, soon), said)
if matters.empty and stuck.empty:
    st.stop()
day = board["as_of"].iloc[0]
about = components.About(
    subject=words.as_of(day),
    stamp=components.stamp_of(board),
    sources=lambda: warehouse.query("to_do_sources", owner=owner),
)
counts = facts.matters(matters["kind"].unique(), owner=owner)
components.show_cards(findings.cards(counts), about["sources"], stand_above=True)
live, archive = stuck[stuck["kind"] != "archive"], matters[matters["kind"] == "archive"]
due = matters[(matters["days_left"] >= 0) & (matters["kind"] != "archive")]
left, right = st.columns([2, 1])
show = components.show_listing
with left:
    if not live.empty:
        title, shown = stuck_found.title(live), columns.stuck()
        held = about | {"sources": lambda: warehouse.query("stuck_sources", owner=owner)}
        show(live, key="reminder", title=title, columns=shown, limit=12, **held)
    if not due.empty:
        title, shown = stuck_found.due(due), shared_columns.to_do()
        show(due, key="due", title=title, columns=shown, limit=8, **about)
    if not archive.empty:
        title, shown = findings.missing(archive), shared_columns.to_do()
        show(archive, key="archive", title=title, columns=shown, limit=4, **about)
with right:
    about["subject"] = findings.shared(day)
    title, named, shown = findings.burdened(owners), findings.parted(owners), columns.owners()
    figure = charts.stacked(named, roles=findings.roles())
    components.show_chart(figure, named, key="owners", title=title, columns=shown, **about)
blocks.offer_reminder(owner, (overdue, soon), as_of=day, stamp=about["stamp"])
