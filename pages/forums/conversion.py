"""Conversion: how many of the topics raised in a period took effect, and where do others wait?"""

import streamlit as st

from pages.shared import charts, columns, components, warehouse, words
from pages.shared.findings import conversion as findings
from pages.shared.words import translate as _

cohorts = warehouse.query("conversion_cohorts")
research = _("The research office")
components.stop_if_empty(cohorts, _("No topic has been loaded yet"), supplier=research)
cohort = components.select_cohort(cohorts["cohort"].tolist())
stages = warehouse.query("conversion", cohort=cohort)
stuck = warehouse.query("stuck_topics", cohort=cohort)
trend, board = warehouse.query("conversion_trend"), warehouse.query("board")
components.show_heading(findings.effective(stages), findings.narrowest(stages))

as_of = words.date_of(board["as_of"].iloc[0])
about = components.About(
    subject=_("Topics raised in {cohort}, followed until {day}", cohort=cohort, day=as_of),
    stamp=components.stamp_of(board),
    sources=lambda: warehouse.query("topic_sources", cohort=cohort),
)
left, right = st.columns([3, 2])
with left:
    components.show_chart(
        charts.funnel(stages),
        stages,
        key="funnel",
        title=findings.narrowest(stages),
        columns=columns.stages(),
        **about,
    )
with right:
    components.show_chart(
        charts.tally(trend, row=58),
        trend,
        key="cohorts",
        title=findings.trend(trend),
        subject=_("Topics that took effect so far, by half-year of proposal"),
        columns=columns.cohorts(),
        stamp=about["stamp"],
        sources=lambda: warehouse.query("topic_sources", cohort=None),
    )
components.show_listing(
    stuck,
    key="stuck",
    title=findings.longest(stuck),
    columns=columns.stuck_topics(),
    limit=10,
    **about,
)
