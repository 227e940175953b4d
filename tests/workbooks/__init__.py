"""Harder workbooks than the usual ones, each named by what is wrong or unusual about it."""

from tests.workbooks import (
    across,
    corners,
    crosstabs,
    faulty,
    formats,
    forums,
    headings,
    indicators,
    ledgers,
    printed,
)
from tests.workbooks.case import Case

CASES: tuple[Case, ...] = (
    *forums.CASES,
    *indicators.CASES,
    *ledgers.CASES,
    *faulty.CASES,
    *headings.CASES,
    *crosstabs.CASES,
    *corners.CASES,
    *printed.CASES,
    *across.CASES,
    *formats.CASES,
)

__all__ = ["CASES", "Case"]
