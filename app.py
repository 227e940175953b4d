"""The server: `streamlit run app.py`."""

import gc

import streamlit as st

from pages.shared import charts, components, document, findings, warehouse
from pages.shared.stage import routes as stage

# Streamlit runs a full collection after every rerun. What is imported by now lives as long as
# the server: once it is frozen, a page costs a seventh (`make bench` shows that it still pays).
WARM = (charts, components, findings, warehouse)
gc.collect()
gc.freeze()

routes = [*document.routes(), *stage.routes()]
app = st.App("pages/menu.py", routes=routes, on_script_error=components.show_error)
