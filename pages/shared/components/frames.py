"""The frame of a figure: title and subject, its views as tabs, and behind ⋯ whatever is rare."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared.components.choosing import tabs
from pages.shared.components.stamps import special
from pages.shared.components.taking import show_more
from pages.shared.components.text import linked, md
from pages.shared.screen import Block
from pages.shared.way import Way

FIGURE, TABLE, ALL, SOURCES = "figure", "table", "all", "sources"
TAB = "_tab"  # behind the key of a figure: what of it is open, in the address
OLD = "_table"  # in addresses of old: `true` where the table, or all of a listing, was open


@dataclass(frozen=True)
class View:
    """One tab of a frame: its label, and what draws its content when it is open."""

    label: str
    draw: Callable[[], None]


def show_frame(shown: Block, views: Mapping[str, View], leads_to: Way | None = None) -> None:
    """A figure or a listing under its finding; only the content of the open view is drawn.

    `leads_to` is where the finding is worked out, if that is another page.
    """
    box = st.container(border=True, height="stretch", gap="xsmall", key=f"{shown.key}_frame")
    head = box.container(horizontal=True, gap="xsmall", key=f"{shown.key}_head")
    said = special(shown.stamp, f"{shown.title} {shown.subject}")
    box.caption(md(" · ".join(part for part in (shown.subject, said) if part)))
    with box:
        name, place = _open_view(shown.key, views)
    with head:
        st.subheader(linked(shown.title, leads_to), anchor=False)
        show_more(shown, has_picture=name == FIGURE)
    with place:
        views[name].draw()


def _open_view(key: str, views: Mapping[str, View]) -> tuple[str, DeltaGenerator]:
    """The view that is open, and its place; one alone has no tabs."""
    if len(views) == 1:
        return next(iter(views)), st.container()
    labels = {name: view.label for name, view in views.items()}
    name, places = tabs(labels, key=f"{key}{TAB}", old=f"{key}{OLD}")
    return name, places[name]
