"""Choices, kept in the address: a link reopens the view. What depends on another stays valid."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from pages.shared import warehouse, words
from pages.shared.words import translate as _


@dataclass(frozen=True)
class Indicator:
    """The chosen indicator, as its register describes it."""

    name: str
    unit: str
    decimals: int
    is_higher_better: bool
    definition: str
    source: str
    owner: str


@dataclass(frozen=True)
class Period:
    """The chosen period, and how the language names it."""

    start: dt.date | None
    end: dt.date
    grain: str

    @property
    def words(self) -> str:
        """2020年7月."""
        return words.period(self.start, self.end, self.grain)


def select_indicator() -> Indicator:
    """One of the indicators that have values; at first the one whose rank moved most."""
    indicators = warehouse.query("indicators")
    names = indicators["indicator"].tolist()
    first = int(indicators["is_headline"].to_numpy().argmax())
    chosen = st.selectbox(_("Indicator"), names, index=first, key="indicator", bind="query-params")
    row = indicators.iloc[names.index(chosen)]
    return Indicator(
        name=row["indicator"],
        unit=_text(row["unit"]),
        decimals=int(row["decimals"]),
        is_higher_better=bool(row["is_higher_better"]),
        definition=_text(row["definition"]),
        source=_text(row["source"]),
        owner=_text(row["owner"]),
    )


def select_group(indicator: Indicator) -> str:
    """One of the city groups in which the indicator is ranked; ours first."""
    groups = warehouse.query("groups", indicator=indicator.name)["city_group"].tolist()
    return str(st.selectbox(_("Group of cities"), groups, key="group", bind="query-params"))


def select_period(indicator: Indicator, group: str) -> Period:
    """One of the periods with values, newest first."""
    periods = warehouse.query("periods", indicator=indicator.name, city_group=group)
    keys = [words.period_key(*parts) for parts in _parts(periods)]
    chosen = st.selectbox(_("Period"), keys, key="period", bind="query-params")
    start, end, grain = _parts(periods)[keys.index(chosen)]
    return Period(None if pd.isna(start) else start, end, grain)


def select_year(years: list[int]) -> int:
    """One of the years, newest first."""
    options = [str(year) for year in sorted(years, reverse=True)]
    return int(st.selectbox(_("Year"), options, key="year", bind="query-params"))


def select_cohort(cohorts: list[str]) -> str:
    """One of the cohorts of topics, newest first."""
    return str(st.selectbox(_("Raised in"), cohorts, key="cohort", bind="query-params"))


def select_lead(leads: list[str]) -> str | None:
    """One of the departments that lead projects, or None for all of them."""
    return st.selectbox(
        _("Lead"), leads, index=None, placeholder=_("All"), key="lead", bind="query-params"
    )


def _parts(periods: pd.DataFrame) -> list[tuple[dt.date, dt.date, str]]:
    columns = periods["period_start"], periods["period_end"], periods["grain"]
    return list(zip(*columns, strict=True))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
