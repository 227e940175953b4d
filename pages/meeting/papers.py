"""Papers: what a meeting hands out, made from what the pages say."""

import streamlit as st

from pages.shared import components, warehouse
from pages.shared.words import translate as _

components.show_heading(
    _("Papers for the meeting, made from the figures on the board"),
    _("Every number in them has a footnote that names its cells; the text can be edited in Word."),
)
build = warehouse.present_build()
with st.container(border=True):
    st.subheader(_("Word papers"), anchor=False)
    components.offer_reports(build)
