"""Conversion: from topics to effects."""

from pages.entry import Entry
from pages.shared.words import mark

ENTRIES = (
    Entry("conversion/page.py", mark("Conversion"), ":material/filter_alt:", mark("Forums")),
)
