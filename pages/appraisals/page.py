"""Appraisals: who stands where, by whose scores, and does every rater tell the units apart?"""

import streamlit as st

from pages.appraisals import columns
from pages.appraisals.findings import appraisals as findings
from pages.appraisals.honours import show_honours
from pages.shared import charts, components, warehouse, words
from pages.shared.words import translate as _

known = warehouse.query("appraisal_periods")
office = _("the research office")
components.stop_if_empty(known, _("No appraisal has been loaded yet"), supplier=office)
appraisal, period = components.select_appraisal(known)
where: dict[str, warehouse.Parameter] = {
    "appraisal": appraisal,
    "grain": period.grain,
    "period_end": period.end,
}
results, raters, scores = (
    warehouse.query(name, **where)
    for name in ("appraisal_results", "rater_spreads", "appraisal_scores")
)
course = warehouse.query("appraisal_course", appraisal=appraisal, grain=period.grain)
weights = findings.by_year(warehouse.query("appraisal_weights", appraisal=appraisal))
honours = warehouse.query("honours")
dated = findings.dated(results, period.words, period.end)
components.show_heading(findings.leading(results, appraisal), dated)
about = components.About(
    subject=f"{appraisal} · {dated}",
    stamp=components.Stamp(as_of=period.words, is_demo=bool(results["is_demo"].any())),
    sources=lambda: warehouse.query("appraisal_sources", **where),
)
over_time = about | {"subject": _("{appraisal} · over time", appraisal=appraisal)}
components.show_cards(findings.cards(results), about["sources"], stand_above=True)
given, parts = findings.with_scores(results, scores), scores["part"].unique().tolist()
show_chart, show_listing = components.show_chart, components.show_listing
title, shown = findings.unheard(results), columns.results(given, parts)
show_listing(given, key="results", title=title, columns=shown, **about)
left, right = st.columns(2)
with left:
    if course["period_end"].nunique() > 1:
        course = words.with_periods(course).iloc[::-1]
        title, figure, shown = findings.moved(course), charts.standings(course), columns.course()
        show_chart(figure, course, key="course", title=title, columns=shown, **over_time)
with right:
    title, figure, shown = findings.apart(raters), charts.spreads(raters), columns.raters()
    show_chart(figure, raters, key="raters", title=title, columns=shown, **about)
left, right = st.columns(2)
if not weights.empty:
    title, figure, shown = findings.reweighed(weights), charts.shares(weights), columns.weights()
    with left:
        show_chart(figure, weights, key="weights", title=title, columns=shown, **over_time)
if not honours.empty:
    show_honours(honours, left, right)
