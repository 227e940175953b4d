"""Snapshots: naming the present state, opening one, comparing with one, letting one go."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import visit, warehouse, words
from pages.shared.access import person
from pages.shared.components.choosing import choose_or_all
from pages.shared.components.links import manner
from pages.shared.components.text import md
from pages.shared.components.trial import ask_name
from pages.shared.etl import process as etl
from pages.shared.etl import snapshots
from pages.shared.etl.snapshots import Snapshot
from pages.shared.findings import snapshots as findings
from pages.shared.words import translate as _

ROOM = 280  # the width of the box of snapshots, in pixels
SHOWN = "snapshot"  # the address's word for the snapshot that is looked at


def choose_snapshot() -> Snapshot | None:
    """The snapshot that the address asks for, under a banner; `?snapshot=…`.

    The banner's box is there only while a snapshot is looked at: it holds the address, and leads
    to the other snapshots and back.
    """
    visited = visit.present()
    asked = visited.wants(SHOWN)
    if asked and snapshots.named(asked) is None:
        st.session_state.pop(SHOWN, None)
        visited.lost[SHOWN] = asked
        asked = None
    if not asked:
        if SHOWN in visited.lost:
            gone = findings.gone(visited.lost[SHOWN])
            st.warning(md(gone), icon=":material/history_toggle_off:")
        return None
    with st.container(border=True, gap="xsmall", key="snapshot_banner"):
        place = st.container()
        with st.container(horizontal=True, vertical_alignment="center"):
            chosen = _choose_among([one.name for one in snapshots.everything()])
        shown = snapshots.named(chosen) if chosen else None
        if shown is not None:
            with place:
                _show_banner(shown)
    return shown


def _choose_among(names: list[str]) -> str | None:
    chosen = choose_or_all(
        _("Snapshot"), names, key=SHOWN, none=" ", label_visibility="collapsed", width=ROOM
    )
    st.button(_("Back to the present board"), icon=":material/undo:", on_click=_go_back)
    return chosen


def _go_back() -> None:
    visit.choose(SHOWN, None)


def _show_banner(shown: Snapshot) -> None:
    try:
        with warehouse.reading(shown.build):
            as_of = words.date_of(warehouse.query("board")["as_of"].iloc[0])
    except warehouse.BuildError:
        as_of = words.DASH
    icon = ":material/history:"
    st.warning(f"**{md(findings.banner(shown, as_of))}**", icon=icon)
    if said := findings.withdrawn(snapshots.withdrawn_since(shown)):
        st.caption(md(said))


def keep_present_state(kept: Sequence[Snapshot]) -> None:
    """Give the present build a name."""
    if not person.may("pin"):
        st.caption(md(_("Whoever may upload keeps the board as it stands at a meeting.")))
        return
    build = warehouse.current_build()
    known = next((one for one in kept if one.build == build), None)
    with st.container(border=True):
        st.subheader(_("Keep the present state"), anchor=False)
        if known is not None:
            st.markdown(md(_("The present board is kept already, as “{name}”.", name=known.name)))
            return
        left, right = st.columns([3, 2])
        with left:
            hint = _("2026-11 chairman's meeting")
            name = st.text_input(_("Name of the meeting"), max_chars=60, placeholder=hint)
        with right:
            by = ask_name()
        is_ready = bool((name or "").strip() and by)
        icon = ":material/keep:"
        if st.button(_("Keep it"), type="primary", icon=icon, disabled=not is_ready, key="keep"):
            _do("pin", name or "", "--by", by)


def show_snapshot(snapshot: Snapshot) -> None:
    """One snapshot: what it is, and what can be done with it."""
    view = {SHOWN: snapshot.name, **manner(frame=False)}
    since = {"compare": "true", "against": snapshot.name, **manner(frame=False)}
    with st.container(border=True, gap="xsmall"):
        st.subheader(md(snapshot.name), anchor=False)
        st.caption(md(findings.origin(snapshot)))
        if said := findings.withdrawn(snapshots.withdrawn_since(snapshot)):
            st.caption(md(said))
        with st.container(horizontal=True, vertical_alignment="center"):
            _link(_("Open the board as it was"), "history", view)
            _link(_("What has moved since"), "compare_arrows", since)
            if person.may("unpin"):
                _offer_letting_go(snapshot)


def _offer_letting_go(snapshot: Snapshot) -> None:
    with st.popover(_("Let it go …"), type="tertiary", icon=":material/keep_off:"):
        st.markdown(md(_("The build then goes when twenty newer ones are there.")))
        number = str(snapshot.build.number)
        if st.button(_("Keep it no longer"), key=f"unpin|{number}"):
            _do("unpin", number)


def _link(label: str, icon: str, view: dict[str, str]) -> None:
    script = "overview/page.py"
    st.page_link(script, label=label, icon=f":material/{icon}:", query_params=view)


def show_damaged(builds: Sequence[int]) -> None:
    """Say which names cannot be read."""
    if builds:
        st.warning(md(findings.damaged(builds)), icon=":material/broken_image:")


def show_older(snapshot: Snapshot) -> None:
    """A page that a snapshot's build cannot fill, for the board knew less then."""
    with st.container(border=True):
        text = _("“{name}” has nothing on this page", name=snapshot.name)
        st.subheader(f":material/history: {md(text)}", anchor=False)
        st.markdown(md(warehouse.older(snapshot.build)))


def _do(*arguments: str) -> None:
    answer = etl.run(*arguments)
    if answer.is_done:
        st.rerun()
    st.error(md(answer.message))
