"""Periods of every grain, and how offices spell them."""

import calendar
import datetime
from collections.abc import Callable
from dataclasses import dataclass

Written = str | float | datetime.date
MONTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}
NUMERALS = "一二三四"


@dataclass(frozen=True, order=True)
class Period:
    """The `number`th of its grain in the year, from 1; a span is January to its month `number`."""

    year: int
    grain: str
    number: int = 1

    @property
    def months(self) -> tuple[int, int]:
        """Its first and its last month."""
        if self.grain == "span":
            return 1, self.number
        length = MONTHS[self.grain]
        return (self.number - 1) * length + 1, self.number * length

    @property
    def right(self) -> dict[str, str | None]:
        """As the reader must answer it."""
        first, last = self.months
        end = calendar.monthrange(self.year, last)[1]
        return {
            "from": f"{self.year}-{first:02d}-01",
            "to": f"{self.year}-{last:02d}-{end}",
            "precision": "range" if self.grain == "span" else self.grain,
        }


@dataclass(frozen=True)
class Spelling:
    """One way to write a period. `leaves_year` to the title; `mask` shows a date as a month."""

    grain: str
    write: Callable[[Period], Written]
    mask: str = "General"
    leaves_year: bool = False


def _within(period: Period) -> str:
    number = period.number
    return {
        "year": "",
        "half": "上下"[(number - 1) % 2] + "半年",
        "quarter": NUMERALS[(number - 1) % 4] + "季度",
        "month": f"{number}月",
        "span": f"1-{number}月",
    }[period.grain]


def plainly(period: Period) -> str:
    """In full Chinese, as titles say it: 2024年3月."""
    return f"{period.year}年{_within(period)}"


def _day(period: Period, day: int) -> datetime.date:
    return datetime.date(period.year, period.number, day)


def _last(period: Period) -> datetime.date:
    return _day(period, calendar.monthrange(period.year, period.number)[1])


SPELLINGS = {
    "2024年": Spelling("year", plainly),
    "2024年度": Spelling("year", lambda p: f"{p.year}年度"),
    "2024 (number)": Spelling("year", lambda p: float(p.year)),
    "2024 (text)": Spelling("year", lambda p: str(p.year)),
    "2024年3月": Spelling("month", plainly),
    "3月": Spelling("month", _within, leaves_year=True),
    "2024-03": Spelling("month", lambda p: f"{p.year}-{p.number:02d}"),
    "2024.03": Spelling("month", lambda p: f"{p.year}.{p.number:02d}"),
    "202403": Spelling("month", lambda p: f"{p.year}{p.number:02d}"),
    "first day, 2024年3月": Spelling("month", lambda p: _day(p, 1), 'yyyy"年"m"月"'),
    "last day, 2024-03": Spelling("month", _last, "yyyy-mm"),
    "2024年一季度": Spelling("quarter", plainly),
    "2024Q1": Spelling("quarter", lambda p: f"{p.year}Q{p.number}"),
    "一季度": Spelling("quarter", _within, leaves_year=True),
    "2024年上半年": Spelling("half", plainly),
    "2024年1-3月": Spelling("span", plainly),
    "2024年1—3月累计": Spelling("span", lambda p: f"{p.year}年1—{p.number}月累计"),
    "2024年前3个月": Spelling("span", lambda p: f"{p.year}年前{p.number}个月"),
    "1-3月": Spelling("span", _within, leaves_year=True),
    "year, half, quarter, month": Spelling("mixed", plainly),
}
_FIRST = {"year": (1, 1), "half": (1, 2), "quarter": (1, 4), "month": (1, 12), "span": (2, 11)}


def run(grain: str, year: int, count: int) -> tuple[Period, ...]:
    """So many periods one after the other; never two years unless the grain is a year or a half."""
    if grain == "mixed":
        return tuple(Period(year, one) for one in ("year", "half", "quarter", "month")[:count])
    first, last = _FIRST[grain]
    if grain == "year":
        return tuple(Period(year + step, grain) for step in range(count))
    if grain == "half":
        return tuple(Period(year + step // 2, grain, step % 2 + 1) for step in range(count))
    return tuple(
        Period(year, grain, number) for number in range(first, min(first + count, last + 1))
    )
