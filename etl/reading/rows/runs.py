"""Series of periods of which only the first states its year: 2021年11月, 12月."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.reading.layout import roles
from etl.reading.model import Span
from etl.reading.rows.decimals import decided
from etl.reading.values import reasons
from etl.reading.values.phrases import UNKNOWN_YEAR

_STEPS = {"month": 1, "quarter": 3, "half": 6}  # months from one to the next
YEAR = 12
_MONTH = re.compile("[月季]")
_SHORT = re.compile(r"^'?(\d\d)(?=年|[./-]\d{1,2}$|[QqHhMm]\d)")


@dataclass(frozen=True)
class _Period:
    """A period's text and the year that it states; of the part of one, its grain and last month."""

    text: str | None
    grain: str = ""
    order: int = 0
    year: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is a period that wants a year."""
        return bool(self.grain) and self.year is None


def carried(texts: Sequence[str | None], year: int | None = None) -> list[str | None]:
    """The year holds as long as the months, or the quarters, go on: 2021年11月, 12月.

    Where they turn (12月, 1月) no year is known, not even the one that the sheet states (`year`):
    such a period comes as 某年1月, which is asked about. 2020.1 comes as January or October, as its
    neighbours say, else as both.
    """
    periods = [_period(text) for text in _centuries(decided(texts), year)]
    starts = [at for at, period in enumerate(periods) if not period.is_open] or [0]
    bounds = sorted({0, *starts, len(periods)})
    result: list[str | None] = []
    for start, end in itertools.pairwise(bounds):
        after = periods[end] if end < len(periods) else None
        result += _run(periods[start:end], year, after)
    return result


def _centuries(texts: Sequence[str | None], year: int | None) -> list[str | None]:
    """20年7月 is 2020年7月 where the sheet, or a period beside it, states 2020."""
    if not any(text and _SHORT.match(text) for text in texts):
        return list(texts)
    years = {_period(text).year for text in texts} | {year}
    by_short = {f"{own_year % 100:02}": str(own_year) for own_year in years if own_year}
    return [
        _SHORT.sub(lambda hit: by_short.get(hit[1], hit[0]), text or "") or None for text in texts
    ]


@lru_cache(maxsize=4096)
def _period(text: str | None) -> _Period:
    parsed = roles.period(text) if text else None
    if text is None or parsed is None:
        return _Period(text)
    is_open = parsed.reason == reasons.YEAR_MISSING and not text.startswith(UNKNOWN_YEAR)
    span = roles.span_of(text, 2000) if is_open else parsed.value
    if not isinstance(span, Span) or span.end is None:
        return _Period(text)
    year = None if is_open else span.end.year
    if not _is_part(span, text, is_open=is_open):
        return _Period(text, year=year)
    return _Period(text, span.precision, span.end.month, year)


def _is_part(span: Span, text: str, *, is_open: bool) -> bool:
    """Whether a period is one of several in a year; behind 2019年 or 2019年底 another may begin."""
    if span.end is None or span.precision == "day":
        return False
    is_whole = span.precision == "year" or (span.precision == "as_of" and not _MONTH.search(text))
    is_within = span.start is None or span.start.year == span.end.year
    return is_within and (is_open or not is_whole)


def _run(run: Sequence[_Period], year: int | None, after: _Period | None) -> list[str | None]:
    """One period that states its year, or nothing, and those without a year behind it."""
    first, *rest = run
    if first.grain and first.year is not None:
        return [first.text, *_behind(first, rest, year)]
    is_known = after is None or not after.grain or _is_before(run[-1], after, year)
    return [period.text if is_known or not period.is_open else _unknown(period) for period in run]


def _is_before(last: _Period, after: _Period, year: int | None) -> bool:
    """Whether the sheet's year fits what ends before one with a year: 12月, 2022年1月."""
    if not last.is_open:
        return True
    goes_on = last.order < after.order or _steps_back(last, after)
    if goes_on:
        return year in (None, after.year)
    return after.year is not None and year == after.year - 1


def _behind(first: _Period, rest: Sequence[_Period], year: int | None) -> list[str]:
    """The periods behind one that states its year: under it, under the sheet's, or under none."""
    run, first_year = [first, *rest], first.year or 0
    count = _same_year(run)
    texts = [f"{first_year}年{period.text}" for period in run[1:count]]
    for period, turns in zip(run[count:], _years_later(run, count), strict=True):
        is_told = year == first_year + turns or (year is None and not turns)
        texts.append((period.text or "") if is_told else _unknown(period))
    return texts


def _years_later(run: Sequence[_Period], count: int) -> list[int]:
    """How many years later each period is that is not held; 0 for another city's months."""
    turns: list[int] = []
    state = {period.grain: (period.order, 0) for period in run[:count]}
    passed = {(period.grain, period.order) for period in run[:count]}
    for place, period in enumerate(run[count:], count):
        order, known = state.get(period.grain, (0, int(_turns(run[:count], period))))
        if place == count and period.order >= run[count - 1].order:
            known = -1  # 2022年1月, 12月, 11月
        elif period.order < order and known >= 0:
            known = 0 if (period.grain, period.order) in passed else known + 1
        state[period.grain] = (period.order, known)
        turns.append(known)
    return turns


def _turns(group: Sequence[_Period], period: _Period) -> bool:
    """Whether a quarter behind months may be one of the next year: 11月, 12月, 一季度."""
    return group[-1].order == YEAR and group[0].order > period.order


def _same_year(run: Sequence[_Period]) -> int:
    """The number of periods in the first one's year: they increase, or step back one by one."""
    count = 1
    while count < len(run) and _goes_on(run[count - 1], run[count]):
        count += 1
    if count == 1:
        while count < len(run) and _steps_back(run[count - 1], run[count]):
            count += 1
    elif count < len(run) and _steps_back(run[count - 1], run[count]):
        is_new = run[count].order not in {period.order for period in run[:count]}
        count -= is_new  # 2022年1月, 12月, 11月: the years count down
    return count


def _goes_on(before: _Period, period: _Period) -> bool:
    return period.order >= before.order


def _steps_back(before: _Period, period: _Period) -> bool:
    """7月 behind 8月."""
    return period.grain == before.grain and before.order - period.order == _STEPS.get(
        period.grain, 0
    )


def _unknown(period: _Period) -> str:
    return f"{UNKNOWN_YEAR}{period.text}"
