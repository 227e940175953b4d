"""2020.1 is January, or October typed without its zero; the neighbouring periods decide."""

import itertools
import re
from collections.abc import Sequence

from etl.reading.layout import roles

_OPEN = re.compile(r"((?:19|20)\d\d)\.1")
_PADDED = re.compile(r"(?:19|20)\d\d\.0\d")


def is_open(text: str | None) -> bool:
    """Whether a text may be the first month of a year, or its tenth."""
    return bool(text and _OPEN.fullmatch(text))


def decided(texts: Sequence[str | None]) -> list[str | None]:
    """The months in order, each 2020.1 as it is for January, as 2020.10 for October, or as both."""
    if not any(map(is_open, texts)):
        return list(texts)
    runs = [(text, len(list(same))) for text, same in itertools.groupby(texts)]
    names = [text for text, _ in runs]
    months = [_month(text) for text in names]
    for place, text in enumerate(names):
        if text and (match := _OPEN.fullmatch(text)):
            month = _by_spelling(text, names) or _by_neighbours(int(match[1]), months, place)
            months[place] = int(match[1]) * 12 + month if month else None
            both = f"{match[1]}年1月或{match[1]}年10月"
            names[place] = {1: text, 10: f"{text}0"}.get(month or 0, both)
    return [name for name, (_, count) in zip(names, runs, strict=True) for _ in range(count)]


def _month(text: str | None) -> int | None:
    """A month counted from the year 0; None for what is none, or is open."""
    span = roles.span_of(text) if text and not is_open(text) else None
    if span is None or span.start is None or span.precision != "month":
        return None
    return span.start.year * 12 + span.start.month


def _by_spelling(text: str, texts: Sequence[str | None]) -> int | None:
    """2020.10 beside it leaves January; 2020.01, or any month with its zero, leaves October."""
    if f"{text}0" in texts:
        return 1
    return 10 if any(other and _PADDED.fullmatch(other) for other in texts) else None


def _by_neighbours(year: int, months: Sequence[int | None], place: int) -> int | None:
    """The month that is next to one beside it, or that alone keeps the order."""
    before = next((month for month in reversed(months[:place]) if month), None)
    after = next((month for month in months[place + 1 :] if month), None)
    options = (1, 10)
    near = [m for m in options if {year * 12 + m - 1, year * 12 + m + 1} & {before, after}]
    if len(near) == 1:
        return near[0]
    stated = [month for month in months if month]
    sign = 1 if stated == sorted(stated) else -1 if stated == sorted(stated, reverse=True) else 0
    if len(set(stated)) < 2 or not sign:
        return None
    fits = [m for m in options if _keeps(sign, before, year * 12 + m, after)]
    return fits[0] if len(fits) == 1 else None


def _keeps(sign: int, before: int | None, month: int, after: int | None) -> bool:
    """Whether a month stands in order between its neighbours."""
    is_behind = before is None or (month - before) * sign > 0
    return is_behind and (after is None or (after - month) * sign > 0)
