"""Conversion: how many of the topics raised in a period took effect, and where do others wait?"""

from functools import partial

import streamlit as st

from pages.shared import charts, columns, components, warehouse, words
from pages.shared.findings import conversion as findings
from pages.shared.words import translate as _

cohorts = warehouse.query("conversion_cohorts")["cohort"]
research = _("The research office")
components.stop_if_empty(cohorts, _("No topic has been loaded yet"), supplier=research)
cohort = components.select_cohort(cohorts.tolist())
stages = warehouse.query("conversion", cohort=cohort)
stuck = warehouse.query("stuck_topics", cohort=cohort)
trend = warehouse.query("conversion_trend")
board = warehouse.query("board")
components.show_heading(findings.effective(stages), findings.narrowest(stages))

show_chart = partial(
    components.show_chart,
    stamp=components.stamp_of(board),
    sources=lambda: warehouse.query("topic_sources", cohort=cohort),
)
subject = _(
    "Topics raised in {cohort}, followed until {day}",
    cohort=cohort,
    day=words.date_of(board["as_of"].iloc[0]),
)
left, right = st.columns([3, 2])
with left:
    show_chart(
        charts.funnel(stages),
        stages,
        key="funnel",
        title=findings.narrowest(stages),
        subject=subject,
        columns=columns.stages(),
    )
with right:
    show_chart(
        charts.tally(trend),
        trend,
        key="cohorts",
        title=findings.trend(trend),
        subject=_("Topics that took effect so far, by half-year of proposal"),
        columns=columns.cohorts(),
    )
components.show_list(findings.longest(stuck), stuck, columns.stuck_topics())
