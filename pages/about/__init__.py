"""About the board: its version, and whether everything around it is in order."""

from pages.entry import Entry
from pages.shared.words import mark

ENTRIES = (
    Entry(
        "about/page.py",
        mark("About and self-check"),
        of="quality/page.py",
        is_named=True,
        needs_build=False,
        acts=True,
        role="admin",
    ),
)
