"""Decks and snapshots."""

from pages.entry import Entry
from pages.shared.words import mark

ENTRIES = (
    Entry(
        "decks/page.py",
        mark("Shows"),
        ":material/slideshow:",
        mark("Meeting"),
        view=mark("Decks"),
        acts=True,
    ),
    Entry("decks/snapshots.py", mark("Snapshots"), of="decks/page.py", acts=True),
)
