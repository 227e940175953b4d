"""The frame of a figure: title and subject, and one row of tabs: its views, and last ⋯.

The tab ⋯ holds what a reader takes away of the figure, above the view that was open before.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from pages.shared.capture.screen import Block
from pages.shared.components.stamps import special
from pages.shared.components.tabs import open_tabs
from pages.shared.components.taking import show_offers
from pages.shared.components.text import headline, md
from pages.shared.findings.way import Way
from pages.shared.words import translate as _

FIGURE, TABLE, ALL, SOURCES, MORE = "figure", "table", "all", "sources", "more"
TAB = "_tab"  # behind the key of a figure: what of it is open, in the address
OLD = "_table"  # in addresses of old: `true` where the table, or all of a listing, was open


@dataclass(frozen=True)
class View:
    """One tab of a frame: its label, and what draws its content when it is open."""

    label: str
    draw: Callable[[], None]


def show_frame(shown: Block, views: Mapping[str, View], leads_to: Way | None = None) -> None:
    """A figure or a listing under its finding; only the content of the open view is drawn.

    Without views the finding stands alone. `leads_to` is where it is worked out, if that is
    another page.
    """
    with st.container(border=True, height="stretch", gap="xsmall", key=f"{shown.key}_frame"):
        st.subheader(headline(shown.title, leads_to), anchor=False)
        said = special(shown.stamp, f"{shown.title} {shown.subject}")
        st.caption(md(" · ".join(part for part in (shown.subject, said) if part)))
        if not views:
            return
        more = _("More")
        labels = {name: view.label for name, view in views.items()}
        labels[MORE] = f":material/more_horiz: {more}"
        key, old = f"{shown.key}{TAB}", f"{shown.key}{OLD}"
        opened = open_tabs(labels, key=key, old=old, aside=MORE)
    with opened.place:
        if opened.is_aside:
            show_offers(shown, has_picture=opened.view == FIGURE and shown.figure is not None)
        views[opened.view].draw()
