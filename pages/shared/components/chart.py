"""A figure or a listing in its frame: finding, subject, figure, table, sources and the rest."""

import html
from functools import partial
from typing import TypedDict

import pandas as pd
import streamlit as st
from plotly.basedatatypes import BaseFigure

from pages.shared import words
from pages.shared.capture import comparison
from pages.shared.capture.screen import Block, Sources, kept
from pages.shared.capture.stamp import Stamp
from pages.shared.components.citing import cite_figure, show_cells
from pages.shared.components.frames import ALL, FIGURE, SOURCES, TABLE, View, show_frame
from pages.shared.components.links import turn_to
from pages.shared.components.tables import show_table
from pages.shared.components.text import md
from pages.shared.figures import Figure, alone, spoken
from pages.shared.findings.column import Columns
from pages.shared.findings.way import Way
from pages.shared.plotly import CITIES, Drawing, plotly
from pages.shared.words import translate as _
from runtime.cache import cached


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
    leads_to: Way | None = None,
) -> None:
    """Draw a figure under its finding, with the rows behind it as table and download; what nothing
    can be compared in is a sentence.

    `key` is unique on the page; `columns` names the rows' columns that a reader sees;
    `sources` returns the cells behind the figure and is called when somebody asks; `leads_to` is
    where the finding is worked out, if that is another page.
    """
    said = alone(figure)
    drawn = None if said else figure
    shown = Block(key, title, subject, rows, columns, stamp, sources, drawn, is_alike=bool(said))
    if (screen := kept()) is not None:
        screen.add(shown)
        return

    def draw_figure() -> None:
        marked = comparison.marked(shown) or figure
        draw(marked, key=key, alt=f"{title} {subject}", leads_to_city=leads_to_city)

    def say() -> None:
        st.markdown(md(said))

    views = {FIGURE: View(_("In words"), say) if said else View(_("Chart"), draw_figure)}
    if not rows.empty:
        views[TABLE] = View(_("Table"), partial(show_table, rows, columns, name=title))
    show_frame(shown, {**views, **_sources(shown)}, leads_to)


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
    leads_to: Way | None = None,
) -> None:
    """A table under its finding, with all that a chart has; at first `limit` rows of it."""
    shown = Block(key, title, subject, rows, columns, stamp, sources)
    if (screen := kept()) is not None:
        screen.add(shown)
        return

    if rows.empty:  # the title says so; an empty table would say nothing more
        show_frame(shown, {}, leads_to)
        return

    def show(count: int) -> None:
        show_table(_first(rows, count), columns, name=title)

    views = {TABLE: View(_("Table"), partial(show, limit or len(rows)))}
    if limit is not None and len(rows) > limit:
        views[ALL] = View(_("All {count}", count=len(rows)), partial(show, len(rows)))
    show_frame(shown, {**views, **_sources(shown)}, leads_to)


@cached
def _first(rows: pd.DataFrame, count: int) -> pd.DataFrame:
    return rows.head(count)


def _sources(shown: Block) -> dict[str, View]:
    if shown.sources is None:
        return {}
    cite_figure(shown.sources)
    draw_cells = partial(show_cells, shown.sources, is_demo=shown.stamp.is_demo)
    return {SOURCES: View(_("Source"), draw_cells)}


def draw(
    figure: Figure, *, key: str, alt: str, is_still: bool = False, leads_to_city: bool = False
) -> None:
    """A bare figure; `alt` and what it shows are read aloud; a still one answers to no pointer.

    In one that leads to cities, the last of a mark's `customdata` is the city whose page it opens,
    on the traces that say so by their `meta`.
    """
    config: dict[str, object] = {"staticPlot": True} if is_still else _config()
    # A comparison with a snapshot is part of the figure, and so of what it is remembered by.
    drawing, said = _drawn(figure)
    picture, alt, name = _Drawn(drawing), f"{alt}\n{said}", f"{key}_plot"
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
            turn_to("city/page.py", city=html.unescape(marked[-1]))


@cached
def _drawn(figure: Figure) -> tuple[Drawing, str]:
    """A figure for the screen and its words, in the language and the colours in use."""
    return plotly(figure), spoken(figure)


def _leads_to_city(drawing: Drawing, at: int) -> bool:
    traces = drawing["data"]
    return isinstance(traces, list) and traces[at].get("meta") == CITIES


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
    """No toolbar, which would lie on numbers, and no English month names."""
    months = [words.month_tick(month, with_year=False) for month in words.MONTHS]
    spoken = {"format": {"months": months, "shortMonths": months, "date": "%Y-%m-%d"}}
    return {
        "displayModeBar": False,
        "locale": words.language(),
        "locales": {words.language(): spoken},
    }
