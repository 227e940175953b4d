"""The manuals: what each kind of reader does with the board, task by task."""

from pages.entry import Entry
from pages.shared.words import mark

ENTRIES = (
    Entry(
        "manuals/page.py",
        mark("Manuals"),
        of="overview/page.py",
        is_named=True,
        needs_build=False,
        acts=True,
    ),
)
