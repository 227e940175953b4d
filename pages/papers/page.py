"""Papers: what a meeting hands out, made from what the pages say."""

import streamlit as st

from pages import menu
from pages.papers import blocks
from pages.shared import components, warehouse
from pages.shared.capture import page as capture
from pages.shared.stage.decks import Deck
from pages.shared.words import translate as _

components.show_heading(
    _("Papers for the meeting, made from the figures on the board"),
    _("Every number in them has a footnote that names its cells; the text can be edited in Word."),
)
build = warehouse.present_build()
titles = {
    entry.address: _(entry.title) for entry in menu.ENTRIES if entry.address not in capture.DOING
}
with st.container(border=True):
    st.subheader(_("Word papers"), anchor=False)
    blocks.offer_reports(build)
    blocks.show_sentences()
left, right = st.columns(2)
with left, st.container(border=True, height="stretch"):
    st.subheader(_("Slides and workbooks"), anchor=False)
    chosen = blocks.select_handout(titles)
    name = chosen.name if isinstance(chosen, Deck) else titles[chosen.page]
    blocks.offer_handout(chosen, build, name)
    blocks.offer_slide_template()
with right, st.container(border=True, height="stretch"):
    st.subheader(_("Slides of last time, brought up to date"), anchor=False)
    st.caption(
        _("Charts, numbers and tables are renewed; whatever was moved, added or rewritten stays.")
    )
    blocks.renew_slides(build)
