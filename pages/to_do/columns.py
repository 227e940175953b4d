"""The columns that a reader sees of the tables of this page.

Functions, for their headers are in the language of the moment.
"""

from pages.shared.column import Column, Columns
from pages.shared.words import translate as _


def owners() -> Columns:
    """Who has how much to do."""
    return {
        "name": _("Owner"),
        "count": Column(_("Matters"), decimals=0),
        "overdue": Column(_("Overdue"), decimals=0),
        "due_soon": Column(_("Due soon"), decimals=0),
    }
