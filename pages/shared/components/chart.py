"""A figure with all that a reader is owed: finding, subject, stamp, table, download, sources."""

import html
from typing import TypedDict

import pandas as pd
import streamlit as st
from plotly.basedatatypes import BaseFigure

from pages.shared import comparison, words
from pages.shared.column import Columns
from pages.shared.components.deciding import show_deciding
from pages.shared.components.decks import offer_adding
from pages.shared.components.links import turn_to
from pages.shared.components.stamps import show_sources, show_stamp
from pages.shared.components.tables import show_table
from pages.shared.components.taking import show_downloads
from pages.shared.components.text import md
from pages.shared.figures import Figure, spoken
from pages.shared.plotly import CITIES, Drawing, plotly
from pages.shared.screen import Block, Sources, kept
from pages.shared.stamp import Stamp
from pages.shared.words import translate as _


class About(TypedDict):
    """What the figures of a page share: their subject, their stamp and the cells behind them."""

    subject: str
    stamp: Stamp
    sources: Sources | None


def show_chart(
    figure: Figure,
    rows: pd.DataFrame,
    *,
    key: str,
    title: str,
    subject: str,
    columns: Columns,
    stamp: Stamp,
    sources: Sources | None = None,
    leads_to_city: bool = False,
) -> None:
    """Draw a figure under its finding, with the rows behind it as table and download.

    `key` is unique on the page; `columns` names the rows' columns that a reader sees;
    `sources` returns the cells behind the figure and is called when somebody asks.
    """
    shown = Block(key, title, subject, rows, columns, stamp, sources, figure)
    if (screen := kept()) is not None:
        screen.add(shown)
        return
    with _box(shown):
        draw(
            comparison.marked(shown) or figure,
            key=key,
            alt=f"{title} {subject}",
            leads_to_city=leads_to_city,
        )
        if _show_foot(shown, toggle=_("Table")):
            show_table(rows, columns)


def show_listing(
    rows: pd.DataFrame,
    *,
    key: str,
    title: str,
    subject: str,
    columns: Columns,
    stamp: Stamp,
    sources: Sources | None = None,
    limit: int | None = None,
) -> None:
    """A table under its finding, with all that a chart has; at first `limit` rows of it."""
    shown = Block(key, title, subject, rows, columns, stamp, sources)
    if (screen := kept()) is not None:
        screen.add(shown)
        return
    with _box(shown):
        place = st.container()
        is_long = limit is not None and len(rows) > limit
        is_open = _show_foot(shown, toggle=_("All {count}", count=len(rows)) if is_long else "")
        with place:
            show_table(rows if is_open else rows.head(limit or len(rows)), columns)


def draw(
    figure: Figure, *, key: str, alt: str, is_still: bool = False, leads_to_city: bool = False
) -> None:
    """A bare figure; `alt` and what it shows are read aloud; a still one answers to no pointer.

    In one that leads to cities, the last of a mark's `customdata` is the city whose page it opens,
    on the traces that say so by their `meta`.
    """
    config: dict[str, object] = {"staticPlot": True} if is_still else _config()
    drawing, name = plotly(figure), f"{key}_plot"
    picture, alt = _Drawn(drawing), f"{alt}\n{spoken(figure)}"
    if not leads_to_city:
        st.plotly_chart(picture, theme=None, config=config, alt=alt, key=name)
        return
    picked = st.plotly_chart(
        picture,
        theme=None,
        config=config,
        alt=alt,
        key=name,
        on_select="rerun",
        selection_mode="points",
    )
    for point in picked.selection.points:
        at, marked = point["curve_number"], point["customdata"]
        if _leads_to_city(drawing, at):
            turn_to("comparison/city.py", city=html.unescape(marked[-1]))


def _leads_to_city(drawing: Drawing, at: int) -> bool:
    traces = drawing["data"]
    return isinstance(traces, list) and traces[at].get("meta") == CITIES


def _box(shown: Block) -> st.delta_generator.DeltaGenerator:
    box = st.container(border=True, height="stretch", gap="xsmall")
    box.subheader(md(shown.title), anchor=False)
    box.caption(md(shown.subject))
    if shown.stamp.source and not shown.stamp.is_demo:  # published figures say where they stood
        box.caption(md(_("Source: {source}", source=shown.stamp.source)))
    return box


def _show_foot(shown: Block, *, toggle: str = "") -> bool:
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        show_stamp(shown.stamp)
        st.space("stretch")
        with st.container(
            horizontal=True, vertical_alignment="center", gap="xsmall", width="content"
        ):
            return _show_tools(shown, toggle)


def _show_tools(shown: Block, toggle: str) -> bool:
    is_open = toggle != "" and st.toggle(toggle, key=f"{shown.key}_table", bind="query-params")
    if not shown.rows.empty:
        show_downloads(shown)
    if shown.sources is not None:
        show_sources(shown.sources, key=f"{shown.key}_sources")
    with st.container(horizontal=True, gap="xsmall", width="content"):  # one line on a phone
        if not shown.rows.empty:
            offer_adding(shown.key)
        show_deciding(shown.key)
    return is_open


class _Drawn(BaseFigure):  # type: ignore[misc]  # plotly has no types
    """A finished dictionary in the guise of a Plotly figure.

    Streamlit checks a bare dictionary against Plotly's schema on every rerun, 6 ms a chart; the
    tests check each chart instead. A test notices when Streamlit reads more than `to_dict`.
    """

    def __init__(self, figure: Drawing) -> None:
        self._figure = figure

    def to_dict(self) -> Drawing:
        """The figure as it was given."""
        return self._figure


def _config() -> dict[str, object]:
    """No toolbar but the picture's download, and no English words or month names in it."""
    months = [words.month_tick(month, with_year=False) for month in words.MONTHS]
    spoken = {
        "dictionary": {"Download plot as a PNG": _("Download as picture")},
        "format": {"months": months, "shortMonths": months, "date": "%Y-%m-%d"},
    }
    return {
        "displaylogo": False,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "png", "scale": 2},
        "locale": words.language(),
        "locales": {words.language(): spoken},
    }
