"""The switch 与上次会议相比: what moved on this page since a snapshot was kept."""

import streamlit as st

from pages.shared import warehouse
from pages.shared.capture import comparison
from pages.shared.components.choosing import choose, switch
from pages.shared.components.decks import present_view
from pages.shared.components.links import present_page
from pages.shared.components.tables import show_table
from pages.shared.components.text import md
from pages.shared.etl import snapshots
from pages.shared.etl.snapshots import Snapshot
from pages.shared.findings import columns
from pages.shared.findings import moves as findings
from pages.shared.words import translate as _

SWITCH, AGAINST = "compare", "against"  # the address's words


def choose_comparison() -> Snapshot | None:
    """Whether the page is compared, and with which meeting; the newest one unless said.

    There is no switch before there is a snapshot of another build than the one in view.
    """
    shown = st.session_state.get("snapshot")
    known = [one.name for one in snapshots.everything() if one.name != shown and _is_other(one)]
    if not known or not _choose(known):
        return None
    label = _("Compared with")
    return snapshots.named(
        choose(label, known, key=AGAINST, label_visibility="collapsed", width=220)
    )


def _is_other(one: Snapshot) -> bool:
    try:
        return one.build != (warehouse.current_build())
    except warehouse.BuildError:
        return False


def _choose(known: list[str]) -> bool:
    sentence = _("Named on the page of snapshots: {names}", names="、".join(known[:3]))
    label = _("Since the last meeting")
    return switch(label, key=SWITCH, text=md(sentence))


def show_moves(against: Snapshot | None) -> None:
    """At the top of the page: what moved, in one sentence and as a table; and mark the charts."""
    comparison.use(None)
    if against is None:
        return
    done = comparison.compare(present_page(), present_view(), against)
    comparison.use(done)
    with st.container(border=True, gap="xsmall", key="moves"):
        if not done.is_known:
            st.markdown(f":material/compare_arrows: {md(findings.unknown(against.name))}")
            return
        said = md(findings.summary(against.name, done.moves, done.headline))
        st.markdown(f":material/compare_arrows: **{said}**")
        if done.moves:
            with st.expander(_("Everything that moved"), key="all_moves", on_change="rerun") as box:
                if box.open:
                    show_table(findings.table(done.moves), columns.moves())
