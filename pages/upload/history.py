"""Uploads: who loaded what and when, and what would change if one were undone?"""

import streamlit as st

from pages.shared import components
from pages.shared.capture.stamp import Stamp
from pages.shared.components.choosing import choose
from pages.shared.etl import frames
from pages.shared.etl import process as etl
from pages.shared.findings import history as findings
from pages.shared.findings import loads
from pages.shared.words import translate as _
from pages.upload import blocks, columns, empty, review, rows

uploads, damage = etl.listed()
if not uploads:
    components.show_heading(_("Nothing has been loaded so far"))
    components.show_damage(damage)
    empty.show_first_upload()
    st.stop()

components.show_heading(
    findings.summary(uploads), _("Nothing is ever deleted: what is undone can be redone.")
)
components.show_damage(damage)
review.show()
recent = uploads[: rows.RECENT]
with st.container(key="recent_frame", gap="xsmall"):
    for upload in recent:
        rows.show(upload)

known = {str(upload["upload"]): upload for upload in uploads}
with st.container(border=True):
    chosen = known[
        choose(
            _("Any upload, earlier ones too"),
            list(known),
            key="upload",
            name=lambda number: f"{number} · {known[number]['file']}",
        )
    ]
    if chosen not in recent:
        rows.show(chosen)
    rows.offer_original(chosen)
    blocks.show_confirmed(chosen)
components.show_listing(
    frames.history(uploads, loads.titles(etl.tables())),
    key="history",
    title=_("Every upload"),
    subject=_("The newest first"),
    columns=columns.history(),
    stamp=Stamp(),
    limit=rows.RECENT,
)
