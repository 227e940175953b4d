"""Upload: what do these workbooks say, what is wrong in them, and what would they change?"""

from dataclasses import replace

import streamlit as st

from pages.shared import components, words
from pages.shared.etl import loads
from pages.shared.findings import loads as findings
from pages.upload import blocks

head = st.container()
files = components.select_files()
if not files:
    with head:
        components.show_heading(*findings.waiting())
    components.show_way_to_templates()
    blocks.show_memory()
    st.stop()

done = components.loaded(files)
if done is not None:
    with head:
        components.show_heading(*findings.loaded(done))
    components.show_changes(done.said.get("tables", []))
    components.show_notices(done)
    components.show_ways_on()
    st.stop()

left, right = st.columns(2)
with left:
    mode = components.select_mode()
with right:
    by = components.ask_name()
wish = loads.Wish(files, words.language(), mode, by)
first = components.attempt(wish)
if findings.protected(first):
    wish = replace(wish, password=components.ask_password())
    first = components.attempt(wish)

boxes = components.boxes(first)
for box, file in zip(boxes, findings.files(first), strict=True):
    wish = replace(wish, headers={**wish.headers, **blocks.select_headers(box, file)})
    wish = replace(wish, mappings=[*wish.mappings, *blocks.map_sheets(box, file)])
answer = components.attempt(wish)
for box, file in zip(boxes, findings.files(answer), strict=True):
    blocks.show_file(box, file, answer, wish)
components.show_repeats(answer)
wish = replace(wish, leaves_out=components.choose_leaving_out(answer))
trial = components.attempt(wish)
with head:
    components.show_heading(*findings.finding(trial))
wish = components.confirm_doubts(wish, trial)
if trial.is_done and trial.said["tables"]:
    components.show_standing_period(trial)
    with st.container(border=True):
        components.show_changes(trial.said["tables"])
        components.show_date_faults_ahead(trial)
if trial.is_done and trial.said["files"]:
    components.load_on_click(wish, trial)
