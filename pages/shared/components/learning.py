"""What the pages on benchmark cities and campaigns choose, and the loop from gap to effect."""

import pandas as pd
import streamlit as st

from pages.shared import warehouse
from pages.shared.capture.stamp import Stamp
from pages.shared.components.chart import show_listing
from pages.shared.components.choosing import choose, choose_or_all
from pages.shared.components.states import stop_if_empty
from pages.shared.findings import columns, measures
from pages.shared.words import translate as _


def select_benchmark() -> str:
    """One of the benchmark cities, the near one first."""
    cities = warehouse.query("benchmarks")
    missing = _("No benchmark city shares an indicator with ours yet")
    stop_if_empty(cities, missing, supplier=_("the research office"))
    names = cities["benchmark_city"].tolist()
    return choose(_("Benchmark city"), names, key="benchmark", style="segments")


def select_campaign(campaigns: pd.DataFrame) -> pd.Series:
    """One of the campaigns, in the order of the frame; its row."""
    names = campaigns["campaign"].tolist()
    return campaigns.iloc[names.index(choose(_("Campaign"), names, key="campaign"))]


def select_gap(gaps: pd.DataFrame) -> pd.Series:
    """One of the indicators of these gaps, the widest gap first; its row."""
    names = gaps["indicator"].tolist()
    with st.columns(2)[0]:
        chosen = choose(_("Indicator"), names, key="gap_of")
    return gaps.iloc[names.index(chosen)]


def within_field(gaps: pd.DataFrame) -> pd.DataFrame:
    """The gaps of one field of work, the first part of an indicator's dimension, or all of them."""
    fields = sorted(field for field in gaps["field"].unique() if field)
    chosen = choose_or_all(_("Field of work"), fields, key="field")
    return gaps[gaps["field"] == chosen] if chosen else gaps


def select_subject(subjects: pd.DataFrame) -> str | None:
    """One of the subjects that published texts tell of, or None for all of them."""
    return choose_or_all(_("Field of work"), subjects["subject"].tolist(), key="subject")


def show_measures(taken: pd.DataFrame, city: str) -> None:
    """What is done about the gaps to a city: the tasks, then the practices learnt there."""
    stamp = Stamp(is_demo=bool(taken["is_demo"].any()))
    learnt = measures.once(taken)
    show_listing(
        taken[taken["kind"] == "task"],
        key="tasks",
        title=measures.tasks(taken, city),
        subject=measures.loop(taken, city),
        columns=columns.tasks(),
        stamp=stamp,
        sources=lambda: warehouse.query("measure_sources", benchmark_city=city),
    )
    show_listing(
        learnt,
        key="practices",
        title=measures.practices(learnt),
        subject=measures.learnt(learnt, city),
        columns=columns.practices(),
        stamp=stamp,
        sources=lambda: warehouse.query("measure_sources", benchmark_city=city),
    )
