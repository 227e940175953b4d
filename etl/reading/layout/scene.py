"""What a sheet says around a table: its period, year, place and units, in titles and notes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from etl.reading.layout import labels, places
from etl.reading.model import Cell, Span
from etl.reading.values import Context, parse, units
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
        r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?(?:\d{{1,2}}[日号]|底|末|[上中下]旬)?|"
        r"(?<=[./-])(?:1[0-2]|0?[1-9])(?![\d.])|(?:0[1-9]|1[0-2])$)"
    )
    .replace("{d}", _DIGIT)
    .replace("{{", "{")
    .replace("}}", "}")
)
_PART = re.compile(_SUB)
_CORNER = re.compile(r"(?:计量)?单位[:：]\s*([^\s,，;；:：]+)")
_BESIDE = re.compile(
    r"(?:填报单位|报送单位|填报地区|城市|地区|地市|单位名称)\s*(?:[(（]盖章[)）])?[:：]\s*(\S+)"
)
_STATED_IN_NOTE = re.compile(
    r"(?:普查|截至|截止|数据为|时点为?|年报)\D{0,6}(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日|底|末)?"
)


@dataclass(frozen=True)
class Scene:
    """Around one table: `hints` is sheet name and titles as one label; `units` are corner notes."""

    sheet: str
    titles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    year: int | None = None
    period: Span | None = None
    place: str | None = None
    units: tuple[str, ...] = ()

    @property
    def hints(self) -> str:
        """What may name the table."""
        return "|".join(labels.squeeze(text) for text in (self.sheet, *self.titles))

    def unit_for(self, base: str | None) -> str | None:
        """The corner unit of the same family as a column's unit; any, when the column has none."""
        for unit in self.units:
            own = units.read(unit).base
            if base is None or (own and units.family(own) == units.family(base)):
                return unit
        return None


def look(sheet: str, titles: Sequence[str], notes: Sequence[str], year: int | None) -> Scene:
    """The scene of a table, from the texts above it (nearest last) and below it.

    `year` is the one year that the workbook states elsewhere.
    """
    near = [*reversed(titles), sheet]
    own = stated_year(near)
    period = _period(near, own or year) or _from_notes(notes)
    if own is None and period and period.end and period.precision in {"year", "as_of"}:
        own = period.end.year
    corner = tuple(
        unit
        for text in [*titles, *notes]
        for found in _CORNER.finditer(text)
        for unit in _corner_units(found[1])
    )
    return Scene(
        sheet, tuple(titles), tuple(notes), own or year, period, _place(near, notes), corner
    )


def stated_year(texts: Iterable[str]) -> int | None:
    """The one year that the texts state, nearest first; None when one text states two."""
    for text in texts:
        years = {_arabic(found[1]) for found in _YEAR.finditer(_ASIDE.sub("", text))}
        if len(years) == 1:
            return int(next(iter(years)))
        if years:
            return None
    return None


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


def _period(near: Sequence[str], year: int | None) -> Span | None:
    """Part of a year before a whole year, the nearest text first."""
    for text in near:
        if span := period_of(text, year):
            return span
    own = stated_year(near)
    return _parse(f"{own}年", None) if own else None


def _from_notes(notes: Sequence[str]) -> Span | None:
    found = [hit[0] for text in notes for hit in _STATED_IN_NOTE.finditer(_opened(text))]
    stated = {span for text in found if (span := period_of(text, None) or _year_in(text))}
    return next(iter(stated)) if len(stated) == 1 else None


def _opened(text: str) -> str:
    return re.sub(r"[()（）]", "", text)


def _year_in(text: str) -> Span | None:
    year = stated_year([text])
    return _parse(f"{year}年", None) if year else None


def _place(near: Sequence[str], notes: Sequence[str]) -> str | None:
    for text in near:
        if place := places.stated(labels.squeeze(text)) or _stated_beside(text):
            return place
    found = {place for text in notes if (place := places.stated(labels.squeeze(text)))}
    return found.pop() if len(found) == 1 else None


def _stated_beside(text: str) -> str | None:
    """填报单位：深圳市总工会 and 城市：深圳 name a place beside the title."""
    found = _BESIDE.search(text)
    return places.stated(labels.squeeze(found[1])) if found else None


def _corner_units(text: str) -> list[str]:
    parts = re.split(r"[、,，/和及]", text)
    return [part.strip("()（）") for part in parts if labels.is_unit(part.strip("()（）"))]
