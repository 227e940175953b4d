"""One unit: everything that it owes, did and scored."""

from functools import partial

import streamlit as st

from pages.shared import components, warehouse, words
from pages.shared.findings import columns as shared_columns
from pages.shared.words import translate as _
from pages.unit import columns, findings

units = warehouse.query("units")
office = _("the research office")
components.stop_if_empty(units, _("No unit has been loaded yet"), supplier=office)
names = units["unit"].tolist()
chosen = components.select_name(_("Unit"), names, key="unit")
unit = units.iloc[names.index(chosen)]
matters = words.with_matters(warehouse.query("to_do", owner=chosen))
deeds, scores, plans = (
    warehouse.query(f"unit_{name}", unit=chosen) for name in ("deeds", "scores", "plans")
)
components.show_heading(findings.standing(unit, scores), words.term(unit["kind"]))
plans = words.termed(plans, "name")
sources = partial(warehouse.query, "unit_sources", unit=chosen)
components.show_cards(findings.cards(unit), sources, stand_above=True)
board = warehouse.query("board")
stamp, day = components.stamp_of(board), words.as_of(board["as_of"].iloc[0])
show = partial(components.show_listing, stamp=stamp)
left, right = st.columns(2)
with left:
    show(
        matters,
        key="owes",
        title=findings.owing(matters),
        subject=" · ".join((_("What it owes · {unit}", unit=chosen), day)),
        columns=shared_columns.to_do(),
        sources=lambda: warehouse.query("to_do_sources", owner=chosen),
    )
    if not plans.empty:
        said, shown = findings.plan_subject(plans, chosen), columns.plans()
        whence = partial(warehouse.query, "unit_plan_sources", unit=chosen)
        title = findings.planned(plans)
        show(plans, key="plans", title=title, subject=said, columns=shown, sources=whence)
    if not scores.empty:
        title, shown = findings.scored(scores), columns.scores(scores)
        show(
            words.with_periods(scores),
            key="scored",
            title=title,
            subject=_("What it scored · {unit}", unit=chosen),
            columns=shown,
            sources=lambda: warehouse.query("unit_score_sources", unit=chosen),
            limit=8,
        )
if not deeds.empty:
    title, shown = findings.latest(deeds), columns.deeds()
    did = _("What it did · {unit}", unit=chosen)
    about = components.About(subject=did, stamp=stamp, sources=sources)
    with right:
        components.show_listing(deeds, key="did", title=title, columns=shown, limit=18, **about)
