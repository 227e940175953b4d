"""A city's ranks in a strip: as much as fits a phone, each a link to its indicator."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from pages.shared import warehouse
from pages.shared.capture.screen import kept
from pages.shared.components.links import joined, manner
from pages.shared.components.text import badge, linked
from pages.shared.figures.records import Record, records
from pages.shared.findings import city as findings
from pages.shared.findings.way import Way
from pages.shared.words import translate as _

SHOWN = ("indicator", "rank", "ranked", "quarter", "rank_change")
COLOURS = {1: "green", 4: "red"}  # by quarter of the group; a sign beside it says the same


def show_standing() -> None:
    """Our city's rank in every indicator, the best first; without our city or a rank, nothing."""
    board = warehouse.query("board").iloc[0]
    city, group = board["home_city"], board["home_group"]
    if kept() is not None or not city:
        return
    indicators = warehouse.query("city_indicators", city=city, city_group=group)
    ranked = indicators[indicators["rank"].notna()]
    if ranked.empty:
        return
    with st.container(border=True, height="stretch", gap="xsmall", key="standing"):
        way = Way("city", {"city": city, "group": group})
        st.subheader(linked(findings.title(indicators, city), way), anchor=False)
        st.caption(_("▲ first quarter of the group · ▼ last quarter · ↑↓ places since last time"))
        taken = manner()
        st.markdown(" ".join(_mark(row, taken) for row in records(ranked[[*SHOWN]])))


def _mark(row: Record, taken: Mapping[str, str]) -> str:
    quarter: int | None = None if pd.isna(row["quarter"]) else int(row["quarter"])
    link = joined("indicator", {"indicator": row["indicator"], **taken})
    shown = badge(findings.standing(row), COLOURS.get(quarter or 0, "gray"))
    return f"[{shown}]({link})"
