"""The server: `streamlit run app.py`."""

import gc

import streamlit as st

from pages.shared import charts, components, document, findings, warehouse

# Streamlit runs a full collection after every rerun. What is imported by now lives as long as
# the server: once it is frozen, a page costs a seventh (`make bench` shows that it still pays).
WARM = (charts, components, findings, warehouse)
gc.collect()
gc.freeze()

app = st.App("pages/menu.py", routes=document.routes(), on_script_error=components.show_error)
