"""Turn the matched parts of a date (2020, 7, 15) into a span; raises DoubtError if unclear."""

from collections.abc import Mapping
from typing import NamedTuple

from etl.reading.model import Span
from etl.reading.values import reasons, spans
from etl.reading.values.wording import ENGLISH


class Around(NamedTuple):
    """What the sheet states around a phrase, and whether a period is wanted rather than a day."""

    year: int | None = None
    month: int | None = None
    is_period: bool = False


class DoubtError(Exception):
    """Why a phrase is not one date."""

    def __init__(self, reason: str, **details: str) -> None:
        """`reason` is a message id; `details` fill it."""
        super().__init__(reason)
        self.reason = reason
        self.details = details


Parts = Mapping[str, str | None]


def either(first: Span, second: Span) -> DoubtError:
    """A phrase that means one of two spans."""
    options = {"first": spans.to_text(first), "second": spans.to_text(second)}
    return DoubtError(reasons.DAY_OR_MONTH, **options)


def _year(parts: Parts, around: Around) -> int:
    """The phrase's own year, else the one the sheet states."""
    written = parts.get("y")
    if not written:
        if around.year is None:
            raise DoubtError(reasons.YEAR_MISSING)
        return around.year
    if len(written) == 4:
        return int(written)
    if around.year is not None and around.year % 100 == int(written):
        return around.year
    raise DoubtError(reasons.CENTURY_MISSING)


def _number(parts: Parts, name: str) -> int:
    return int(parts.get(name) or 0)


def _ended(span: Span, parts: Parts) -> Span:
    return spans.by_end(span) if parts.get("end") else span


def day(parts: Parts, around: Around) -> Span:
    """2020年7月15日."""
    return spans.day(_year(parts, around), _number(parts, "m"), _number(parts, "d"))


def day_or_months(parts: Parts, around: Around) -> Span:
    """2020年1-7 is the 7th of January, or January to July; 2020.1-7 is no day in a period's place.

    7-15 without a year is a day where a day is wanted.
    """
    first, last = _number(parts, "m"), _number(parts, "d")
    if not first < last <= 12 or not (around.is_period or parts.get("y")):
        return day(parts, around)
    year = _year(parts, around)
    if around.is_period and parts.get("point"):
        return spans.of_months(year, first, last)
    raise either(spans.day(year, first, last), spans.of_months(year, first, last))


def day_of_year(parts: Parts, around: Around) -> Span:
    """7.15 is a day; but 12.7 in a sheet of 2012 may be its July."""
    as_day, year, number = day(parts, around), around.year or 0, _number(parts, "d")
    if year % 100 == _number(parts, "m") and 0 < number <= 12:
        raise either(as_day, spans.month_of(year, number))
    return as_day


def day_in_doubt(parts: Parts, _: Around) -> Span:
    """03/04/2020: clear only when one of both cannot be a month, or both are the same."""
    a, b, year = _number(parts, "d"), _number(parts, "e"), _number(parts, "y")
    if a == b or b > 12:
        return spans.day(year, a, b)
    if a > 12:
        return spans.day(year, b, a)
    raise either(spans.day(year, a, b), spans.day(year, b, a))


def days(parts: Parts, around: Around) -> Span:
    """11月18—20日; 18日、19日, but not 18日、20日."""
    in_year, month = _year(parts, around), _number(parts, "m")
    first, last = _number(parts, "d"), _number(parts, "e")
    _hold_together(parts, first, last)
    return spans.joined(spans.day(in_year, month, first), spans.day(in_year, month, last))


def _hold_together(parts: Parts, first: int, last: int) -> None:
    """6、7月 is one period, 3、7月 are two."""
    if parts.get("to") == "、" and last != first + 1:
        raise DoubtError(reasons.SEVERAL_DATES)


def tenday(parts: Parts, around: Around) -> Span:
    """7月上旬."""
    return spans.tenday(_year(parts, around), _number(parts, "m"), parts.get("part") or "")


def month(parts: Parts, around: Around) -> Span:
    """2020年7月."""
    return spans.month_of(_year(parts, around), _number(parts, "m"))


def month_end(parts: Parts, around: Around) -> Span:
    """7月底, and 月底 in a sheet of one month."""
    number = _number(parts, "m") if parts.get("m") else around.month
    if number is None:
        raise DoubtError(reasons.RELATIVE_DATE)
    return spans.by_end(spans.month_of(_year(parts, around), number))


def short(parts: Parts, around: Around) -> Span:
    """20.7 and Jul-20 are July 2020 where a period is wanted and the sheet states 2020."""
    if not around.is_period:
        raise DoubtError(reasons.CENTURY_MISSING)
    return english(parts, around) if parts.get("name") else month(parts, around)


def english(parts: Parts, around: Around) -> Span:
    """July 15, 2020."""
    number = ENGLISH.get((parts.get("name") or "").lower())
    if number is None:
        raise DoubtError(reasons.NOT_A_DATE)
    if parts.get("d"):
        return spans.day(_year(parts, around), number, _number(parts, "d"))
    return spans.month_of(_year(parts, around), number)


def months(parts: Parts, around: Around) -> Span:
    """1-7月, 6、7月; 前7个月 and 年初至7月 begin with January."""
    first, last = _number(parts, "m") if parts.get("m") else 1, _number(parts, "n")
    _hold_together(parts, first, last)
    return spans.of_months(_year(parts, around), first, last)


def quarter(parts: Parts, around: Around) -> Span:
    """三季度, 三季度末."""
    return _ended(spans.quarter(_year(parts, around), _number(parts, "q")), parts)


def quarters(parts: Parts, around: Around) -> Span:
    """前三季度, 一至三季度; 二、三季度, but not 一、三季度."""
    first, last = _number(parts, "q") or 1, _number(parts, "r")
    _hold_together(parts, first, last)
    return spans.of_months(_year(parts, around), 3 * first - 2, 3 * last)


def half(parts: Parts, around: Around) -> Span:
    """上半年, 2020H1."""
    number = 1 if parts.get("half") in {"上", "1"} else 2
    return _ended(spans.half(_year(parts, around), number), parts)


def year(parts: Parts, around: Around) -> Span:
    """2020年, 2020年底."""
    return _ended(spans.year_of(_year(parts, around)), parts)


def years(parts: Parts, _: Around) -> Span:
    """2018-2020年."""
    return spans.joined(spans.year_of(_number(parts, "y")), spans.year_of(_number(parts, "z")))


def century(_: Parts, __: Around) -> Span:
    """20-03-15 has too many readings."""
    raise DoubtError(reasons.CENTURY_MISSING)


def week(_: Parts, __: Around) -> Span:
    """第30周 begins where its office lets it begin."""
    raise DoubtError(reasons.WEEK)
