"""What a reader takes away of one figure or listing: a slide, a workbook, text, a picture, a link.

All of it stands in the tab ⋯ of a frame; it is drawn when that is open, and a file is made when it
is asked for.
"""

import hashlib
import html
from urllib.parse import urlsplit

import streamlit as st

from pages.shared import warehouse, words
from pages.shared.capture.screen import Block
from pages.shared.components import downloads
from pages.shared.components.deciding import show_deciding
from pages.shared.components.decks import offer_adding, present_view
from pages.shared.components.links import address, manner, present_page
from pages.shared.exports import slides, xlsx
from pages.shared.exports.origin import Origin
from pages.shared.findings.column import headed
from pages.shared.words import translate as _


def show_offers(shown: Block, *, has_picture: bool) -> None:
    """What the tab ⋯ offers: downloads, pictures if the figure is drawn, deck, decision, link."""
    with st.container(gap="xsmall", key=f"{shown.key}_offers"):
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            if not shown.rows.empty:
                _offer_files(shown)
            if has_picture:
                _offer_pictures(shown.key)
        with st.container(horizontal=True, gap="xsmall"):
            if not shown.rows.empty:
                offer_adding(shown.key)
            show_deciding(shown.key)
        st.caption(_("Link to this view"))
        st.code(_link(), language=None, wrap_lines=True)


def _offer_files(shown: Block) -> None:
    name = _file_name(shown)
    origin = Origin(present_page(), present_view(), warehouse.present_build().number)
    view = slides.View(shown, origin, manner=manner(frame=False))
    template = downloads.own_template()
    for label, make, ending, kind in (
        (_("Excel workbook"), lambda: xlsx.block_book(shown, origin), "xlsx", downloads.XLSX),
        (_("Slide for PowerPoint"), lambda: slides.deck([view], template), "pptx", downloads.PPTX),
        (_("CSV text"), lambda: _text(shown), "csv", "text/csv"),
    ):
        downloads.offer(
            label,
            make,
            f"{name}.{ending}",
            kind,
            style="tertiary",
            key=f"{shown.key}_{ending}",
        )


def _offer_pictures(key: str) -> None:
    """Buttons that the document's script answers: the picture is in the browser alone."""
    buttons = "".join(
        f'<button type="button" class="picture" data-of="{html.escape(key)}" data-as="{kind}">'
        f"{html.escape(label)}</button>"
        for kind, label in (("png", _("Picture, PNG")), ("svg", _("Drawing, SVG")))
    )
    st.html(buttons)


def _link() -> str:
    """The whole address of what is looked at, the open view of each figure included."""
    root = urlsplit(st.context.url or "")
    view = {**st.query_params.to_dict(), **manner()}
    return f"{root.scheme}://{root.netloc}{address(present_page(), **view)}"


def _text(shown: Block) -> bytes:
    return downloads.csv(headed(shown.rows, shown.columns))


def _file_name(shown: Block) -> str:
    """Never twice for different contents: Streamlit tells large downloads apart by their names."""
    view = f"{shown.title}|{shown.subject}|{warehouse.present_build()}|{words.language()}"
    return f"{shown.key}-{hashlib.sha256(view.encode()).hexdigest()[:10]}"
