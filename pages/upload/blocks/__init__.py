"""The building blocks that only this page has."""

from pages.upload.blocks.doubting import confirm_doubts, show_confirmed
from pages.upload.blocks.header_choices import select_headers, show_memory
from pages.upload.blocks.mapping import map_sheets
from pages.upload.blocks.readings import show_file

__all__ = [
    "confirm_doubts",
    "map_sheets",
    "select_headers",
    "show_confirmed",
    "show_file",
    "show_memory",
]
