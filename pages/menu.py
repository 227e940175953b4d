"""The frame around every page: language, menu, and what the figures rest on."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from pages.shared import components, theme, warehouse, words
from pages.shared.words import translate as _


@dataclass(frozen=True)
class Entry:
    """One page: its script, and how the menu names it."""

    script: str
    title: str
    icon: str


def entries() -> list[Entry]:
    """Every page of the board, in the menu's order; one line each."""
    return [
        Entry("overview/overview.py", _("Overview"), ":material/dashboard:"),
        Entry("comparison/rankings.py", _("Rankings"), ":material/leaderboard:"),
        Entry("comparison/benchmarks.py", _("Benchmarks"), ":material/compare_arrows:"),
    ]


def show() -> None:
    """Draw the frame, and in it the page that the address names."""
    st.set_page_config(
        page_title="强会看板",
        page_icon=str(warehouse.ROOT / "pages" / "shared" / "icon.svg"),
        layout="wide",
    )
    top, body, foot = st.container(horizontal=True, vertical_alignment="center"), *_places()
    choose_language_and_colours(top)
    pages = [st.Page(e.script, title=e.title, icon=e.icon) for e in entries()]
    page = st.navigation(pages, position="top")
    board = read_board()
    if board is None:
        return
    with top:
        components.show_stamp(components.stamp_of(board))
    with foot:
        components.show_footer(board)
    with body:
        page.run()


def choose_language_and_colours(place: st.delta_generator.DeltaGenerator) -> None:
    """The switches that hold on every page, kept in the address."""
    with place:
        chosen = st.segmented_control(
            "语言 / Language",
            list(words.LANGUAGES),
            default="zh",
            required=True,
            format_func=words.LANGUAGES.__getitem__,
            label_visibility="collapsed",
            key="lang",
            bind="query-params",
        )
        words.use(chosen or "zh")
        red_is_good = st.toggle(_("Red is up"), key="red_up", bind="query-params")
        theme.use(red_is_good=red_is_good)
        st.space("stretch")


def read_board() -> pd.DataFrame | None:
    """The board's one row from the build in force; without one, say what to do."""
    try:
        build = warehouse.current_build()
        warehouse.pin(build)
        if build is not None:
            return warehouse.query("board")
        components.show_beginning()
    except warehouse.BuildError as broken:
        components.show_failure(str(broken))
    return None


def _places() -> tuple[st.delta_generator.DeltaGenerator, st.delta_generator.DeltaGenerator]:
    """The page and, drawn before it so that a page may stop early, its footer."""
    return st.container(), st.container()


show()
