"""The way around the board: the menu, the views of a page, and a bar where the thumb is.

Streamlit's own menu opens a drawer on a phone that stays over the page, and does not mark the
section of a page that it does not list; so the menu is links of our own, and Streamlit's is hidden.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

import streamlit as st

from pages.entry import Entry
from pages.shared.components.links import manner
from pages.shared.components.search import show_search
from pages.shared.words import translate as _


@dataclass(frozen=True)
class Menu:
    """All pages of the board, and which of them is shown."""

    pages: Mapping[Entry, st.Page]  # in the menu's order
    shown: Entry

    @cached_property
    def manner(self) -> dict[str, str] | None:
        """What each link takes along, asked of the session once for all of them."""
        return manner() or None

    @cached_property
    def path(self) -> list[Entry]:
        """What is shown, what that is a view of, and so on up to a listed page."""
        path = [self.shown]
        while path[-1].of:
            path.append(next(one for one in self.pages if one.script == path[-1].of))
        return path

    @property
    def page(self) -> Entry:
        """The listed page that is shown, or to which what is shown belongs."""
        return self.path[-1]

    @property
    def listed(self) -> list[Entry]:
        """The pages of the menu, in its order."""
        return [entry for entry in self.pages if entry.is_listed]

    @property
    def views(self) -> list[Entry]:
        """The page and its views, and those of the view that is shown; else the page alone."""
        above = {one.script for one in self.path}
        return [self.page, *(one for one in self.pages if one.of in above and not one.is_named)]


def show_menu(menu: Menu) -> None:
    """The pages in a line, section by section; a narrow screen hides it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall", key="menu"):
        for _section, entries in groupby(menu.listed, lambda entry: entry.section):
            with st.container(horizontal=True, gap="xxsmall", width="content"):
                for entry in entries:
                    _show_link(menu, entry, is_marked=entry == menu.page)
        st.space("stretch")
        show_search()


def show_views(menu: Menu) -> None:
    """Small above the title: the page's name, and its views with the one that is shown marked."""
    with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall", key="views"):
        if menu.shown.is_named:
            _show_link(menu, menu.page, is_marked=False)
            st.markdown(f"**{_(menu.shown.title)}**", width="content")
            return
        st.markdown(f"**{_(menu.page.title)}**", width="content")
        if len(menu.views) > 1:
            shown = next(entry for entry in menu.path if entry in menu.views)
            for entry in menu.views:
                _show_link(menu, entry, label=entry.view, is_marked=entry == shown)


def show_way_to_search(menu: Menu) -> None:
    """The search on a narrow screen, which has no room for its box."""
    search = next(entry for entry in menu.pages if entry.address == "search")
    icon, title = ":material/search:", _("Find")
    st.page_link(menu.pages[search], label=title, icon=icon, query_params=menu.manner)


def show_thumb_bar(menu: Menu, first: Sequence[str]) -> None:
    """At the foot of a narrow screen: the pages that are asked for most, and a way to all."""
    with st.container(horizontal=True, gap="xxsmall", key="thumb"):
        for entry in menu.listed:
            if entry.address in first:
                _show_link(menu, entry, is_marked=entry == menu.page, icon=True)
        # The key is the page's, so that a choice closes it.
        key, icon = f"more_{menu.shown.address}", ":material/menu:"
        with st.popover(_("More"), icon=icon, key=key, on_change="rerun") as more:
            for entry in menu.listed if more.open else ():
                _show_link(menu, entry, is_marked=entry == menu.page, icon=True)


def _show_link(
    menu: Menu, entry: Entry, *, is_marked: bool, label: str = "", icon: bool = False
) -> None:
    text = _(label or entry.title)
    st.page_link(
        menu.pages[entry],
        label=f"**{text}**" if is_marked else text,
        icon=entry.icon if icon else None,
        query_params=menu.manner,
    )
