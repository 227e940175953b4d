"""What waits: the work that is stuck longest, and what is due next."""

import datetime as dt

import pandas as pd

from pages.overview import columns
from pages.shared import components, warehouse, words
from pages.shared.findings import stuck as findings
from pages.shared.findings.way import Way

FIRST = 3  # rows of each that a leader sees


def show_stuck(stuck: pd.DataFrame, day: dt.date) -> None:
    """The work that is stuck longest (as `stuck`), with whom and for how long; counted to a day."""
    if stuck.empty:
        return
    components.show_listing(
        stuck,
        key="stuck",
        title=findings.title(stuck),
        subject=findings.subject(day),
        columns=columns.stuck(),
        leads_to=Way("to_do"),
        stamp=components.Stamp(is_demo=bool(stuck["is_demo"].any())),
        sources=lambda: warehouse.query("stuck_sources", owner=None),
        limit=FIRST,
    )


def show_due(due: pd.DataFrame, board: pd.DataFrame) -> None:
    """What is due next (as `to_do`), with whom and in how many days."""
    if due.empty:
        return
    components.show_listing(
        due,
        key="due",
        title=findings.due(due),
        subject=words.as_of(board["as_of"].iloc[0]),
        columns=columns.due(),
        leads_to=Way("to_do"),
        stamp=components.stamp_of(board),
        sources=lambda: warehouse.query("to_do_sources", owner=None),
        limit=FIRST,
    )
