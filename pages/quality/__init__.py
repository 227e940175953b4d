"""Data quality: what is missing, open or odd."""

from pages.entry import Entry
from pages.shared.words import mark

ENTRIES = (Entry("quality/page.py", mark("Data quality"), ":material/fact_check:", mark("Data")),)
