"""The frame of a figure: title and subject, its views as tabs, and behind ⋯ whatever is rare."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared.components.stamps import special
from pages.shared.components.taking import show_more
from pages.shared.components.text import md
from pages.shared.screen import Block

FIGURE, TABLE, ALL, SOURCES = "figure", "table", "all", "sources"
TAB = "_tab"  # behind the key of a figure: what of it is open, in the address
OLD = "_table"  # in addresses of old: `true` where the table, or all of a listing, was open


@dataclass(frozen=True)
class View:
    """One tab of a frame: its label, and what draws its content when it is open."""

    label: str
    draw: Callable[[], None]


def show_frame(shown: Block, views: Mapping[str, View]) -> None:
    """A figure or a listing under its finding; only the content of the open view is drawn."""
    if len(views) > 1:
        _read_address(shown.key, views)
    with _box(shown, has_picture=_is_open(shown.key, views, FIGURE)):
        _show_views(shown.key, views)


def _is_open(key: str, views: Mapping[str, View], name: str) -> bool:
    if name not in views or len(views) == 1:
        return name in views
    return bool(st.session_state[f"{key}{TAB}"] == views[name].label)


def _box(shown: Block, *, has_picture: bool) -> DeltaGenerator:
    box = st.container(border=True, height="stretch", gap="xsmall", key=f"{shown.key}_frame")
    with box.container(horizontal=True, gap="xsmall", key=f"{shown.key}_head"):
        st.subheader(md(shown.title), anchor=False)
        show_more(shown, has_picture=has_picture)
    box.caption(md(shown.subject))
    if said := special(shown.stamp, f"{shown.title} {shown.subject}"):
        box.caption(md(said))
    return box


def _show_views(key: str, views: Mapping[str, View]) -> None:
    if len(views) == 1:
        next(iter(views.values())).draw()
        return
    labels = [view.label for view in views.values()]
    places = st.tabs(labels, key=f"{key}{TAB}", on_change="rerun")
    for place, (name, view) in zip(places, views.items(), strict=True):
        if place.open:
            _write_address(key, name, views)
            with place:
                view.draw()


def _read_address(key: str, views: Mapping[str, View]) -> None:
    """Open the view that the address names, when the page is opened; the first without any."""
    known = {view.label for view in views.values()}
    if st.session_state.get(f"{key}{TAB}") in known:
        return
    asked = st.query_params.get(f"{key}{TAB}", "")
    if st.query_params.get(f"{key}{OLD}") == "true":
        asked = ALL if ALL in views else TABLE
    st.session_state[f"{key}{TAB}"] = views.get(asked, next(iter(views.values()))).label


def _write_address(key: str, name: str, views: Mapping[str, View]) -> None:
    """Keep the open view in the address, in no language; the first is not named."""
    if name != next(iter(views)):
        if st.query_params.get(f"{key}{TAB}") != name:
            st.query_params[f"{key}{TAB}"] = name
    elif f"{key}{TAB}" in st.query_params:
        del st.query_params[f"{key}{TAB}"]
    if f"{key}{OLD}" in st.query_params:
        del st.query_params[f"{key}{OLD}"]
