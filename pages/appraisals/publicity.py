"""Publicity: who published what, how many points it earned, and who is short of the target?"""

import streamlit as st

from pages.appraisals import columns
from pages.appraisals.findings import publicity as findings
from pages.shared import charts, components, theme, warehouse, words
from pages.shared.findings import columns as shared_columns
from pages.shared.words import translate as _

years = warehouse.query("publicity_years")
office = _("the publicity department")
components.stop_if_empty(years, _("No publication has been loaded yet"), supplier=office)
year = components.select_year(years["year"].tolist())
league, media = (
    warehouse.query(name, year=year) for name in ("publicity_league", "publicity_media")
)
months, rules = warehouse.query("publicity_months"), warehouse.query("scoring_rules")
media, rules = words.termed(media, "level"), words.termed(rules, "level")
components.show_heading(findings.leading(league, year))
about = components.About(
    subject=_("Publicity · {year}", year=words.year(year)),
    stamp=components.stamp_of(warehouse.query("board")),
    sources=lambda: warehouse.query("publication_sources", year=year),
)
components.show_cards(findings.cards(league), about["sources"], stand_above=True)
left, right = st.columns(2)
with left:
    levels, title, shown = findings.levels().values(), findings.short(league), columns.league()
    roles = dict(zip(levels, theme.PARTS, strict=False))
    figure = charts.stacked(findings.by_level(league), roles=roles, row=38, is_told=False)
    components.show_chart(figure, league, key="league", title=title, columns=shown, **about)
with right:
    if not media.empty:
        title, figure, shown = findings.strongest(media), charts.tally(media), columns.media()
        components.show_chart(figure, media, key="media", title=title, columns=shown, **about)
        title, figure = findings.busiest(months), charts.calendar(months)
        shown = shared_columns.months(_("Publications"))
        ever = about | {
            "subject": _("Publications of all units · all years"),
            "sources": lambda: warehouse.query("publication_sources", year=None),
        }
        components.show_chart(figure, months, key="months", title=title, columns=shown, **ever)
    if not rules.empty:
        title, shown = findings.ruled(rules), columns.rules()
        laid_down = about | {
            "subject": _("Rules of points · all years"),
            "sources": lambda: warehouse.query("rule_sources"),
        }
        components.show_listing(rules, key="rules", title=title, columns=shown, **laid_down)
