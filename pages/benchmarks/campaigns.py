"""Campaign effect: did our indicator move otherwise than the other cities' over those months?"""

from functools import partial

from pages.benchmarks import columns, figures
from pages.benchmarks.findings import campaigns as findings
from pages.shared import components, warehouse, words
from pages.shared.words import translate as _

campaigns = warehouse.query("campaigns")
office = _("The office of key work")
components.stop_if_empty(campaigns, _("No campaign has been loaded yet"), supplier=office)
chosen = components.select_campaign(campaigns)
board = components.stamp_of(warehouse.query("board"))

components.show_heading(
    findings.title(chosen),
    _("A comparison with the other cities' median change; it does not say why."),
)
where = {name: chosen[name] for name in ("campaign", "city_group", "grain")}
sources = partial(warehouse.query, "campaign_sources", **where)
components.show_cards(findings.cards(chosen), sources if findings.is_measured(chosen) else None)
if findings.is_measured(chosen):
    unit, decimals = chosen["unit"], int(chosen["decimals"])
    course = warehouse.query("campaign_course", **where)
    cities = warehouse.query("campaign_cities", **where)
    stamp = components.Stamp(as_of=words.date_of(chosen["after_to"]), is_demo=chosen["is_demo"])
    components.show_chart(
        figures.campaign(course, of=chosen),
        words.with_periods(course),
        key="course",
        title=findings.course(chosen),
        columns=columns.campaign_course(unit, decimals),
        subject=findings.course_subject(chosen),
        stamp=stamp,
        sources=sources,
    )
    components.show_chart(
        figures.placebos(cities, unit=unit, decimals=decimals),
        cities,
        key="cities",
        title=findings.placebo(chosen),
        columns=columns.campaign_cities(unit, decimals),
        subject=findings.placebo_subject(chosen),
        stamp=stamp,
        sources=sources,
    )
components.show_listing(
    findings.in_words(campaigns),
    key="campaigns",
    title=findings.listing(campaigns),
    subject=_("All campaigns · for reference only where figures are few"),
    columns=columns.campaigns(),
    stamp=board,
)
