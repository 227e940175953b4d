"""Administration: who may use the board, who is signed in, and what was done."""

from pages.entry import Entry
from pages.shared.words import mark

ENTRIES = (
    Entry(
        "accounts/page.py",
        mark("Admin"),
        ":material/manage_accounts:",
        mark("Data"),
        view=mark("Accounts"),
        needs_build=False,
        acts=True,
        role="admin",
    ),
    Entry(
        "accounts/sessions.py",
        mark("Signed in"),
        of="accounts/page.py",
        needs_build=False,
        acts=True,
        role="admin",
    ),
    Entry(
        "accounts/audit.py",
        mark("Audit"),
        of="accounts/page.py",
        needs_build=False,
        acts=True,
        role="admin",
    ),
)
