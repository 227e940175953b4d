"""Key projects, the task office, the lists."""

from pages.entry import Entry
from pages.shared.words import mark

ENTRIES = (
    Entry(
        "projects/page.py",
        mark("Key projects"),
        ":material/flag:",
        mark("Supervision"),
        view=mark("All projects"),
    ),
    Entry("projects/task_office.py", mark("Task office"), of="projects/page.py"),
    Entry("projects/lists.py", mark("Lists"), of="projects/page.py"),
)
