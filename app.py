"""The server: `streamlit run app.py`."""

import importlib
import pkgutil

import streamlit as st
from starlette.middleware import Middleware

import pages
from pages import menu
from pages.shared import components
from pages.shared.document import document, lost_pages, tidying
from pages.shared.document.delivery import Delivery
from pages.shared.stage import routes as stage

# Everything that pages import is there before the first of them, and then left out of every
# collection of garbage (`make bench` shows that it still pays).
scripts = {"pages.board", *(entry.module for entry in menu.ENTRIES)}
for module in pkgutil.walk_packages(pages.__path__, "pages."):
    if module.name not in scripts and not module.name.startswith("pages.shared."):
        importlib.import_module(module.name)
tidying.start()

routes = [
    *document.routes(),
    *stage.routes(),
    *lost_pages.routes(menu.TITLES, menu.MOVED),
]
app = st.App(
    "pages/board.py",
    routes=routes,
    middleware=[Middleware(Delivery)],
    on_script_error=components.show_error,
)
