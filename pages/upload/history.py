"""Uploads: who loaded what and when, and what would change if one were undone?"""

import streamlit as st

from pages.shared import components
from pages.shared.etl import process as etl
from pages.shared.findings import history as findings
from pages.shared.words import translate as _
from pages.upload import blocks

uploads, damage = etl.listed()
if not uploads:
    components.show_heading(_("Nothing has been loaded so far"))
    components.show_damage(damage)
    components.show_way_to_upload()
    st.stop()

components.show_heading(findings.summary(uploads))
components.show_damage(damage)
blocks.show_history(uploads)
with st.container(border=True):
    upload = blocks.select_upload(uploads)
    blocks.offer_original(upload)
    components.show_confirmed(upload)
    blocks.offer_turning(upload)
