"""Conversion: how many of the topics raised together took effect, how long, and who waits where?"""

import streamlit as st

from pages.conversion import blocks, columns, figures, findings
from pages.shared import components, warehouse, words
from pages.shared.words import translate as _

topics = warehouse.query("conversion", basis="all", cohort="all")
research = _("The research office")
components.stop_if_empty(topics, _("No topic has been loaded yet"), supplier=research)
cohort = blocks.select_cohort()
cohorts = warehouse.query("conversion_cohorts", basis=cohort.basis)
stages, curves, ageing = (
    warehouse.query(name, **cohort.where) for name in ("conversion", "step_curves", "ageing")
)
board = warehouse.query("board")
name, day = words.cohort(cohort.code), words.date_of(board["as_of"].iloc[0])
followed = _("{cohort}, each followed until {day}", cohort=name, day=day)
components.show_heading(findings.effective(stages), followed)
about = components.About(
    subject=_("{cohort}: who ever came so far until {day}, not who is there", cohort=name, day=day),
    stamp=components.stamp_of(board),
    sources=lambda: warehouse.query("topic_sources", **cohort.where),
)
times = components.About(
    subject=_(
        "{cohort}: share still on its way; a stroke: not there yet, or declined; dated steps only",
        cohort=name,
    ),
    stamp=about["stamp"],
    sources=about["sources"],
)
left, right = st.columns(2)
with left:
    components.show_chart(
        figures.cohorts(cohorts),
        cohorts,
        key="cohorts",
        title=findings.compared(cohorts, cohort.basis),
        subject=_("Share that ever came to each stage; ≥ may still rise, for some are too young"),
        columns=columns.cohorts(),
        stamp=about["stamp"],
        sources=lambda: warehouse.query("topic_sources", basis="all", cohort="all"),
    )
    title, figure, shown = findings.narrowest(stages), figures.funnel(stages), columns.stages()
    components.show_chart(figure, stages, key="funnel", title=title, columns=shown, **about)
with right:
    if not curves.empty:
        title, figure, shown = findings.slowest(curves), figures.waits(curves), columns.curves()
        components.show_chart(figure, curves, key="waits", title=title, columns=shown, **times)
title, shown = findings.longest(ageing), columns.ageing()
waiting = components.About(
    subject=" · ".join((name, findings.lapsed(ageing), words.as_of(board["as_of"].iloc[0]))),
    stamp=about["stamp"],
    sources=about["sources"],
)
components.show_listing(ageing, key="stuck", title=title, columns=shown, limit=10, **waiting)
