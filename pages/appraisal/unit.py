"""One unit: everything that it owes, did and scored."""

from functools import partial

import streamlit as st

from pages.shared import appraisal_columns, components, supervision_columns, warehouse, words
from pages.shared.findings import unit as findings
from pages.shared.words import translate as _

units = warehouse.query("units")
office = _("the research office")
components.stop_if_empty(units, _("No unit has been loaded yet"), supplier=office)
names = units["unit"].tolist()
chosen = components.select_name(_("Unit"), names, key="unit")
unit = units.iloc[names.index(chosen)]
matters = warehouse.query("to_do", owner=chosen)
deeds, scores = (warehouse.query(name, unit=chosen) for name in ("unit_deeds", "unit_scores"))
components.show_heading(findings.standing(unit, scores), unit["kind"])
sources = partial(warehouse.query, "unit_sources", unit=chosen)
components.show_cards(findings.cards(unit), sources)
stamp = components.stamp_of(warehouse.query("board"))
show = components.show_listing
left, right = st.columns(2)
with left:
    show(
        matters,
        key="owes",
        title=findings.owing(matters),
        subject=_("What it owes · {unit}", unit=chosen),
        columns=supervision_columns.to_do(),
        stamp=stamp,
        sources=lambda: warehouse.query("to_do_sources", owner=chosen),
    )
    if not scores.empty:
        show(
            words.with_periods(scores),
            key="scored",
            title=findings.scored(scores),
            subject=_("What it scored · {unit}", unit=chosen),
            columns=appraisal_columns.scores(scores),
            stamp=stamp,
            sources=lambda: warehouse.query("unit_score_sources", unit=chosen),
            limit=8,
        )
with right:
    if not deeds.empty:
        show(
            deeds,
            key="did",
            title=findings.latest(deeds),
            subject=_("What it did · {unit}", unit=chosen),
            columns=appraisal_columns.deeds(),
            stamp=stamp,
            sources=sources,
            limit=12,
        )
