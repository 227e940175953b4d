"""Manuals: how does somebody like me do it with the board?"""

import streamlit as st

from pages.manuals import blocks, findings
from pages.shared import components
from pages.shared.access import person

with st.container(horizontal=True, vertical_alignment="center"):
    manual = blocks.choose(findings.order(person.present()))
    blocks.offer_word(manual)
components.show_heading(manual.title, findings.lead(manual))
blocks.show(manual)
