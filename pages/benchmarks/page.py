"""Benchmarks: how far are we from the near and the far city, when do we catch up, what is done?"""

from pages.benchmarks import columns, figures
from pages.benchmarks.findings import closings
from pages.shared import components, warehouse, words
from pages.shared.findings import benchmarks as findings
from pages.shared.findings import measures

city = components.select_benchmark()
gaps = closings.in_words(findings.gap_words(warehouse.query("gaps", benchmark_city=city)))
gaps = components.within_field(gaps)
taken = measures.in_words(warehouse.query("measures", benchmark_city=city))
about: components.About = {
    "subject": findings.key(gaps),
    "stamp": components.gaps_stamp(gaps),
    "sources": lambda: warehouse.query("gap_sources", benchmark_city=city),
}
components.show_group_finding(gaps["city_group"].iloc[0], findings.comparison(gaps))
components.show_cards(findings.cards(gaps), about["sources"])
components.show_chart(
    figures.dumbbell(gaps),
    gaps,
    key="gaps",
    title=findings.standing(gaps),
    columns=columns.gaps(),
    **about,
)
about["subject"] = closings.method()
components.show_listing(
    gaps, key="closings", title=closings.summary(gaps), columns=columns.closings(), **about
)

shown = components.select_gap(gaps)
unit, decimals = shown.unit, shown.decimals
where = {"indicator": shown.indicator, "city_group": shown.city_group}
events = warehouse.query("events", **where)
line = warehouse.query("gap_over_time", grain=shown.grain, **where)
marks = measures.on_line(taken, shown.indicator)
about["subject"] = measures.key(marks, closings.of_one(shown))
components.show_chart(
    figures.gap_over_time(line, unit=unit, decimals=decimals, measures=marks, events=events),
    words.with_periods(line),
    key="line",
    title=findings.closing(line, city, shown.indicator, decimals=decimals),
    columns=columns.gap_line(unit, decimals),
    **(about | {"sources": lambda: warehouse.query("gap_line_sources", **where)}),
)
alike = warehouse.query("similar_cities", **where)
about["subject"] = findings.sized(alike)
components.show_listing(
    findings.with_gap_words(alike, unit, decimals),
    key="similar",
    title=findings.similar(alike, shown.indicator),
    columns=columns.similar(unit, decimals),
    **about,
)
