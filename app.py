"""The server: `streamlit run app.py`."""

import streamlit as st

from pages import menu
from pages.shared import charts, components, document, findings, lost_pages, tidying, warehouse
from pages.shared.stage import routes as stage

# Everything that pages import is there before the first of them, and then left out of every
# collection of garbage (`make bench` shows that it still pays).
WARM = (charts, components, findings, warehouse)
tidying.start()

routes = [*document.routes(), *stage.routes(), *lost_pages.routes(menu.TITLES, menu.MOVED)]
app = st.App("pages/board.py", routes=routes, on_script_error=components.show_error)
