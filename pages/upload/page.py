"""Upload: what do these workbooks say, what is wrong in them, and what would they change?"""

from dataclasses import replace

import streamlit as st

from pages.shared import components, words
from pages.shared.etl import faults, loads
from pages.shared.findings import loads as findings
from pages.upload import bar, blocks, empty, headers

body = st.container()
place = bar.place()
with body:
    files = components.select_files()
with place:
    done = bar.loaded(files)
with body:
    if done is not None:
        components.show_heading(*findings.loaded(done))
        components.show_loaded(done)
        st.stop()
    if not files:
        components.show_heading(*findings.waiting())
        empty.show_first_sheet()
        blocks.show_memory()
        st.stop()
    mode = components.select_mode()
    secret = st.container()
with place:
    wish = loads.Wish(files, words.language(), mode)
    first = components.attempt(wish)
if findings.protected(first):
    with secret:
        wish = replace(wish, password=components.ask_password())
    with place:
        first = components.attempt(wish)

with body:
    boxes = components.boxes(first)
for box, file in zip(boxes, findings.files(first), strict=True):
    wish = replace(wish, headers={**wish.headers, **blocks.select_headers(box, file)})
    wish = replace(wish, mappings=[*wish.mappings, *blocks.map_sheets(box, file)])
with place:
    answer = components.attempt(wish)
    count = faults.stopping(answer)
    chosen = bar.choose(answer)
    wish = replace(wish, by=chosen.by, leaves_out=chosen.leaves_out)
    trial = components.attempt(wish)
with body:
    for box, file in zip(boxes, findings.files(answer), strict=True):
        blocks.show_file(box, file, answer, wish)
        headers.ask(box, file)
    components.show_repeats(answer)
    components.show_elsewhere(answer)
    components.show_heading(*findings.finding(trial, count))
    wish = blocks.confirm_doubts(wish, trial)
    components.show_ahead(trial)
with place:
    bar.show(chosen, wish, trial, count)
