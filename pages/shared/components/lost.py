"""What is not counted because its folder is damaged, or lies in the store by mistake."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from pages.shared.capture.stamp import Stamp
from pages.shared.components.chart import show_listing
from pages.shared.components.links import address
from pages.shared.components.text import md
from pages.shared.etl import losses
from pages.shared.etl.answers import LeftAside
from pages.shared.findings import columns
from pages.shared.findings import history as findings
from pages.shared.words import translate as _


def show_missed() -> None:
    """A line above every page while its figures lack an upload."""
    if said := losses.missed():
        label = _("What to do")
        st.warning(f"{md(said)}　[{label}]({address('history')})", icon=":material/folder_off:")


def show_left_aside(stamp: Stamp) -> None:
    """What the build in view left aside; nothing when it left nothing."""
    _show(losses.left_aside()["said"], stamp)


def show_damage(found: Iterable[LeftAside]) -> None:
    """What the store leaves aside by now."""
    _show([one["message"] for one in found], Stamp())


def _show(sentences: Iterable[str], stamp: Stamp) -> None:
    rows = pd.DataFrame({"said": list(sentences)})
    if rows.empty:
        return
    show_listing(
        rows,
        key="left_aside",
        title=findings.left_aside(len(rows)),
        subject=_("Folders and files below “uploads”, and what to do with them"),
        columns=columns.left_aside(),
        stamp=stamp,
    )
