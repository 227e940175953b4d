"""The server: `streamlit run app.py`."""

import importlib
import pkgutil

import streamlit as st
from starlette.middleware import Middleware

import pages
from pages import menu
from pages.shared import components, warehouse
from pages.shared.access import guarding, signing
from pages.shared.access.gate import Gate
from pages.shared.document import document, lost_pages, tidying
from pages.shared.document.delivery import Delivery
from pages.shared.etl import finishing
from pages.shared.operations import outside
from pages.shared.operations import routes as operations
from pages.shared.stage import routes as stage
from pages.shared.stage import shows
from pages.shared.warehouse import guard
from runtime import logs

# Everything that pages import is there before the first of them, and then left out of every
# collection of garbage (`make bench` shows that it still pays).
scripts = {"pages.board", *(entry.module for entry in menu.ENTRIES)}
for module in pkgutil.walk_packages(pages.__path__, "pages."):
    if module.name not in scripts and not module.name.startswith("pages.shared."):
        importlib.import_module(module.name)
tidying.start()
finishing.finish()

logs.start(warehouse.data_folder())
outside.watch()
setting = guarding.begin(warehouse.data_folder())
guard.stand()
routes = [
    *signing.routes(setting),
    *document.routes(),
    *stage.routes(),
    *operations.routes(setting),
    *lost_pages.routes(menu.TITLES, menu.MOVED),
]
app = st.App(
    "pages/board.py",
    routes=routes,
    middleware=[Middleware(Gate, setting=setting, opens=shows.may_see), Middleware(Delivery)],
    on_script_error=components.show_error,
)
