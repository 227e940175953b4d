"""The frame of a figure: title and subject, its views as tabs, and behind ⋯ whatever is rare."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared.components.choosing import tabs
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
    box = st.container(border=True, height="stretch", gap="xsmall", key=f"{shown.key}_frame")
    head = box.container(horizontal=True, gap="xsmall", key=f"{shown.key}_head")
    box.caption(md(shown.subject))
    if said := special(shown.stamp, f"{shown.title} {shown.subject}"):
        box.caption(md(said))
    with box:
        name, place = _open_view(shown.key, views)
    with head:
        st.subheader(md(shown.title), anchor=False)
        show_more(shown, has_picture=name == FIGURE and shown.figure is not None)
    with place:
        views[name].draw()


def _open_view(key: str, views: Mapping[str, View]) -> tuple[str, DeltaGenerator]:
    """The view that is open, and its place; one alone has no tabs."""
    if len(views) == 1:
        return next(iter(views)), st.container()
    labels = {name: view.label for name, view in views.items()}
    name, places = tabs(labels, key=f"{key}{TAB}", old=f"{key}{OLD}")
    return name, places[name]
