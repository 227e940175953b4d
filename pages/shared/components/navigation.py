"""The way around the board: the menu, the views of a page, and a bar where the thumb is.

Streamlit's own menu opens a drawer on a phone that stays over the page, and does not mark the
section of a page that it does not list; so the menu is links of our own, and Streamlit's is hidden.
Links that stand side by side are one element: `st.page_link` costs a message for each in every run.
"""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

import streamlit as st

from pages.entry import Entry
from pages.shared import words
from pages.shared.access import person
from pages.shared.access.person import Person
from pages.shared.components.links import joined, manner
from pages.shared.components.search import show_search
from pages.shared.components.text import md
from pages.shared.words import translate as _
from runtime.cache import cached


@dataclass(frozen=True)
class Menu:
    """All pages of the board, and which of them is shown."""

    pages: Mapping[Entry, st.Page]  # in the menu's order
    shown: Entry

    @cached_property
    def taken(self) -> dict[str, str]:
        """What each link takes along, asked of the session once for all of them."""
        return manner()

    @property
    def first(self) -> Entry:
        """The page at the root of the board."""
        return next(iter(self.pages))

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

    @cached_property
    def listed(self) -> list[Entry]:
        """The pages of the menu that the reader may open, or a view of which, in its order; those
        of a section stand together.
        """
        listed = [entry for entry in self.pages if entry.is_listed and self.way(entry)]
        sections = list(dict.fromkeys(entry.section for entry in listed))
        return sorted(listed, key=lambda entry: sections.index(entry.section))

    @property
    def views(self) -> list[Entry]:
        """The page and its views, and those of the view that is shown; else the page alone."""
        above = {one.script for one in self.path}
        views = [self.page, *(one for one in self.pages if one.of in above and not one.is_named)]
        return [one for one in views if person.may_open(one.address)]

    def way(self, listed: Entry) -> Entry | None:
        """Where a page of the menu leads the reader: to itself, else to the first of its views that
        the reader may open."""
        views = (one for one in self.pages if one.of == listed.script and not one.is_named)
        opened = (one for one in (listed, *views) if person.may_open(one.address))
        return next(opened, None)


def show_menu(menu: Menu) -> None:
    """The pages in a line, section by section; a narrow screen hides it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall", key="menu"):
        sections = groupby(menu.listed, lambda entry: entry.section)
        marked = menu.way(menu.page)
        drawn = []
        for _section, entries in sections:
            ways = [menu.way(one) or one for one in entries]
            labels = tuple((one, one.title) for one in ways)
            drawn.append(_links(labels, marked, menu.first, menu.taken))
        _show_links(drawn)
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
            shown = next((entry for entry in menu.path if entry in menu.views), None)
            labels = tuple((entry, entry.view or entry.title) for entry in menu.views)
            _show_links([_links(labels, shown, menu.first, menu.taken)])


def show_way_to_search(menu: Menu) -> None:
    """The search on a narrow screen, which has no room for its box."""
    search = next(entry for entry in menu.pages if entry.address == "search")
    icon, title = ":material/search:", _("Find")
    st.page_link(menu.pages[search], label=title, icon=icon, query_params=menu.taken or None)


def show_account() -> None:
    """Who is signed in, and behind the name the ways to another password and out."""
    who = person.present()
    if who.session is None:
        return
    with st.popover(md(who.name), icon=":material/account_circle:", key="account_menu"):
        _show_ways_out(who)


def _show_ways_out(who: Person) -> None:
    """Pages of plain HTML beside Streamlit, in the reader's language."""
    lang = "" if words.language() == "zh" else f"?lang={words.language()}"
    if who.is_screen:
        st.caption(md(_("A meeting's screen: it only looks.")))
    else:
        st.link_button(_("Change my password"), f"/sign-in/password{lang}", type="tertiary")
    st.link_button(_("Sign out"), f"/sign-out{lang}", icon=":material/logout:", type="tertiary")


def show_way_to_about(menu: Menu) -> None:
    """At the foot of every page, for those who may open it: the version and the self-check."""
    about = next(entry for entry in menu.pages if entry.address == "about")
    st.page_link(menu.pages[about], label=_(about.title), query_params=menu.taken or None)


def show_way_to_manuals(menu: Menu) -> None:
    """At the foot of every page: how things are done with the board."""
    manuals = next(entry for entry in menu.pages if entry.address == "manuals")
    st.page_link(menu.pages[manuals], label=_("Manual"), query_params=menu.taken or None)


def show_thumb_bar(menu: Menu, first: Sequence[str]) -> None:
    """At the foot of a narrow screen: the pages that are asked for most, and a way to all."""
    with st.container(horizontal=True, gap="xxsmall", key="thumb"):
        for entry in menu.listed:
            if entry.address in first:
                _show_link(menu, entry, is_marked=entry == menu.page, icon=True)
        # The key is the page's, so that a choice closes it.
        key, icon = f"more_{menu.shown.address}", ":material/menu:"
        with st.popover(_("More"), icon=icon, key=key, on_change="rerun") as more:
            who = person.present()
            if more.open and who.session is not None:  # first: below it the menu scrolls
                with st.container(
                    horizontal=True, vertical_alignment="center", key="thumb_account"
                ):
                    st.markdown(f"**{md(who.name)}**")
                    _show_ways_out(who)
            for entry in menu.listed if more.open else ():
                _show_link(menu, entry, is_marked=entry == menu.page, icon=True)


@cached
def _links(
    labels: tuple[tuple[Entry, str], ...],
    marked: Entry | None,
    first: Entry,
    taken: Mapping[str, str],
) -> str:
    """Links side by side, each with its label; that to what is shown is marked.

    `first` is the page at the root of the board; `taken` goes along with each link.
    """
    drawn = []
    for entry, label in labels:
        way = joined("" if entry == first else entry.address, taken)
        text, current = html.escape(_(label)), ""
        if entry == marked:
            text, current = f"<strong>{text}</strong>", ' aria-current="page"'
        drawn.append(f'<a href="{html.escape(way)}"{current}><p>{text}</p></a>')
    return f"<span>{''.join(drawn)}</span>"


def _show_links(drawn: Sequence[str]) -> None:
    st.html(f'<div class="links">{"".join(drawn)}</div>')


def _show_link(menu: Menu, entry: Entry, *, is_marked: bool, icon: bool = False) -> None:
    target = menu.way(entry) or entry
    text = _(target.title)
    st.page_link(
        menu.pages[target],
        label=f"**{text}**" if is_marked else text,
        icon=entry.icon if icon else None,
        query_params=menu.taken or None,
    )
