"""Papers and decisions."""

from pages.entry import Entry
from pages.shared.words import mark

ENTRIES = (
    Entry(
        "papers/page.py",
        mark("Meeting papers"),
        ":material/description:",
        mark("Meeting"),
        view=mark("Papers"),
        acts=True,
    ),
    Entry("papers/decisions.py", mark("Decisions"), of="papers/page.py"),
)
