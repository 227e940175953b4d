"""A forum, reached by its name."""

from pages.entry import Entry
from pages.shared.words import mark

ENTRIES = (Entry("forum/page.py", mark("Forum in detail"), of="forums/page.py", is_named=True),)
