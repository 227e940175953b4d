"""What a reader of a scheme's scores must know of how they were made."""

import pandas as pd

from pages.rankings.findings import schemes as findings
from pages.shared import warehouse
from pages.shared.components.text import show_facts
from pages.shared.components.views import View
from pages.shared.words import translate as _


def show_remarks(view: View, cities: pd.DataFrame) -> None:
    """A box of what could not be computed as asked; an indicator, or a sound scheme, has none."""
    if not view.is_scheme:
        return
    where = {name: view.where[name] for name in ("scheme", "city_group", "grain")}
    remarks = findings.remarks(warehouse.query("scheme_faults", **where), cities)
    if remarks:
        title = _("What to know about this score")
        show_facts(title, _("How the scheme met the figures"), remarks)
