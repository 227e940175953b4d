"""A unit, reached by its name."""

from pages.entry import Entry
from pages.shared.words import mark

ENTRIES = (Entry("unit/page.py", mark("Unit"), of="to_do/page.py", is_named=True),)
