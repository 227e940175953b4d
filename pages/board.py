"""The frame around every page: language, menu, and what the figures rest on."""

import base64
import logging
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.entry import Entry
from pages.menu import ENTRIES
from pages.shared import components, visit, warehouse, words
from pages.shared.access import person
from pages.shared.capture import page as capture
from pages.shared.components import citing, places, preferences
from pages.shared.components.navigation import (
    Menu,
    show_account,
    show_menu,
    show_thumb_bar,
    show_views,
    show_way_to_about,
    show_way_to_manuals,
    show_way_to_search,
)
from pages.shared.components.text import md
from pages.shared.etl import finishing
from pages.shared.etl.snapshots import Snapshot
from pages.shared.warehouse import guard
from pages.shared.words import translate as _
from runtime import metrics

_DRAWN = (warehouse.ROOT / "pages" / "shared" / "document" / "icon.svg").read_bytes()
# As a URL: of a file, Streamlit would draw up a new one in every run.
ICON = f"data:image/svg+xml;base64,{base64.b64encode(_DRAWN).decode()}"


@dataclass(frozen=True)
class Places:
    """Where the frame says what the build in view rests on, and what it is compared with."""

    stamp: DeltaGenerator
    switch: DeltaGenerator
    foot: DeltaGenerator


AT_THE_THUMB = ("overview", "rankings", "to_do")  # what a narrow screen keeps in reach


def show() -> None:
    """Draw the frame, and in it the page that the address names."""
    st.set_page_config(page_icon=ICON, layout="wide")
    if guard.is_missing():
        st.error(md(guard.sentence()))
        return
    visit.begin()
    warehouse.pin(None)  # of the run before, which may have been another reader's
    person.begin()
    with metrics.RERUNS.timed(), visit.shown_in_address():
        draw()


def draw() -> None:
    """The frame and its page; every choice in it is one of `components.choosing`."""
    preferences.use()
    bar, head = st.container(), st.container(key="head", horizontal=True)
    body, foot = st.container(), st.container(horizontal=True, vertical_alignment="center")
    with head:
        views = st.container(width="stretch")
        stamp = st.container(horizontal=True, gap="xsmall", width="content", key="stamp")
        switch = st.container(horizontal=True, vertical_alignment="center", width="content")
        way_to_search = st.container(key="find_link", width="content")
        language = st.container(key="language", width="content")
        account = st.container(key="account", width="content")
    page, menu = choose_page()
    components.arrive(menu.shown.address)
    with bar:
        show_menu(menu)
    with views:
        show_views(menu)
    with way_to_search:
        show_way_to_search(menu)
    with account:
        show_account()
    with foot:
        footer = st.container(key="foot_note", width="stretch")
        way_to_manuals = st.container(key="manuals", width="content")
        way_to_about = st.container(key="about", width="content")
        colours = st.container(key="colours", width="content")
    if person.may_open("manuals"):
        with way_to_manuals:
            show_way_to_manuals(menu)
    if person.may_open("about"):
        with way_to_about:
            show_way_to_about(menu)
    with body, preferences.offered(page, language, colours):
        draw_page(page, menu, Places(stamp, switch, footer))


def draw_page(page: st.Page, menu: Menu, place: Places) -> None:
    """The page on the build in view, and what the frame says of that build."""
    is_owner = person.present().is_owner  # a local board says on its page that it has no accounts
    if not is_owner and not person.may_open(menu.shown.address):
        st.warning(md(_("Your account may not open this page. Ask whoever looks after accounts.")))
        return
    needs_build = menu.shown.needs_build
    snapshot = components.choose_snapshot()
    components.show_moves(None)
    board = read_board(snapshot, needs_build=needs_build)
    if board is not None:
        with place.stamp:
            components.show_limit()
            components.show_stamp(components.stamp_of(board))
        with place.foot:  # before the page, which may end early
            components.show_footer(board)
        components.show_missed()
    with place.foot:
        show_thumb_bar(menu, AT_THE_THUMB)
    if board is not None or not needs_build:
        if board is not None and menu.shown.address not in capture.DOING:
            with place.switch:
                against = components.choose_comparison()
            components.show_moves(against)
        with places.laid_out():
            citing.begin()
            run(page, snapshot)


def run(page: st.Page, snapshot: Snapshot | None) -> None:
    """Draw the page; one that a snapshot's older build cannot fill says so."""
    if snapshot is None:
        page.run()
        return
    try:
        page.run()
    except warehouse.UNEXPECTED:
        logging.getLogger(__name__).exception("on snapshot %s", snapshot.name)
        components.show_older(snapshot)


def choose_page() -> tuple[st.Page, Menu]:
    """The page that the address names, and the menu as it stands there."""
    pages = _pages(words.language())
    chosen = st.navigation(list(pages.values()), position="hidden")
    shown = next(entry for entry, page in pages.items() if page.url_path == chosen.url_path)
    return chosen, Menu(pages, shown)


def _pages(language: str) -> Mapping[Entry, st.Page]:
    """Every page, titled in the language; made once a session, for it takes a millisecond."""
    key = f"pages_{language}"
    if key not in st.session_state:
        st.session_state[key] = {entry: _page(entry) for entry in ENTRIES}
    pages: Mapping[Entry, st.Page] = st.session_state[key]
    return pages


def _page(entry: Entry) -> st.Page:
    is_first = entry == ENTRIES[0]
    title = f"{_(entry.title)} · 强会看板"
    return st.Page(entry.script, title=title, url_path=entry.address, default=is_first)


def read_board(snapshot: Snapshot | None, *, needs_build: bool) -> pd.DataFrame | None:
    """The board's one row from the build in view; without one, say what to do if it is needed."""
    finishing.finish()
    try:
        build = snapshot.build if snapshot else warehouse.current_build()
        warehouse.pin(build)
        if build is not None:
            return warehouse.query("board")
        if needs_build:
            components.show_beginning()
    except warehouse.BuildError as broken:
        if needs_build and snapshot is not None:
            components.show_older(snapshot)
        elif needs_build:
            components.show_failure(str(broken))
    return None


if __name__ == "__main__":  # Streamlit runs it so; tests import the entries
    show()
