"""The columns that a reader sees of the tables of this page.

Functions, for their headers are in the language of the moment.
"""

import pandas as pd

from pages.shared import words
from pages.shared.findings.column import Column, Columns
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def scores(rows: pd.DataFrame) -> Columns:
    """What a unit scored; what none of the rows states has no column."""
    columns: Columns = {
        "appraisal": _("Appraisal scheme"),
        "period": _("Period"),
        "score": Column(_("Score"), decimals=2),
        "rank": Column(_("Rank"), decimals=0),
        "ranked": Column(_("Of"), decimals=0),
        "rank_change": Column(_("Change"), write=words.rank_change),
        "grade": _("Grade"),
        "missing_raters": _("Raters not heard"),
    }
    stated = {*rows.columns[rows.notna().any()], "period"}
    return {name: column for name, column in columns.items() if name in stated}


@cached
def deeds() -> Columns:
    """What a unit did."""
    return {
        "day": _("Day"),
        "kind": Column(_("Kind"), write=lambda code: words.deed(str(code)), is_unbroken=True),
        "name": _("Matter"),
    }


@cached
def plans() -> Columns:
    """A unit's share of the year's plan."""
    return {
        "name": _("Matter"),
        "planned": _("Planned"),
        "done": _("Done"),
        "done_share": Column(_("Share done"), write=words.share),
    }
