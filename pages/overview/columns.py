"""The columns that a reader sees of the tables of this page.

Functions, for their headers are in the language of the moment.
"""

from pages.shared import words
from pages.shared.findings.column import Column, Columns
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def stuck() -> Columns:
    """What waits, with whom, for how long."""
    return {
        "name": Column(_("What"), way_by="way"),
        "owner": Column(_("Owner"), leads_to="unit"),
        "days_overdue": Column(_("Overdue or waiting for"), write=words.days),
    }


@cached
def due() -> Columns:
    """What is due next, with whom, in how many days."""
    return {
        "name": Column(_("What"), way_by="way"),
        "owner": Column(_("Owner"), leads_to="unit"),
        "days_left": Column(_("Time left"), write=words.days_left),
    }
