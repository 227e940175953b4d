"""A city, reached by its name."""

from pages.entry import Entry
from pages.shared.words import mark

ENTRIES = (Entry("city/page.py", mark("City"), of="rankings/page.py", is_named=True),)
