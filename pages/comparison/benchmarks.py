"""Benchmarks: how far are we from the near and the far benchmark city, and is it closing."""

import streamlit as st

from pages.shared import charts, columns, components, warehouse, words
from pages.shared.findings import benchmarks as findings
from pages.shared.words import translate as _

benchmark = components.select_benchmark()
gaps = findings.gap_words(warehouse.query("gaps", benchmark_city=benchmark))
components.show_heading(findings.comparison(gaps))
components.show_cards(findings.cards(gaps))

stamp = components.Stamp(
    as_of=words.date_of(gaps["newest"].max()), is_demo=bool(gaps["is_demo"].any())
)
components.show_chart(
    charts.gaps(gaps),
    gaps,
    key="gaps",
    title=findings.widest(gaps),
    subject=findings.key(gaps),
    columns=columns.gaps(),
    stamp=stamp,
    sources=lambda: warehouse.query("gap_sources", benchmark_city=benchmark),
)

with st.columns(2)[0]:
    shown = components.select_gap(gaps)
line = warehouse.query("gap_over_time", indicator=shown.indicator, city_group=shown.city_group)
components.show_chart(
    charts.gap_over_time(line, unit=shown.unit, decimals=shown.decimals),
    words.with_periods(line),
    key="line",
    title=findings.closing(line, benchmark, shown.indicator, decimals=shown.decimals),
    subject=_("Gap · {indicator} · above nought we are behind", indicator=shown.indicator),
    columns=columns.gap_line(shown.unit, shown.decimals),
    stamp=stamp,
)
