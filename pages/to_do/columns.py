"""The columns that a reader sees of the tables of this page.

Functions, for their headers are in the language of the moment.
"""

from pages.shared import words
from pages.shared.findings.column import Column, Columns
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def stuck() -> Columns:
    """What is stuck: overdue, or waiting too long in its stage."""
    return {
        "name": Column(_("Matter"), way_by="way"),
        "kind": Column(_("Kind"), write=lambda code: words.matter(str(code))),
        "owner": Column(_("Owner"), leads_to="unit"),
        "due": _("Due"),
        "days_overdue": Column(_("Overdue or waiting for"), write=words.days),
    }


@cached
def owners() -> Columns:
    """Who has how much to do."""
    return {
        "name": Column(_("Owner"), leads_to="unit"),
        "count": Column(_("Matters"), decimals=0),
        "overdue": Column(_("Overdue"), decimals=0),
        "due_soon": Column(_("Due soon"), decimals=0),
    }
