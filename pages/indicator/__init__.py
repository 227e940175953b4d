"""An indicator, reached by its name."""

from pages.entry import Entry
from pages.shared.words import mark

ENTRIES = (Entry("indicator/page.py", mark("Indicator"), of="rankings/page.py", is_named=True),)
