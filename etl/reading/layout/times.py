"""Years and periods within a text: a title, a note, a section's heading."""

import re
from collections.abc import Iterable
from dataclasses import replace

from etl.reading.model import Cell, Span
from etl.reading.values import Context, parse
from etl.sheets.contract import Kind

_ASIDE = re.compile(
    r"(?:填报|填表|制表|打印|报送|更新|上报|报出|印发|编制|发布|导出|生成)(?:时间|日期|年月|于)?[:：]?\s*"
    r"(?:\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?|\d{4}年\d{1,2}月(?:\d{1,2}日)?)?"
)
_DIGIT = "[〇○零一二三四五六七八九]"
_YEAR = re.compile(
    rf"((?:19|20)\d\d|[一二]{_DIGIT}{{3}})(?=\s*年|年度|\s*[./-]\d|Q|$|(?:0[1-9]|1[0-2])(?!\d))"
)
_SUB = (
    (
        r"(?:截至|截止)?(?:到|至)?(?:(?P<y>(?:19|20)\d\d|[一二]{d}{{3}})\s*(?:年度?|[./-])?\s*)?"
        r"(?P<p>\d{{1,2}}月?\s*[-—–~至]\s*\d{{1,2}}月|第?[一二三四1-4]季度|[上下]半年|前[三二]季度|Q[1-4]|"
        r"前\d{{1,2}}个?月|"
        r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?(?:\d{{1,2}}[日号]|底|末|[上中下]旬)?|"
        r"(?<=[./-])(?:1[0-2]|0?[1-9])(?![\d.])|(?:0[1-9]|1[0-2])$)"
    )
    .replace("{d}", _DIGIT)
    .replace("{{", "{")
    .replace("}}", "}")
)
_PART = re.compile(_SUB)


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
    return {int(_arabic(found[1])) for found in _YEAR.finditer(_ASIDE.sub("", text))}


def period_of(text: str, year: int | None) -> Span | None:
    """The period that a text is about: its own words, with the year stated around it."""
    bare = _ASIDE.sub("", text)
    found = [hit for hit in _PART.finditer(bare) if hit["y"] or not hit["p"].isdigit()]
    spans = [span for hit in found if (span := _parse(_phrase(hit, bare, year), year))]
    if len({(span.start, span.end) for span in spans}) == 1:
        return replace(spans[0], as_written=text.strip())
    return None


def _phrase(found: re.Match[str], text: str, year: int | None) -> str:
    own = found["y"] or (str(year) if year else "")
    lead = "截至" if re.match("截[至止]", found[0]) else ""
    part = found["p"] + ("月" if found["p"].isdigit() else "")
    return f"{lead}{_arabic(own)}年{part}" if own else text


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
    found = stated_year([text])
    return whole_year(found) if found else None


def whole_year(number: int) -> Span | None:
    """A whole year."""
    return _parse(f"{number}年", None)
