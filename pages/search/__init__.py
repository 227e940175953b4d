"""Search: everything that has a name."""

from pages.entry import Entry
from pages.shared.words import mark

ENTRIES = (
    Entry("search/page.py", mark("Search"), of="overview/page.py", is_named=True, acts=True),
)
