"""Periods that a title or a note mentions among its other words: 2025年前11个月会员数."""

import re
from functools import lru_cache

from etl.reading.model import Cell, Span
from etl.reading.values import reasons
from etl.reading.values.context import Context, Parsed
from etl.reading.values.dates import parse_date
from etl.reading.values.text import clean

_NUMBERS = "0-9零〇○一二三四五六七八九十两元"
_SIGNS = rf"{_NUMBERS}年月份日号季度周半上中下旬底末初第前头个全至到截止累计学()./~QqHhIV-"
_CHUNK = re.compile(rf"[{_SIGNS}]{{2,32}}|.")
_STATED = re.compile(
    rf"[{_NUMBERS}].*[年月季周]|[上下]半年|全年|[QqHh][1-4]|\d{{4}}[./-]\d|^\d{{6}}$"
)
_WHOLE = re.compile(r"'?\d{2}年度?|[十廿]?[零〇一二三四五六七八九十]年")  # 20年: how long, not when
_NONE = frozenset({reasons.NOT_A_PERIOD, reasons.NOT_A_DATE, reasons.BARE_SERIAL})


@lru_cache(maxsize=4096)
def find(text: str, year: int | None) -> tuple[Parsed, ...]:
    """What a text says of periods, each as one span or with the reason why it is none.

    `year` is the one that is stated around it. Of 2025年 and 7月 in one text only the month counts.
    """
    chunks = _CHUNK.findall(clean(text).replace(" ", ""))
    periods = [parsed for chunk in chunks for parsed in _in(chunk, year)]
    return tuple(parsed for parsed in periods if not _only_dates(parsed, periods))


def _in(chunk: str, year: int | None) -> list[Parsed]:
    """The longest periods in a chunk of signs, from the left."""
    periods: list[Parsed] = []
    start = 0
    while start < len(chunk):
        for end in range(len(chunk), start + 1, -1):
            if (parsed := _read(chunk[start:end], year)) is not None:
                periods.append(parsed)
                start = end - 1
                break
        start += 1
    return periods


def _read(text: str, year: int | None) -> Parsed | None:
    if not _STATED.search(text) or _WHOLE.fullmatch(text) or text[-1] in "./~-(至到第":
        return None
    parsed = parse_date(Cell(text), Context(year=year), period=True)
    if parsed.reason in _NONE or (isinstance(parsed.value, Span) and parsed.value.end is None):
        return None
    return parsed


def _only_dates(parsed: Parsed, periods: list[Parsed]) -> bool:
    """Whether a whole year only says when the other periods of the same text are."""
    own = parsed.value
    if not isinstance(own, Span) or own.precision != "year" or own.end is None:
        return False
    others = [other.value for other in periods if other is not parsed]
    ends = [other.end for other in others if isinstance(other, Span) and other.precision != "year"]
    return None in others or any(end and end.year == own.end.year for end in ends)
