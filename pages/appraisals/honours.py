"""The honours that the units won: how many at each level, and the latest of them."""

from functools import partial

import pandas as pd
from streamlit.delta_generator import DeltaGenerator

from pages.appraisals import columns
from pages.appraisals.findings import appraisals as findings
from pages.shared import charts, components, warehouse, words
from pages.shared.words import translate as _


def show_honours(honours: pd.DataFrame, left: DeltaGenerator, right: DeltaGenerator) -> None:
    """Draw both side by side; `honours` has one row per honour and at least one row."""
    about = components.About(
        subject=_("Honours by level"),
        stamp=components.stamp_of(warehouse.query("board")),
        sources=partial(warehouse.query, "honour_sources"),
    )
    levels = findings.levels(honours)
    title, figure, shown = findings.honoured(honours), charts.tally(levels), columns.levels()
    with left:
        components.show_chart(figure, levels, key="levels", title=title, columns=shown, **about)
    rows = words.termed(honours, "level", "recipient")
    title, shown = findings.latest(honours), columns.honours()
    with right:
        components.show_listing(rows, key="honours", title=title, columns=shown, limit=11, **about)
