"""The columns that a reader sees of the tables of this page.

Functions, for their headers are in the language of the moment.
"""

import pandas as pd

from pages.shared.findings.column import Column, Columns
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def first_rows(rows: pd.DataFrame) -> Columns:
    """Rows as read, under the headers of the contract."""
    stated = Column(_("Stated by"), is_unbroken=True)
    own: Columns = {"_row": _("Row"), "_stated": stated}
    return {name: own.get(name, str(name)) for name in rows.columns}


@cached
def doubts() -> Columns:
    """Values that somebody has to check, or has checked."""
    return {"value": _("Value"), "reason": _("What is doubtful"), "place": _("Cell")}


@cached
def history() -> Columns:
    """Uploads, withdrawn ones included."""
    return {
        "upload": Column(_("Upload no."), decimals=0),
        "at": _("When"),
        "by": _("Who"),
        "file": _("File"),
        "what": _("Tables"),
        "rows": Column(_("Rows"), decimals=0),
        "mode": _("How it counts"),
        "state": _("State"),
    }
