"""Decks: which views does the meeting see, in which order, and who turns them?"""

import streamlit as st

from pages.decks import blocks, examples, findings, slides
from pages.shared import components
from pages.shared.access import person
from pages.shared.stage import decks
from pages.shared.words import translate as _

known, may_change = decks.everything(), person.may("deck")
components.show_torn_decks()
if not known:
    components.show_heading(*findings.beginning(may_change=may_change))
    if may_change:
        with st.container(width=420, border=True):
            components.offer_new_deck()
        examples.offer_example_deck()
    st.stop()
with st.container(horizontal=True, vertical_alignment="bottom"):
    deck = components.select_deck(known)
    label = _("Manage decks") if may_change else _("Take it along")
    with st.popover(label, icon=":material/edit:", key="manage_decks"):
        blocks.offer_live(deck)
        if may_change:
            components.offer_changing(deck)
        blocks.offer_twin(deck)
        if may_change:
            components.offer_new_deck()
components.show_heading(*findings.summary(deck.name, len(deck.slides), may_change=may_change))
left, right = st.columns([3, 2])
with left:
    chosen = slides.show_slides(deck)
with right:
    if chosen is not None and may_change:
        slides.ask_for_notes(deck, chosen)
    blocks.show_stage_door(deck)
