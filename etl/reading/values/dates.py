"""Dates and periods from cells: real dates, numbers that mean dates, and texts."""

import datetime as dt
import math
import re
from dataclasses import replace

from etl.reading.model import Cell, Span
from etl.reading.values import masks, phrases, reasons, spans
from etl.reading.values.context import Context, Parsed, fault, warn
from etl.reading.values.text import LONGEST, is_missing, plain, solid, written
from etl.reading.values.vocabulary import LATER, RELATIVE, UNSTATED

_EPOCH = dt.datetime(1899, 12, 30)
_BRACKETED = re.compile(r"^\s*[(（【\[]([^()（）【】\[\]]+)[)）】\]]\s*$")
SERIALS = range(20000, 73051)  # 1954 to 2100: numbers that may be Excel's days


def parse_date(cell: Cell, context: Context, *, period: bool = False) -> Parsed:
    """The span that a cell means; never with a guessed year or day–month order."""
    value, shown = cell.value, written(cell)
    if isinstance(value, dt.datetime | dt.date):
        return _from_date(value, cell.number_format, shown)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return fault(reasons.NOT_A_DATE, shown)
    if isinstance(value, str):
        return _from_text(value, context, period)
    return _from_number(value, context, period, shown)


def _from_date(value: dt.date, number_format: str, shown: str) -> Parsed:
    """A date cell; 2020年10月 by its format is a month when the first of it is stored."""
    moment = (
        value if isinstance(value, dt.datetime) else dt.datetime(value.year, value.month, value.day)
    )
    grain = masks.date_grain(number_format)
    try:
        if grain == "year" and (moment.month, moment.day) == (1, 1):
            span = spans.year_of(moment.year)
        elif grain == "month" and moment.day == 1:
            span = spans.month_of(moment.year, moment.month)
        else:
            span = spans.day(moment.year, moment.month, moment.day)
    except spans.CalendarError:
        return fault(reasons.NO_SUCH_DAY, shown)
    return Parsed(replace(span, as_written=shown))


def _from_number(value: float, context: Context, period: bool, shown: str) -> Parsed:
    """20200515, 202005, 2020 and 2020.3 are read; 44180 and 2020.1 are asked about."""
    if not math.isfinite(value):
        return fault(reasons.NOT_A_DATE, shown)
    if value != int(value) and int(value) not in SERIALS:
        return _from_decimal(value, context, period, shown)
    return _from_text(plain(math.floor(value)), context, period)


def _from_decimal(value: float, context: Context, period: bool, shown: str) -> Parsed:
    """2020.3 is March, but 2020.1 may have been typed as 2020.10."""
    text = plain(value)
    _, _, part = text.partition(".")
    if part in {"1", "2", "3"} and not (value > spans.FIRST_YEAR and part != "1"):
        return fault(reasons.DAY_OR_MONTH, shown, first=text, second=text + "0")
    return _from_text(text, context, period)


def _from_text(text: str, context: Context, period: bool) -> Parsed:
    text = _BRACKETED.sub(r"\1", text)
    bare = solid(text)
    if len(text) > LONGEST:
        return fault(reasons.NOT_A_DATE, text[:LONGEST])
    if is_missing(text):
        return Parsed(None)
    if period and bare in UNSTATED:
        return Parsed(Span(None, None, "unstated", text.strip()))
    if bare in LATER:
        return warn(None, reasons.NO_DATE_YET, text.strip())
    if problem := _serial(bare):
        return problem
    return _from_phrase(text, context, period)


def _from_phrase(text: str, context: Context, period: bool) -> Parsed:
    shown = text.strip()
    try:
        span = phrases.read(text, context)
    except phrases.DoubtError as doubt:
        relative = solid(text).startswith(RELATIVE)
        if relative and period:
            return Parsed(Span(None, None, "unstated", shown))
        return fault(reasons.RELATIVE_DATE if relative else doubt.reason, shown, **doubt.details)
    except spans.CalendarError as problem:
        backwards = str(problem) == "backwards"
        return fault(reasons.BACKWARDS if backwards else reasons.NO_SUCH_DAY, shown)
    return Parsed(replace(span, as_written=shown))


def _serial(text: str) -> Parsed | None:
    whole = text.partition(".")[0]
    if not (text.replace(".", "", 1).isascii() and whole.isdigit() and int(whole) in SERIALS):
        return None
    date = (_EPOCH + dt.timedelta(days=int(whole))).date().isoformat()
    return fault(reasons.BARE_SERIAL, text, date=date)
