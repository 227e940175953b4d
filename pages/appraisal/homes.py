"""Homes of workers: their stars, who rated them, and the work at the grass roots behind them."""

import streamlit as st

from pages.shared import appraisal_columns as columns
from pages.shared import charts, components, warehouse, words
from pages.shared.findings import appraisals, homes
from pages.shared.words import translate as _

years = warehouse.query("home_years")
office = _("the organisation department")
components.stop_if_empty(years, _("No home of workers has been appraised yet"), supplier=office)
year = components.select_year(years["year"].tolist())
results, weights = warehouse.query("home_results", year=year), warehouse.query("home_weights")
matters, growth, visits, staffing = (
    warehouse.query(name, year=year)
    for name in ("growth_matters", "growth", "service_visits", "staffing")
)
components.show_heading(homes.starred(results, year))
components.show_cards(
    homes.cards(results, visits), lambda: warehouse.query("home_sources", year=year)
)
stamp = components.stamp_of(warehouse.query("board"))
about = components.About(
    subject=_("Homes of workers · {year}", year=words.year(year)),
    stamp=stamp,
    sources=lambda: warehouse.query("home_sources", year=year),
)
show_chart, show_listing = components.show_chart, components.show_listing
left, right = st.columns(2)
with left:
    if not results.empty:
        title, shown = appraisals.unheard(results), columns.results(results)
        show_listing(results, key="results", title=title, columns=shown, **about)
    if not matters.empty:
        about["sources"] = lambda: warehouse.query("growth_sources", year=year)
        title, shown = homes.grown(matters), columns.matters()
        show_chart(charts.done(matters), matters, key="growth", title=title, columns=shown, **about)
        title, shown = homes.furthest(growth), columns.growth()
        show_listing(growth, key="units", title=title, columns=shown, limit=10, **about)
with right:
    if not weights.empty:
        about["sources"] = lambda: warehouse.query("home_sources", year=year)
        weights, shown = appraisals.by_year(weights), columns.weights()
        title, figure = appraisals.reweighed(weights), charts.shares(weights)
        show_chart(figure, weights, key="weights", title=title, columns=shown, **about)
    if not visits.empty:
        about["sources"] = lambda: warehouse.query("service_visit_sources", year=year)
        title, figure, shown = (
            homes.visited(visits),
            charts.done(homes.bars(visits), is_promised=True),
            columns.visits(),
        )
        show_chart(figure, visits, key="visits", title=title, columns=shown, **about)
    if not staffing.empty:
        title, shown = homes.placed(staffing), columns.staffing()
        figure = charts.shares(homes.with_plan(staffing))
        show_chart(figure, staffing, key="staffing", title=title, columns=shown, **about)
