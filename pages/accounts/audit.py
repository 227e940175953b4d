"""Audit: who did what, when, on what, and with which result? And is the record whole?"""

import streamlit as st

from pages.accounts import blocks, columns, findings, frames
from pages.shared import components
from pages.shared.access import audit
from pages.shared.components.choosing import choose_or_all
from pages.shared.components.text import md
from pages.shared.words import translate as _

store = blocks.store_or_stop()
found, at = audit.looked_through(store)
components.show_heading(findings.checked(found), findings.kept(at))
people, actions = audit.people_and_actions(store)
with st.container(horizontal=True, vertical_alignment="bottom"):
    who = choose_or_all(_("Done by"), people, key="by_whom", name=findings.person, width=160)
    what = choose_or_all(_("What"), actions, key="action", name=findings.action, width=160)
    blocks.offer_audit(store, who or "", what or "")
    blocks.offer_check(store)
rows = frames.audit(audit.listed(store, frames.SHOWN, who or "", what or ""))
if rows.empty:
    st.info(md(_("Nothing of this kind is in the audit.")))
components.show_table(rows, columns.audit(), name=_("Audit"))
if len(rows) == frames.SHOWN:
    st.caption(md(_("The newest {count}; the download holds all.", count=frames.SHOWN)))
if not found.wrong and found.rows:
    st.caption(md(findings.how_to_prove(found)))
