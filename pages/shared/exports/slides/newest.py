"""Listings in the order of time, of which the newest rows matter most on a slide."""

from dataclasses import replace

import pandas as pd

from pages.shared.capture.screen import Block

TIMES = {"year", "month", "period_end", "period_start"}  # columns of time that are no dates


def is_course(block: Block) -> bool:
    """Whether the rows of a listing go from the oldest to the newest by their first column."""
    first = next(iter(block.columns), None)
    if first is None or len(block.rows) < 2 or first not in block.rows.columns:
        return False
    column = block.rows[first]
    is_time = first in TIMES or pd.api.types.is_datetime64_any_dtype(column)
    return bool(is_time and column.is_monotonic_increasing and column.nunique() > 1)


def first(block: Block) -> Block:
    """The listing with its newest rows first."""
    return replace(block, rows=block.rows.iloc[::-1])
