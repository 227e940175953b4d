"""What is overdue, due or stuck."""

from pages.entry import Entry
from pages.shared.words import mark

ENTRIES = (Entry("to_do/page.py", mark("To do"), ":material/alarm:", mark("Supervision")),)
