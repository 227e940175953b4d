"""Columns whose period is relative to the one that the sheet states: 上年同期, 本年累计."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from etl.reading.layout import labels, roles
from etl.reading.model import Span
from etl.reading.values import changes, spans

_BEGINS = r"(?:自?年初|[1一]月?份?)"
_ENDS = r"[至到~-](?:本月|当月|本期|报告期|今)末?止?"
_SUM = rf"(?:{_BEGINS}(?:{_ENDS})?累计|{_BEGINS}{_ENDS}|年初以来|累计)"
_YEAR = r"今年|本年|当年|去年|上年|前年"
_BEFORE = re.compile(rf"(?P<year>{_YEAR})?度?(?P<same>同期)?(?P<sum>{_SUM})?(?P<name>.*)")
_BEHIND = re.compile(rf"(?P<name>.{{2,}}?)(?P<year>{_YEAR})?(?P<same>同期)?(?P<sum>{_SUM})?")
_BACK = {"去年": 1, "上年": 1, "前年": 2}
_NO_NAME = re.compile(r"[末底初]|.$")


@dataclass(frozen=True)
class Reckoned:
    """How a period follows from the stated one.

    `back` is how many years it lies before; `is_same` says that it is the same part of its year
    (同期), so that a month may be moved; `is_sum` that it begins with January; `is_said` that the
    label names the year at all. `is_open` is one that cannot be reckoned.
    """

    words: str
    back: int = 0
    is_same: bool = False
    is_sum: bool = False
    is_open: bool = False

    def of(self, stated: Span) -> Span | None:
        """The period meant, where `stated` is the sheet's; None where nobody can tell."""
        is_year = stated.precision == "year" or _is_from_january(stated)
        if self.is_open or not (self.is_same or self.is_sum or is_year):
            return None
        if self.back and not (self.is_same or stated.precision == "year"):
            return None
        span = _summed(stated) if self.is_sum else stated
        return _moved(span, self.back) if self.back and span else span


def find(text: str) -> tuple[str, Reckoned] | None:
    """What a label names beside such a period, and the period; None for any other label.

    上年同期 names nothing, 累计入会人数 names 入会人数; 比上年增长 is a change of a level.
    """
    label = labels.read(text)
    words = label.name
    if changes.of_header(text) is not None or (roles.is_beside(words) and "累计" not in words):
        return None
    return _read(words, _BEFORE) or _read(words, _BEHIND)


def _read(words: str, pattern: re.Pattern[str]) -> tuple[str, Reckoned] | None:
    match = pattern.fullmatch(words)
    if match is None or not (match["year"] or match["same"] or match["sum"]):
        return None
    name, year, back = match["name"], match["year"], _BACK.get(match["year"] or "", 0)
    if name and (changes.is_growth(name) or changes.of_header(name) or roles.is_timely(name)):
        return None
    if name and not back and not match["sum"]:
        return None  # 本年新增会员数 is of the sheet's own year, as its title says
    is_value = roles.measure(name) == "value"
    is_open = bool(name and _NO_NAME.match(name)) or (bool(match["same"]) and not back)
    meaning = Reckoned(words, back, bool(match["same"]), bool(match["sum"]), is_open)
    if year in {"本年", "当年"} and not match["sum"]:
        return None  # the sheet's own period
    return ("" if is_value else name), meaning


def is_bare(text: str) -> bool:
    """Whether a label is nothing but such a period."""
    match = find(text)
    return match is not None and not match[0]


def from_january(span: Span) -> Span:
    """A month of a cumulated column stands for all months of the year up to it."""
    if span.precision != "month" or span.start is None or span.start.month == 1:
        return span
    whole = "year" if span.start.month == 12 else "range"
    return replace(span, start=span.start.replace(month=1), precision=whole)


def _summed(span: Span) -> Span | None:
    """From January to the end of a month, a quarter or a half; None for months from another on."""
    if span.precision in {"quarter", "half"} and span.end:
        return spans.of_months(span.end.year, 1, span.end.month)
    is_whole = span.start is None or span.precision == "year" or _is_from_january(span)
    return from_january(span) if is_whole or span.precision == "month" else None


def _is_from_january(span: Span) -> bool:
    """1-6月, of which 今年 says no more than the title does."""
    is_part = span.precision in {"range", "half", "quarter"}
    return is_part and span.start is not None and (span.start.month, span.start.day) == (1, 1)


def _moved(span: Span, years: int) -> Span | None:
    """The same part of an earlier year; None for a part that is not of whole months."""
    start, end = span.start, span.end
    if end is None or (end + dt.timedelta(days=1)).day != 1:
        return None
    year = end.year - years
    if start is None:
        return spans.by_end(spans.month_of(year, end.month))
    if start.day != 1 or start.year != end.year:
        return None
    return spans.of_months(year, start.month, end.month)
