"""Decks: which views does the meeting see, in which order, and who turns them?"""

import streamlit as st

from pages.decks import blocks, findings, slides
from pages.shared import components
from pages.shared.stage import decks
from pages.shared.words import translate as _

known = decks.everything()
components.show_torn_decks()
if not known:
    components.show_heading(*findings.beginning())
    with st.container(width=420, border=True):
        components.offer_new_deck()
    st.stop()
with st.container(horizontal=True, vertical_alignment="bottom"):
    deck = components.select_deck(known)
    with st.popover(_("Manage decks"), icon=":material/edit:", key="manage_decks"):
        blocks.offer_live(deck)
        components.offer_changing(deck)
        blocks.offer_twin(deck)
        components.offer_new_deck()
components.show_heading(*findings.summary(deck.name, len(deck.slides)))
left, right = st.columns([3, 2])
with left:
    chosen = slides.show_slides(deck)
with right:
    if chosen is not None:
        slides.ask_for_notes(deck, chosen)
    blocks.show_stage_door(deck)
