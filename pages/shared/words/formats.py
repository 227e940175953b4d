"""Periods, days and ranks as the chosen language writes them."""

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache

import pandas as pd
from babel.dates import format_skeleton

from pages.shared.words.catalogue import language, plural
from pages.shared.words.catalogue import translate as _
from pages.shared.words.halves import rounded
from pages.shared.words.numbers import DASH, Number, is_missing
from pages.shared.words.terms import term
from runtime.cache import cached

MONTHS = tuple(dt.date(2000, month, 1) for month in range(1, 13))


def place(rank: Number, ranked: Number) -> str:
    """A rank within its group, 第 3 / 11; a city without a value is 未报."""
    if is_missing(rank):
        return _("not reported")
    return _("No. {rank} / {ranked}", rank=int(rank or 0), ranked=int(ranked or 0))


def band(low: Number, high: Number) -> str:
    """The ranks that a city keeps when the weights vary a little: 名次区间 4–6."""
    said = ranks(low, high)
    return said if said == DASH else _("robust: {band}", band=said)


def ranks(low: Number, high: Number) -> str:
    """Two ranks and what lies between them: 4–6."""
    if is_missing(low) or is_missing(high):
        return DASH
    first, last = int(low or 0), int(high or 0)
    return f"{first}–{last}" if last > first else str(first)


def rank_change(climbed: Number) -> str:
    """How many places were climbed (positive) or lost, with an arrow and a word."""
    if is_missing(climbed):
        return _("no earlier rank")
    steps = int(climbed or 0)
    if steps > 0:
        return "↑ " + plural("up {count} place", "up {count} places", steps)
    if steps < 0:
        return "↓ " + plural("down {count} place", "down {count} places", -steps)
    return "→ " + _("unchanged")


def days(count: Number) -> str:
    """A number of days; a dash when there is none."""
    if is_missing(count):
        return DASH
    return plural("{count} day", "{count} days", int(rounded(count or 0)))


def days_left(count: Number) -> str:
    """Days until a deadline, or since it."""
    if is_missing(count):
        return DASH
    left = int(rounded(count or 0))
    if left < 0:
        return _("{days} overdue", days=days(-left))
    return _("due in {days}", days=days(left)) if left else _("due today")


def join(names: Iterable[object]) -> str:
    """Names in a row, as the language lists them."""
    return ("、" if language() == "zh" else ", ").join(str(name) for name in names)


def date_of(day: dt.date | None) -> str:
    """One day: 2020年7月5日."""
    if day is None or day != day:
        return DASH
    return _day(dt.date(day.year, day.month, day.day), language())


def day_of_year(day: dt.date) -> str:
    """One day of a year that is known: 7月5日."""
    return format_skeleton("MMMd", dt.date(day.year, day.month, day.day), locale=language())


@lru_cache(maxsize=2000)  # every page names the same few days several times
def _day(day: dt.date, code: str) -> str:
    return format_skeleton("yMMMd", day, locale=code)


def as_of(day: dt.date | None) -> str:
    """The day to which something is counted: 截至2025年12月31日."""
    return _("As of {day}", day=date_of(day))


def span(start: dt.date | None, end: dt.date | None) -> str:
    """From one day to another: 2025年9月1日至2025年9月30日."""
    return _("{first} to {last}", first=date_of(start), last=date_of(end))


def moment(at: str) -> str:
    """An ISO moment: 2026年7月2日 09:30."""
    told = dt.datetime.fromisoformat(at)
    return f"{date_of(told.date())} {told:%H:%M}"


def period(start: dt.date | None, end: dt.date, grain: str) -> str:
    """A period as the language names it: 2020年7月, 2020年第3季度, 截至2020年7月5日."""
    return _period(start, end, grain, language())


@lru_cache(maxsize=2000)  # a figure names the same few periods hundreds of times
def _period(start: dt.date | None, end: dt.date, grain: str, code: str) -> str:
    first = end if start is None or start != start else start
    if grain in ("day", "as_of"):
        return date_of(end) if grain == "day" else _("by {day}", day=date_of(end))
    if grain == "year":
        return year(end.year)
    if grain == "half":
        half = _("H1 {year}") if end.month <= 6 else _("H2 {year}")
        return half.format(year=end.year)
    if grain == "quarter":
        return format_skeleton("yQQQ", first, locale=code)
    if grain == "month":
        return format_skeleton("yMMM", first, locale=code)
    if grain == "tenday":
        return _tenday(first)
    if grain == "cumulated":
        return _since_january(end, code)
    return _("{first} to {last}", first=date_of(first), last=date_of(end))


def _since_january(end: dt.date, code: str) -> str:
    """2025年1—11月; of January alone 2025年1月."""
    if end.month == 1:
        return format_skeleton("yMMM", end, locale=code)
    month = format_skeleton("MMM", end, locale=code).removesuffix("月")
    return _("Jan–{month} {year}", month=month, year=end.year)


@cached
def with_periods(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows, newest first, with their period in words as column `period`."""
    parts = zip(rows["period_start"], rows["period_end"], rows["grain"], strict=True)
    named = rows.assign(period=[period(*part) for part in parts])
    return named.sort_values("period_end", ascending=False, kind="stable")


def period_key(start: dt.date | None, end: dt.date, grain: str) -> str:
    """A period in a form that an address keeps in every language: 2020-07, 2020Q3, 2020."""
    forms = {
        "year": f"{end.year}",
        "half": f"{end.year}H{1 if end.month <= 6 else 2}",
        "quarter": f"{end.year}Q{(end.month + 2) // 3}",
        "month": f"{end:%Y-%m}",
    }
    if grain in forms:
        return forms[grain]
    if grain in ("day", "as_of") or start is None or start != start:
        return f"{end:%Y-%m-%d}"
    return f"{start:%Y-%m-%d}/{end:%Y-%m-%d}"


def cohort(code: str) -> str:
    """The period that a cohort's code names (2025, 2025H1, 2025Q3); other cohorts by their name."""
    named = re.fullmatch(r"(\d{4})(?:([HQ])(\d))?", code)
    if named is None:
        others = {"all": _("All topics"), "未注明": _("not stated"), "尚无论坛": _("no forum yet")}
        return others.get(code) or term(code)
    months, name = {None: (12, "year"), "H": (6, "half"), "Q": (3, "quarter")}[named[2]]
    end = dt.date(int(named[1]), months * int(named[3] or 1), 1)
    return period(end.replace(month=end.month - months + 1), end, name)


def year(number_of_year: int) -> str:
    """A year as the language names it: 2020年."""
    return _("{year}", year=number_of_year)


def month_tick(day: dt.date, *, with_year: bool) -> str:
    """A month below an axis, in two lines with its year: 7月 / 2020年."""
    month = _month(day.month, language())
    return f"{month}<br>{year(day.year)}" if with_year else month


@lru_cache
def _month(number_of_month: int, code: str) -> str:
    return format_skeleton("MMM", MONTHS[number_of_month - 1], locale=code)


def _tenday(first: dt.date) -> str:
    month = format_skeleton("yMMM", first, locale=language())
    part = (_("early {month}"), _("mid {month}"), _("late {month}"))[min(first.day // 10, 2)]
    return part.format(month=month)
