"""The columns that a reader sees of the tables of this page.

Functions, for their headers are in the language of the moment.
"""

from pages.shared.findings.column import Column, Columns
from pages.shared.words import translate as _


def audit() -> Columns:
    """Who did what, when, on what, with which result, from where."""
    return {
        "at": Column(_("When"), is_unbroken=True),
        "who": _("Done by"),
        "action": _("What"),
        "object": _("On what"),
        "result": _("Result"),
        "place": _("From where"),
    }
