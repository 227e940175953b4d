"""Problems and field research."""

from pages.entry import Entry
from pages.shared.words import mark

ENTRIES = (
    Entry(
        "problems/page.py",
        mark("Problems"),
        ":material/report:",
        mark("Supervision"),
        view=mark("Ledger"),
    ),
    Entry("problems/field_research.py", mark("Field research"), of="problems/page.py"),
)
