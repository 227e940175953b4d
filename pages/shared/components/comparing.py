"""Choices of the pages that compare two periods: since when, and whose rank."""

import pandas as pd
import streamlit as st

from pages.shared import warehouse
from pages.shared.components.choices import reopen
from pages.shared.components.states import stop_if_empty
from pages.shared.components.views import Period, View
from pages.shared.words import translate as _


def select_whose(view: View) -> str:
    """One of the cities of the group, ours first."""
    cities = warehouse.query("group_cities", city_group=view.group)["city"].tolist()
    return str(st.selectbox(_("Whose rank"), cities, key="city", bind="query-params"))


def select_since(view: View, city: str) -> Period:
    """One of the periods before; at first the last in which the city's rank was another."""
    before = view.query("periods_before", city=city)
    missing = _("{subject} has one period only: there is nothing to compare it with yet")
    subject = " · ".join((view.of.name, view.group))
    stop_if_empty(before, missing.format(subject=subject), supplier=_("the research office"))
    parts = zip(before["period_start"], before["period_end"], before["grain"], strict=True)
    periods = [Period(None if pd.isna(start) else start, *rest) for start, *rest in parts]
    known = {period.key: period for period in periods}
    reopen("since", list(known), lambda key: known[key].words)
    chosen = st.selectbox(
        _("Compared with"),
        list(known),
        index=int(before["is_turn"].to_numpy().argmax()),
        format_func=lambda key: known[key].words,
        key="since",
        bind="query-params",
    )
    return known[chosen]


def score_steps(view: View, since: Period, city: str) -> pd.DataFrame:
    """The steps from one score to another by indicator; of an indicator itself there are none."""
    if not view.is_scheme:
        return pd.DataFrame()
    return warehouse.query("score_changes", **view.where, since=since.end, city=city)
