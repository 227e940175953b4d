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
    """From the first day of one span to the last day of another; raises when that is backwards.

    From the first month, quarter or half of a year to its last is that year.
    """
    if first.start is None or last.end is None:
        raise CalendarError("backwards")
    is_by_months = {first.precision, last.precision} <= {"month", "quarter", "half"}
    if is_by_months and first.start.year == last.end.year:
        return of_months(last.end.year, first.start.month, last.end.month)
    return _forward(Span(first.start, last.end, "range"))


def _forward(span: Span) -> Span:
    if span.start is None or span.end is None or span.start > span.end:
        raise CalendarError("backwards")
    return span


def of_months(year: int, first: int, last: int) -> Span:
    """From one month to another of a year; 1-12月 is the year; raises when that is backwards."""
    if first == last:
        return month_of(year, first)
    if (first, last) == (1, 12):
        return year_of(year)
    return _forward(months(year, first, last, "range"))


def widened(span: Span, frequency: str) -> Span | None:
    """The quarter, half or year of a month by how often it is told: 季, 半年, 年.

    A span that is as long stays as it is; None for a frequency that is none (不定期).
    """
    size = next((size for size, words in _FREQUENCIES.items() if frequency in words), None)
    if size is None or span.start is None or span.end is None:
        return span if size is not None else None
    if span.precision not in _SIZES or _SIZES[span.precision] >= size:
        return span
    number = (span.end.month - 1) // size + 1
    whole = {1: month_of, 3: quarter, 6: half}.get(size)
    return whole(span.end.year, number) if whole else year_of(span.end.year)


_SIZES = {"day": 0, "tenday": 0, "month": 1, "quarter": 3, "half": 6, "year": 12}  # in months
_FREQUENCIES = {
    0: ("日", "每日", "周", "每周", "旬", "每旬"),
    1: ("月", "月度", "月份", "月报", "每月", "按月"),
    3: ("季", "季度", "季报", "每季", "每季度", "按季"),
    6: ("半年", "半年度", "半年报", "每半年"),
    12: ("年", "年度", "年报", "每年", "按年"),
}


def to_text(span: Span) -> str:
    """A span as it is written without any doubt, to be typed instead of what was in doubt."""
    start, end = span.start, span.end
    if end is None:
        return ""
    if start is None:
        return f"截至{end.isoformat()}"
    whole = {
        "month": f"{end.year}年{end.month}月",
        "quarter": f"{end.year}年第{end.month // 3}季度",
        "half": f"{end.year}年{'上' if end.month == 6 else '下'}半年",
        "year": f"{end.year}年",
    }
    if span.precision in whole:
        return whole[span.precision]
    if start == end:
        return start.isoformat()
    if start.year == end.year and start.day == 1 and _is_last(end) and start.month < end.month:
        return f"{end.year}年{start.month}-{end.month}月"
    return f"{start.isoformat()}至{end.isoformat()}"


def _is_last(date: dt.date) -> bool:
    return (date + dt.timedelta(days=1)).month != date.month


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
