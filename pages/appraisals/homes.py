"""Homes of workers: their stars, who rated them, and the work at the grass roots behind them."""

from functools import partial

import streamlit as st

from pages.appraisals import columns
from pages.appraisals.findings import appraisals, homes
from pages.shared import charts, components, warehouse
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
stamp, show_listing = components.stamp_of(warehouse.query("board")), components.show_listing
about = {
    name: components.About(
        subject=subject,
        stamp=stamp,
        sources=partial(warehouse.query, f"{name}_sources", year=year),
    )
    for name, subject in homes.subjects(year).items()
}
components.show_cards(homes.cards(results, visits), about["home"]["sources"], stand_above=True)
show_chart, of_homes = components.show_chart, about["home"]
left, right = st.columns(2)
with left:
    if not results.empty:
        title, shown = appraisals.unheard(results), columns.results(results)
        show_listing(results, key="results", title=title, columns=shown, **of_homes)
    if not matters.empty:
        title, figure, shown = homes.grown(matters), charts.done(matters), columns.matters()
        show_chart(figure, matters, key="growth", title=title, columns=shown, **about["growth"])
        title, shown = homes.furthest(growth), columns.growth()
        show_listing(growth, key="units", title=title, columns=shown, limit=10, **about["growth"])
with right:
    if not weights.empty:
        weights, shown = appraisals.by_year(weights), columns.weights()
        title, figure = appraisals.reweighed(weights), charts.shares(weights)
        rules = of_homes | {"subject": _("Raters' weights for homes of workers · all years")}
        show_chart(figure, weights, key="weights", title=title, columns=shown, **rules)
    if not visits.empty:
        title, shown, whence = homes.visited(visits), columns.visits(), about["service_visit"]
        figure = charts.done(homes.bars(visits), is_promised=True)
        show_chart(figure, visits, key="visits", title=title, columns=shown, **whence)
    if not staffing.empty:
        title, shown, whence = homes.placed(staffing), columns.staffing(), about["staffing"]
        figure = charts.shares(homes.with_plan(staffing))
        show_chart(figure, staffing, key="staffing", title=title, columns=shown, **whence)
