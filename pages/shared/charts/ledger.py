"""A ledger over time: what was found and closed, and a project's progress against an even pace."""

import pandas as pd

from pages.shared import words
from pages.shared.charts.base import months as months_of
from pages.shared.figures import Bars, Chart, Figure, Line, Run, Scale, numbers
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def burn_down(months: pd.DataFrame) -> Figure:
    """Found and closed in each month as bars, still open at its end as a line with its last count.

    `months`: month, found, closed, open_at_end.
    """
    last = Run(words.number(months["open_at_end"].iloc[-1], ""), "ink", is_bold=True)
    left = Line(
        name=_("Still open"),
        column="open_at_end",
        values=numbers(months["open_at_end"]),
        roles="ink",
        size=6,
        labels=(*[""] * (len(months) - 1), last),
        side="above",
    )
    found = Bars(name=_("Found"), column="found", values=numbers(months["found"]), roles="other")
    closed = Bars(
        name=_("Closed"), column="closed", values=numbers(months["closed"]), roles="amount"
    )
    return Chart(
        (found, closed, left),
        months_of(months["month"]),
        Scale(low=0.0, is_shown=True),
        height=320,
        bars="beside",
        has_legend=True,
    )


@cached
def curve(reports: pd.DataFrame) -> Figure:
    """A project's progress as reported, and the even pace from its start to its deadline.

    `reports`: day, progress, planned_progress.
    """
    planned = Line(
        name=_("Even pace"),
        column="planned_progress",
        values=numbers(reports["planned_progress"]),
        roles="quiet",
        width=2,
        is_dashed=True,
    )
    reached = Line(
        name=_("Progress"),
        column="progress",
        values=numbers(reports["progress"]),
        roles="amount",
        size=9,
    )
    return Chart(
        (planned, reached),
        months_of(reports["day"]),
        Scale(low=0.0, high=105.0, unit="%", is_shown=True),
        height=280,
        has_legend=True,
    )
