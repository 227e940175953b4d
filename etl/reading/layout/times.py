"""Years and periods within a text: a title, a note, a section's heading."""

import re
from collections.abc import Iterable
from dataclasses import replace

from etl.reading.model import Cell, Span
from etl.reading.values import Context, mentions, parse, reasons
from etl.sheets.contract import Kind

_ASIDE = re.compile(
    r"(?:填报|填表|制表|打印|报送|更新|上报|报出|印发|编制|发布|导出|生成)(?:时间|日期|年月|于)?[:：]?\s*"
    r"(?:\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?|\d{4}年\d{1,2}月(?:\d{1,2}日)?)?"
)
_DIGIT = "[〇○零一二三四五六七八九]"
_YEAR = re.compile(
    rf"((?:19|20)\d\d|[一二]{_DIGIT}{{3}})(?=\s*年|年度|\s*[./-]\d|Q|$|(?:0[1-9]|1[0-2])(?!\d))"
)


def stated_year(texts: Iterable[str]) -> int | None:
    """The one year that the texts state, nearest first; None when one text states two."""
    for text in texts:
        years = years_of(text)
        if len(years) == 1:
            return next(iter(years))
        if years:
            return None
    return None


def years_of(text: str) -> set[int]:
    """Every year that a text states, but for the days on which a form was filled in."""
    return {int(_arabic(match[1])) for match in _YEAR.finditer(_ASIDE.sub("", text))}


def period_of(text: str, year: int | None) -> Span | None:
    """The one period that a text is about: its own words, with the year stated around it.

    None where it mentions none, several, or one that cannot be told for certain.
    """
    mentioned = _mentioned(text, year)
    periods = {span for span, _ in mentioned if span is not None}
    if len({(span.start, span.end) for span in periods}) != 1 or is_doubtful(text, year):
        return None
    span = next(iter(periods))
    return None if span.precision == "year" and span.end else replace(span, as_written=text.strip())


def is_doubtful(text: str, year: int | None) -> bool:
    """Whether a text mentions a period that can be read in two ways, or in none."""
    return any(span is None for span, _ in _mentioned(text, year))


def _mentioned(text: str, year: int | None) -> list[tuple[Span | None, str | None]]:
    parsed = mentions.find(_ASIDE.sub("", text), year)
    periods = [(one.value if isinstance(one.value, Span) else None, one.reason) for one in parsed]
    return [one for one in periods if one[1] != reasons.YEAR_MISSING]


def _arabic(year: str) -> str:
    digits = {
        sign: str(value) for value, signs in enumerate("〇一二三四五六七八九") for sign in signs
    }
    digits |= {"○": "0", "零": "0"}
    return "".join(digits.get(sign, sign) for sign in year)


def _parse(phrase: str, year: int | None) -> Span | None:
    value = parse(Cell(phrase), Kind.PERIOD, Context(year=year)).value
    return value if isinstance(value, Span) and value.precision != "unstated" else None


def year_in(text: str) -> Span | None:
    """The whole year that a text states."""
    year = stated_year([text])
    return whole_year(year) if year else None


def whole_year(number: int) -> Span | None:
    """A whole year."""
    return _parse(f"{number}年", None)
