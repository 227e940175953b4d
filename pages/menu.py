"""The frame around every page: language, menu, and what the figures rest on."""

import logging
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared import capture, components, theme, visit, warehouse, words
from pages.shared.components import choosing
from pages.shared.snapshots import Snapshot
from pages.shared.words import mark
from pages.shared.words import translate as _

ICON = warehouse.ROOT / "pages" / "shared" / "icon.svg"


@dataclass(frozen=True)
class Entry:
    """One page: its script, and how the menu names it."""

    script: str
    title: str
    icon: str
    section: str = ""
    needs_build: bool = True


COMPARISON, FORUMS = mark("Comparison"), mark("Forums")
SUPERVISION, APPRAISAL = mark("Supervision"), mark("Appraisal")
MEETING, DATA = mark("Meeting"), mark("Data")
# Every page of the board in the menu's order, one line each.
ENTRIES = (
    Entry("overview/overview.py", mark("Overview"), ":material/dashboard:"),
    Entry("comparison/rankings.py", mark("Rankings"), ":material/leaderboard:", COMPARISON),
    Entry("comparison/why_moved.py", mark("Why it moved"), ":material/swap_vert:", COMPARISON),
    Entry("comparison/what_it_takes.py", mark("What it takes"), ":material/moving:", COMPARISON),
    Entry("comparison/overall.py", mark("What it takes overall"), ":material/tune:", COMPARISON),
    Entry("comparison/weights.py", mark("Weights"), ":material/balance:", COMPARISON),
    Entry("comparison/benchmarks.py", mark("Benchmarks"), ":material/compare_arrows:", COMPARISON),
    Entry("comparison/practices.py", mark("Study visits"), ":material/travel_explore:", COMPARISON),
    Entry("comparison/campaigns.py", mark("Campaign effect"), ":material/bolt:", COMPARISON),
    Entry("comparison/city.py", mark("City"), ":material/location_city:", COMPARISON),
    Entry("comparison/indicator.py", mark("Indicator"), ":material/straighten:", COMPARISON),
    Entry("forums/forums.py", mark("Forums"), ":material/forum:", FORUMS),
    Entry("forums/forum.py", mark("Forum in detail"), ":material/account_tree:", FORUMS),
    Entry("forums/topics.py", mark("Topics"), ":material/lightbulb_2:", FORUMS),
    Entry("forums/conversion.py", mark("Conversion"), ":material/filter_alt:", FORUMS),
    Entry("forums/task_office.py", mark("Task office"), ":material/groups:", FORUMS),
    Entry("forums/archive.py", mark("Archive"), ":material/archive:", FORUMS),
    Entry("supervision/projects.py", mark("Key projects"), ":material/flag:", SUPERVISION),
    Entry("supervision/problems.py", mark("Problems"), ":material/report:", SUPERVISION),
    Entry("supervision/lists.py", mark("Lists"), ":material/checklist:", SUPERVISION),
    Entry("supervision/field_research.py", mark("Field research"), ":material/map:", SUPERVISION),
    Entry("supervision/to_do.py", mark("To do"), ":material/alarm:", SUPERVISION),
    Entry("appraisal/appraisals.py", mark("Appraisals"), ":material/grading:", APPRAISAL),
    Entry("appraisal/publicity.py", mark("Publicity"), ":material/newspaper:", APPRAISAL),
    Entry("appraisal/homes.py", mark("Homes of workers"), ":material/home:", APPRAISAL),
    Entry("appraisal/studios.py", mark("Studios"), ":material/lightbulb:", APPRAISAL),
    Entry("appraisal/unit.py", mark("Unit"), ":material/groups:", APPRAISAL),
    Entry("meeting/decks.py", mark("Decks"), ":material/slideshow:", MEETING),
    Entry("meeting/snapshots.py", mark("Snapshots"), ":material/keep:", MEETING),
    Entry("meeting/decisions.py", mark("Decisions"), ":material/gavel:", MEETING),
    Entry("meeting/papers.py", mark("Papers"), ":material/description:", MEETING),
    Entry("data/upload.py", mark("Upload"), ":material/upload_file:", DATA, needs_build=False),
    Entry("data/history.py", mark("Uploads"), ":material/history:", DATA, needs_build=False),
    Entry("data/templates.py", mark("Templates"), ":material/table_view:", DATA, needs_build=False),
    Entry("data/quality.py", mark("Data quality"), ":material/fact_check:", DATA),
)


def titles() -> dict[str, str]:
    """The title of each page (a message id) by its address."""
    return {f"/{Path(entry.script).stem}": entry.title for entry in ENTRIES}


def show() -> None:
    """Draw the frame, and in it the page that the address names."""
    st.set_page_config(page_title="强会看板", page_icon=str(ICON), layout="wide")
    visit.begin()
    with visit.shown_in_address():
        draw()


def draw() -> None:
    """The frame and its page; every choice in it is one of `components.choosing`."""
    head = st.container(horizontal=True, vertical_alignment="center")
    stamp = head.container(horizontal=True, gap="xsmall")
    switch = head.container(horizontal=True, vertical_alignment="center", width="content")
    body, foot = st.container(), st.container(horizontal=True, vertical_alignment="center")
    choose_language(head.container(width="content"))
    choose_colours(foot)
    page, needs_build = choose_page()
    with body:
        snapshot = components.choose_snapshot()
        components.show_moves(None)
        board = read_board(snapshot, needs_build=needs_build)
        if board is not None:
            with stamp:
                components.show_stamp(components.stamp_of(board))
            with foot:  # before the page, which may end early
                components.show_footer(board)
            components.show_missed()
        if board is not None or not needs_build:
            components.arrive(page.url_path or Path(ENTRIES[0].script).stem)
            if board is not None and page.url_path not in capture.DOING:
                with switch:
                    against = components.choose_comparison()
                components.show_moves(against)
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


def choose_page() -> tuple[st.Page, bool]:
    """The menu; the page that the address names, and whether it needs a build."""
    sections: dict[str, list[st.Page]] = {}
    standing = []
    for entry in ENTRIES:
        page = st.Page(entry.script, title=_(entry.title), icon=entry.icon)
        sections.setdefault(_(entry.section) if entry.section else "", []).append(page)
        standing += [] if entry.needs_build else [page.url_path]
    chosen = st.navigation(sections, position="top")
    return chosen, chosen.url_path not in standing


def choose_language(place: DeltaGenerator) -> None:
    """The switch between Chinese and English; `?lang=en` in the address."""
    with place:
        chosen = choosing.choose(
            "语言 / Language",
            list(words.LANGUAGES),
            key="lang",
            name=words.LANGUAGES.__getitem__,
            style="segments",
            label_visibility="collapsed",
            is_quiet=True,
        )
    words.use(chosen)


def choose_colours(place: DeltaGenerator) -> None:
    """红涨绿跌: whether red is good news; `?red_up=true` in the address."""
    with place:
        red_is_good = choosing.switch(_("Red means up"), key="red_up")
    theme.use(red_is_good=red_is_good)


def read_board(snapshot: Snapshot | None, *, needs_build: bool) -> pd.DataFrame | None:
    """The board's one row from the build in view; without one, say what to do if it is needed."""
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
