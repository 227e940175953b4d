"""The building blocks that only this page has."""

from pages.upload.blocks.header_choices import select_headers, show_memory
from pages.upload.blocks.mapping import map_sheets
from pages.upload.blocks.past import offer_original, offer_turning, select_upload, show_history
from pages.upload.blocks.readings import show_file

__all__ = [
    "map_sheets",
    "offer_original",
    "offer_turning",
    "select_headers",
    "select_upload",
    "show_file",
    "show_history",
    "show_memory",
]
