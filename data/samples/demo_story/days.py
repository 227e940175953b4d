"""Workdays: offices sign nothing on a weekend."""

import datetime as dt

FRIDAY = 4


def on_or_after(day: dt.date) -> dt.date:
    """The day itself, or the Monday after a weekend."""
    is_workday = day.weekday() <= FRIDAY
    return day if is_workday else day + dt.timedelta(7 - day.weekday())


def on_or_before(day: dt.date) -> dt.date:
    """The day itself, or the Friday before a weekend."""
    return day - dt.timedelta(max(0, day.weekday() - FRIDAY))
