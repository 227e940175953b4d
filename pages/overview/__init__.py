"""Overview: the leaders' two minutes."""

from pages.entry import Entry
from pages.shared.words import mark

ENTRIES = (Entry("overview/page.py", mark("Overview"), ":material/dashboard:"),)
