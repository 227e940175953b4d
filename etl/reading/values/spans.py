"""The calendar: first and last days of days, ten days, months, quarters, halves and years."""

import calendar
import datetime as dt

from etl.reading.model import Span

TENDAYS = {"上": (1, 10), "初": (1, 10), "中": (11, 20), "下": (21, 31)}
FIRST_YEAR, LAST_YEAR = 1900, 2100


class CalendarError(ValueError):
    """There is no such day, month or year."""


def day(year: int, month: int, number: int) -> Span:
    """One day."""
    date = _date(year, month, number)
    return Span(date, date, "day")


def tenday(year: int, month: int, part: str) -> Span:
    """上旬, 中旬 or 下旬 of a month."""
    first, last = TENDAYS[part]
    end = month_of(year, month).end
    if end is None:  # pragma: no cover - a month always ends
        raise CalendarError(month)
    return Span(_date(year, month, first), _date(year, month, min(last, end.day)), "tenday")


def month_of(year: int, month: int) -> Span:
    """One month."""
    return months(year, month, month, "month")


def quarter(year: int, number: int) -> Span:
    """One quarter, 1 to 4."""
    return months(year, 3 * number - 2, 3 * number, "quarter")


def half(year: int, number: int) -> Span:
    """The first or second half of a year."""
    return months(year, 6 * number - 5, 6 * number, "half")


def year_of(year: int) -> Span:
    """One year."""
    return months(year, 1, 12, "year")


def months(year: int, first: int, last: int, precision: str) -> Span:
    """From the first day of month `first` to the last day of month `last`."""
    start = _date(year, first, 1)
    _date(year, last, 1)
    end = dt.date(year, last, calendar.monthrange(year, last)[1])
    return Span(start, end, precision)


def joined(first: Span, last: Span) -> Span:
    """From the first day of one span to the last day of another; raises when that is backwards."""
    if first.start is None or last.end is None or first.start > last.end:
        raise CalendarError("backwards")
    return Span(first.start, last.end, "range")


def by_end(span: Span) -> Span:
    """Known only by its last day."""
    return Span(None, span.end, "as_of")


def _date(year: int, month: int, number: int) -> dt.date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise CalendarError(year)
    try:
        return dt.date(year, month, number)
    except ValueError as problem:
        raise CalendarError(str(problem)) from problem
