"""Decks: which views does the meeting see, in which order, and who turns them?"""

import streamlit as st

from pages.decks import blocks, findings
from pages.shared import components
from pages.shared.stage import decks

known = decks.everything()
components.show_torn_decks()
if not known:
    components.show_heading(*findings.beginning())
    components.offer_new_deck()
    st.stop()
with st.container(horizontal=True, vertical_alignment="bottom"):
    deck = components.select_deck(known)
    components.offer_new_deck()
    components.offer_changing(deck)
components.show_heading(*findings.summary(deck.name, len(deck.slides)))
left, right = st.columns([3, 2])
with left:
    blocks.show_slides(deck)
with right:
    blocks.show_stage_door(deck)
    blocks.offer_twin(deck)
