"""The columns that a reader sees of uploads, their faults and their changes."""

import pandas as pd

from pages.shared.components.tables import Column, Columns
from pages.shared.words import translate as _


def first_rows(rows: pd.DataFrame) -> Columns:
    """Rows as read, under the headers of the contract."""
    return {name: _("Row") if name == "_row" else str(name) for name in rows.columns}


def faults(rows: pd.DataFrame) -> Columns:
    """Faults at their cells; a column that nothing fills is left out."""
    said: Columns = {
        "sheet": _("Sheet"),
        "cell": _("Cell"),
        "header": _("Header"),
        "value": _("Value"),
        "reason": _("What to do"),
        "is_stopping": Column(_("Stops the load"), write=_yes),
    }
    return {name: column for name, column in said.items() if rows[name].notna().any()}


def tables() -> Columns:
    """How many rows of each table change."""
    return {
        "title": _("Table"),
        "added": Column(_("New"), decimals=0),
        "changed": Column(_("Changed"), decimals=0),
        "gone": Column(_("Gone"), decimals=0),
        "same": Column(_("Unchanged"), decimals=0),
    }


def changes() -> Columns:
    """Values that change."""
    return {
        "title": _("Table"),
        "row": _("Row"),
        "header": _("Header"),
        "old": _("Old"),
        "new": _("New value"),
    }


def history() -> Columns:
    """Uploads, withdrawn ones included."""
    return {
        "upload": Column(_("No."), decimals=0),
        "at": _("When"),
        "by": _("Who"),
        "file": _("File"),
        "what": _("What"),
        "rows": Column(_("Rows"), decimals=0),
        "mode": _("How it counts"),
        "state": _("State"),
    }


def _yes(value: object) -> str:
    return _("yes") if value else _("no")
