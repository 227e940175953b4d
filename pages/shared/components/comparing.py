"""Choices of the pages that compare: which city, whose rank, since when, and one step on."""

import pandas as pd
import streamlit as st

from pages.shared import warehouse, words
from pages.shared.components.choices import parts_of, periods_of
from pages.shared.components.names import reopen
from pages.shared.components.states import stop_if_empty
from pages.shared.components.views import Period, View
from pages.shared.words import translate as _


def select_city() -> tuple[str, str]:
    """One of the cities, ours first, and one of the groups in which it is ranked."""
    cities = warehouse.query("city_names")
    missing = _("There are no indicator values yet")
    stop_if_empty(cities, missing, supplier=_("the research office"))
    left, right = st.columns(2)
    with left:
        city = st.selectbox(_("City"), cities["city"].tolist(), key="city", bind="query-params")
    groups = warehouse.query("city_groups", city=city)["city_group"].tolist()
    with right:
        group = st.selectbox(_("Group of cities"), groups, key="group", bind="query-params")
    return str(city), str(group)


def select_whose(view: View) -> str:
    """One of the cities of the group, ours first."""
    cities = warehouse.query("group_cities", city_group=view.group)["city"].tolist()
    return str(st.selectbox(_("Whose rank"), cities, key="city", bind="query-params"))


def select_since(view: View, city: str) -> Period:
    """One of the periods before; at first the last in which the city's rank was another."""
    before = view.query("periods_before", city=city)
    missing = _("{subject} has one period only: there is nothing to compare it with yet")
    subject = " · ".join((view.of.name, words.term(view.group)))
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


def offer_steps(view: View) -> None:
    """Buttons to the period before and the one after; the address follows."""
    known = periods_of(view.of, view.group)
    keys = [words.period_key(*parts) for parts in parts_of(known)]  # the newest first
    at = keys.index(view.period.key)
    with st.container(horizontal=True, horizontal_alignment="right", gap="xsmall"):
        _offer_step("◀ " + _("Period before"), keys[at + 1 : at + 2], key="before")
        _offer_step(_("Period after") + " ▶", keys[max(at - 1, 0) : at], key="after")


def _offer_step(label: str, to: list[str], *, key: str) -> None:
    def step() -> None:
        st.session_state["period"] = to[0]

    st.button(label, key=f"step_{key}", on_click=step, disabled=not to, type="tertiary")
