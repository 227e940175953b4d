"""Appraisals: who stands where, by whose scores, and does every rater tell the units apart?"""

import streamlit as st

from pages.shared import appraisal_columns as columns
from pages.shared import charts, components, warehouse
from pages.shared.findings import appraisals as findings
from pages.shared.words import translate as _

known = warehouse.query("appraisal_periods")
office = _("the research office")
components.stop_if_empty(known, _("No appraisal has been loaded yet"), supplier=office)
left, right = st.columns(2)
with left:
    names = list(known["appraisal"].unique())
    appraisal = components.select_name(_("Appraisal scheme"), names, key="appraisal")
with right:
    period = components.select_period_among(known[known["appraisal"] == appraisal])
where: dict[str, warehouse.Parameter] = {
    "appraisal": appraisal,
    "grain": period.grain,
    "period_end": period.end,
}
results, raters = (
    warehouse.query(name, **where) for name in ("appraisal_results", "rater_spreads")
)
weights = findings.by_year(warehouse.query("appraisal_weights", appraisal=appraisal))
honours = warehouse.query("honours")
components.show_heading(findings.leading(results, appraisal), period.words)
about = components.About(
    subject=f"{appraisal} · {period.words}",
    stamp=components.Stamp(as_of=period.words, is_demo=bool(results["is_demo"].any())),
    sources=lambda: warehouse.query("appraisal_sources", **where),
)
components.show_cards(findings.cards(results), about["sources"])
title, shown = findings.unheard(results), columns.results(results)
components.show_listing(results, key="results", title=title, columns=shown, **about)
left, right = st.columns(2)
with left:
    title, figure = findings.apart(raters), charts.spreads(raters)
    shown = columns.raters()
    components.show_chart(figure, raters, key="raters", title=title, columns=shown, **about)
with right:
    if not weights.empty:
        title, figure = findings.reweighed(weights), charts.shares(weights)
        shown = columns.weights()
        components.show_chart(figure, weights, key="weights", title=title, columns=shown, **about)
if not honours.empty:
    components.show_listing(
        honours,
        key="honours",
        title=findings.honoured(honours),
        subject=_("Honours by level"),
        columns=columns.honours(),
        stamp=components.stamp_of(warehouse.query("board")),
        sources=lambda: warehouse.query("honour_sources"),
        limit=8,
    )
components.show_stated("荣誉")
