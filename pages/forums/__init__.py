"""Forums: the plan, the topics, the archive."""

from pages.entry import Entry
from pages.shared.words import mark

ENTRIES = (
    Entry("forums/page.py", mark("Forums"), ":material/forum:", mark("Forums"), view=mark("Plan")),
    Entry("forums/topics.py", mark("Topics"), of="forums/page.py"),
    Entry("forums/archive.py", mark("Archive"), of="forums/page.py"),
)
