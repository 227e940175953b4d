"""What each month added to a cumulated indicator: derived, and said to be so."""

from pages.indicator import columns, findings
from pages.shared import words
from pages.shared.capture.stamp import Stamp
from pages.shared.components.chart import show_listing
from pages.shared.components.views import View
from pages.shared.words import translate as _


def show_increments(view: View, stamp: Stamp) -> None:
    """A table of the months' own values; nothing for an indicator that is not cumulated."""
    rows = view.query_own("increments")
    if rows.empty:
        return
    show_listing(
        words.with_periods(rows),
        key="increments",
        title=findings.increments(rows),
        subject=_("Each month alone, derived from the values since January · {view}",
                  view=view.subject),
        columns=columns.increments(view.of.unit, view.of.decimals),
        stamp=stamp,
        sources=view.all_sources,
        limit=12,
    )  # fmt: skip
