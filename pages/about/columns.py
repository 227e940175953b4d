"""The columns of the self-check."""

from pages.shared.findings.column import Columns
from pages.shared.words import translate as _


def checks() -> Columns:
    """What was looked at, and what came of it."""
    return {
        "what": _("Looked at"),
        "state": _("State"),
        "said": _("Found"),
        "advice": _("What to do"),
    }
