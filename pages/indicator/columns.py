"""The columns that a reader sees of the tables of this page.

Functions, for their headers are in the language of the moment.
"""

import pandas as pd

from pages.shared.findings.column import Column, Columns
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def history(unit: str, decimals: int) -> Columns:
    """Our value and the spread of the group, period by period."""
    names = {
        "value": _("Ours"),
        "least": _("Least"),
        "q1": _("Lower quartile"),
        "median": _("Median"),
        "q3": _("Upper quartile"),
        "greatest": _("Greatest"),
    }
    facts = {name: Column(header, unit, decimals) for name, header in names.items()}
    return {
        "period": _("Period"),
        **facts,
        "reported": Column(_("Cities that reported"), decimals=0),
    }


@cached
def increments(unit: str, decimals: int) -> Columns:
    """What each month added to a cumulated series."""
    return {
        "period": _("Period"),
        "city": Column(_("City"), leads_to="city"),
        "value": Column(_("Added (derived)"), unit, decimals),
    }


@cached
def cells(rows: pd.DataFrame) -> Columns:
    """The cells behind an indicator's values, earlier ones too."""
    facts: Columns = {
        "city": Column(_("City"), leads_to="city"),
        "operand": _("Figure"),
        "written": _("As written"),
        "value": _("Value"),
        "stated_change": _("Stated change"),
        "unit": _("Unit"),
        "state": _("State"),
        "file": Column(_("File"), is_unbroken=True),
        "sheet": _("Sheet"),
        "cell": _("Cell"),
        "stated": _("Stated by"),
        "loaded_by": _("Loaded by"),
        "loaded_at": _("Loaded at"),
    }
    kept = rows["stated_change"].notna().any()
    return {name: column for name, column in facts.items() if kept or name != "stated_change"}
