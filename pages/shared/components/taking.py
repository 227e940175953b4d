"""What a reader takes away of one figure or listing: a slide, a workbook, plain text."""

import hashlib

import streamlit as st

from pages.shared import warehouse, words
from pages.shared.column import headed
from pages.shared.components import downloads
from pages.shared.components.decks import present_view
from pages.shared.components.links import manner, present_page
from pages.shared.exports import slides, xlsx
from pages.shared.exports.origin import Origin
from pages.shared.screen import Block
from pages.shared.words import translate as _


def show_downloads(shown: Block) -> None:
    """A button that opens the files; they are made when one of them is asked for."""
    opened = st.popover(
        _("Download"),
        icon=":material/download:",
        type="tertiary",
        key=f"{shown.key}_download",
        on_change="rerun",
    )
    if opened.open:
        with opened:
            _offer(shown)


def _offer(shown: Block) -> None:
    name = _file_name(shown)
    origin = Origin(present_page(), present_view(), warehouse.present_build().number)
    view = slides.View(shown, origin, manner=manner(frame=False))
    template = downloads.own_template()
    for label, make, ending, kind in (
        (_("Excel workbook"), lambda: xlsx.block_book(shown, origin), "xlsx", downloads.XLSX),
        (_("Slide for PowerPoint"), lambda: slides.deck([view], template), "pptx", downloads.PPTX),
        (_("CSV text"), lambda: _text(shown), "csv", "text/csv"),
    ):
        st.download_button(
            label,
            downloads.later(make),
            f"{name}.{ending}",
            kind,
            key=f"{shown.key}_{ending}",
            on_click="ignore",
        )


def _text(shown: Block) -> bytes:
    return downloads.csv(headed(shown.rows, shown.columns))


def _file_name(shown: Block) -> str:
    """Never twice for different contents: Streamlit tells large downloads apart by their names."""
    view = f"{shown.title}|{shown.subject}|{warehouse.present_build()}|{words.language()}"
    return f"{shown.key}-{hashlib.sha256(view.encode()).hexdigest()[:10]}"
