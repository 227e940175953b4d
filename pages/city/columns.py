"""The columns that a reader sees of the tables of this page.

Functions, for their headers are in the language of the moment.
"""

import pandas as pd

from pages.shared import words
from pages.shared.findings.column import Column, Columns
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def city(rows: pd.DataFrame) -> Columns:
    """Every indicator of one city, with its gap to the benchmark cities."""
    near, far = (rows[name].dropna().unique() for name in ("near_city", "far_city"))
    return {
        "indicator": Column(_("Indicator"), leads_to="indicator"),
        "place": _("Rank"),
        "moved": _("Change"),
        "risen": Column(_("Trend"), is_trail=True),
        "value": _("Value"),
        "unit": Column(_("Unit"), write=words.unit_word),
        "quarter": Column(_("Quarter of the group"), write=words.quarter),
        **{
            name: _("To {city}", city=cities[0])
            for name, cities in (("near", near), ("far", far))
            if len(cities) and cities[0] != rows["city"].iloc[0]
        },
        "target_share": Column(_("Of target"), write=words.share),
        "period": _("Period"),
    }
