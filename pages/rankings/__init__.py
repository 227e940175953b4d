"""Rankings: where we stand, why it moved, what it takes, how firm it is."""

from pages.entry import Entry
from pages.shared.words import mark

ENTRIES = (
    Entry(
        "rankings/page.py",
        mark("Rankings"),
        ":material/leaderboard:",
        mark("Ranking"),
        view=mark("Places"),
    ),
    Entry("rankings/why_moved.py", mark("Why it moved"), of="rankings/page.py"),
    Entry("rankings/what_it_takes.py", mark("What it takes"), of="rankings/page.py"),
    Entry("rankings/weights.py", mark("How firm"), of="rankings/page.py"),
)
