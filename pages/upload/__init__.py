"""Uploads: a new one, those of before, templates."""

from pages.entry import Entry
from pages.shared.words import mark

ENTRIES = (
    Entry(
        "upload/page.py",
        mark("Upload"),
        ":material/upload_file:",
        mark("Data"),
        view=mark("New upload"),
        needs_build=False,
        acts=True,
        role="uploader",
    ),
    Entry("upload/history.py", mark("Uploads"), of="upload/page.py", needs_build=False, acts=True),
    Entry(
        "upload/templates.py", mark("Templates"), of="upload/page.py", needs_build=False, acts=True
    ),
)
