"""Dates and periods from cells: real dates, numbers that mean dates, and texts."""

import datetime as dt
import math
import re
from dataclasses import replace
from functools import lru_cache

from etl.reading.model import Cell, Span
from etl.reading.values import masks, phrases, reasons, relative, spans
from etl.reading.values.context import Context, Parsed, fault, warn
from etl.reading.values.meanings import DoubtError
from etl.reading.values.text import LONGEST, is_missing, plain, solid, written
from etl.reading.values.vocabulary import LATER, UNSTATED

_EPOCH = dt.datetime(1899, 12, 30)
_BRACKETED = re.compile(r"^\s*[(（【\[]([^()（）【】\[\]]+)[)）】\]]\s*$")
SERIALS = range(20000, 73051)  # 1954 to 2100: numbers that may be Excel's days


def parse_date(cell: Cell, context: Context, *, period: bool = False) -> Parsed:
    """The span that a cell means; never with a guessed year or day–month order."""
    value, shown = cell.value, written(cell)
    if isinstance(value, dt.datetime | dt.date):
        return _from_date(value, cell.number_format, shown, context.year)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return _nothing(shown, period)
    if isinstance(value, str):
        return _from_text(value, context, period)
    return _from_number(cell, float(value), context, period)


def _nothing(shown: str, period: bool) -> Parsed:
    return fault(reasons.NOT_A_PERIOD if period else reasons.NOT_A_DATE, shown)


def _from_date(value: dt.date, number_format: str, shown: str, year: int | None) -> Parsed:
    """A date cell is as long as its format shows it: 2020年10月 is a month, whatever its day."""
    grain = masks.date_grain(number_format)
    if year not in (None, value.year) and masks.hides_year(number_format):
        months = (f"{one}年{value.month}月" for one in sorted((year or 0, value.year)))
        first, second = (f"{one}{value.day}日" if grain == "day" else one for one in months)
        return fault(reasons.DAY_OR_MONTH, shown, first=first, second=second)
    try:
        if grain == "year":
            span = spans.year_of(value.year)
        elif grain == "month":
            span = spans.month_of(value.year, value.month)
        else:
            span = spans.day(value.year, value.month, value.day)
    except spans.CalendarError:
        return fault(reasons.NO_SUCH_DAY, shown)
    return Parsed(replace(span, as_written=shown))


def _from_number(cell: Cell, value: float, context: Context, period: bool) -> Parsed:
    """20200515, 202005, 2020, 2020.3 and 7 shown as 7月 are read; 44180 and 2020.1 are asked about.

    What its format shows around a number counts, where that makes a date.
    """
    shown = written(cell)
    if not math.isfinite(value):
        return _nothing(shown, period)
    mask = masks.read(cell.number_format)
    if mask.before or mask.after:
        parsed = _from_text(shown, context, period)
        if parsed.reason not in {reasons.NOT_A_DATE, reasons.NOT_A_PERIOD}:
            return parsed
    if value != int(value) and int(value) not in SERIALS:
        return _from_decimal(cell, value, context, period)
    return _from_text(plain(math.floor(value)), context, period)


def _from_decimal(cell: Cell, value: float, context: Context, period: bool) -> Parsed:
    """2020.3 is March, but 2020.1 may have been typed as 2020.10, which its format may show."""
    text = plain(value)
    whole, _, part = text.partition(".")
    is_month = len(whole) == 4 or (context.year is not None and context.year % 100 == value // 1)
    is_open = part == "1" or (part in {"2", "3"} and not is_month)
    if is_open and masks.decimals(cell.number_format) == 2:
        return _from_text(f"{text}0", context, period)
    if not is_open:
        return _from_text(text, context, period)
    first = _from_text(text, context, period)
    second = _from_text(f"{text}0", context, period)
    if isinstance(first.value, Span) and isinstance(second.value, Span):
        options = {"first": spans.to_text(first.value), "second": spans.to_text(second.value)}
        return fault(reasons.DAY_OR_MONTH, text, **options)
    return first if first.reason else second


def _from_text(text: str, context: Context, period: bool) -> Parsed:
    if len(text) > LONGEST + 2:  # brackets around it do not count
        return _nothing(text[:LONGEST], period)
    return _from_short(text, context, period)


@lru_cache(maxsize=8192)  # a column repeats its periods
def _from_short(text: str, context: Context, period: bool) -> Parsed:
    text = _BRACKETED.sub(r"\1", text)
    bare = solid(text)
    if len(text) > LONGEST:
        return _nothing(text[:LONGEST], period)
    if is_missing(text):
        return Parsed(None)
    if period and (bare in UNSTATED or (context.is_quoted and relative.hangs(bare))):
        return Parsed(Span(None, None, "unstated", text.strip()))
    if period and relative.hangs(bare):
        return _reckoned(text, context)
    if bare in LATER:
        return warn(None, reasons.NO_DATE_YET, text.strip())
    if problem := _serial(bare, period):
        return problem
    return _from_phrase(text, context, period)


def _reckoned(text: str, context: Context) -> Parsed:
    """今年1-7月 below a title with its year; without one it is asked for."""
    shown, phrase = text.strip(), relative.reckoned(text, context)
    if phrase is None:
        return fault(reasons.RELATIVE_PERIOD, shown)
    parsed = _from_phrase(phrase, context, period=True)
    if isinstance(parsed.value, Span):
        return replace(parsed, value=replace(parsed.value, as_written=shown))
    return replace(parsed, details={**parsed.details, "written": shown})


def _from_phrase(text: str, context: Context, period: bool) -> Parsed:
    shown = text.strip().removeprefix(phrases.UNKNOWN_YEAR)
    try:
        span = phrases.read(text, context, is_period=period)
    except DoubtError as doubt:
        reason = reasons.RELATIVE_DATE if relative.hangs(text) else doubt.reason
        if period and reason == reasons.RELATIVE_DATE:
            return _nothing(shown, period)  # it asks for a day
        if reason != reasons.NOT_A_DATE:
            return fault(reason, shown, **doubt.details)
        return _nothing(shown, period)
    except spans.CalendarError as problem:
        backwards = str(problem) == "backwards"
        return fault(reasons.BACKWARDS if backwards else reasons.NO_SUCH_DAY, shown)
    return Parsed(replace(span, as_written=shown))


def _serial(text: str, period: bool) -> Parsed | None:
    whole = text.partition(".")[0]
    if not (text.replace(".", "", 1).isascii() and whole.isdigit() and int(whole) in SERIALS):
        return None
    day = (_EPOCH + dt.timedelta(days=int(whole))).date()
    if period:
        month = f"{day.year}年{day.month}月"
        return fault(reasons.BARE_SERIAL_PERIOD, text, date=day.isoformat(), month=month)
    return fault(reasons.BARE_SERIAL, text, date=day.isoformat())
