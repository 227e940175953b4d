"""Date phrases of Chinese offices: 二〇二〇年七月十五日, 11月18日—20日, 前三季度, 截至10月底."""

import re
from collections.abc import Callable
from functools import lru_cache

from etl.reading.model import Span
from etl.reading.values import numerals, reasons, spans
from etl.reading.values.context import Context
from etl.reading.values.wording import ENGLISH, arabic, tidy


class DoubtError(Exception):
    """Why a phrase is not one date."""

    def __init__(self, reason: str, **details: str) -> None:
        """`reason` is a message id; `details` fill it."""
        super().__init__(reason)
        self.reason = reason
        self.details = details


_COUNTED = ("月", "月份", "季度", "季", "年")
_BARE = re.compile(r"\d{1,2}(?:[-~至到]\d{1,2})?|[一二三四五六七八九十]{1,3}")
_PLAN = re.compile(r"[“\"']?(十[一二三四五六七八九])五[”\"']?(?:规划)?(?:期间|时期)?")
_AS_OF = re.compile(r"^(?:截至到|截止到|截止至|截至|截止|止于|至|到)")
_LEAD = re.compile(
    r"^(?:定于|拟于|计划于|计划|预计|力争|确保|约|于|自|从|原定|拟|应于|\D{0,4}时间:)"
)
_BEFORE = re.compile(r"(?:之前|以前|前|止|为止|内|以内|之内)(?:完成|整改到位|完成整改|办结)?$")
_END = re.compile(r"(?:召开|举办|举行|完成|起|开始|左右|期间|整改到位|完成整改|印发|成立|[。,;.])$")
_Y = r"(?:(?P<y>\d{4}|'?\d{2}(?=年))[-./年]?度?[-./]?)?"
_TO = r"(?:-|~|至|到)"


def read(text: str, context: Context) -> Span:
    """The span of one phrase; raises DoubtError or CalendarError when it is not one date."""
    return _read(text, context.year, context.month, context.header_unit)


@lru_cache(maxsize=65536)
def _read(text: str, year: int | None, month: int | None, header: str | None) -> Span:
    phrase = tidy(text)
    if found := _PLAN.fullmatch(phrase):
        first = 1951 + 5 * int(numerals.read(found[1]))
        return spans.joined(spans.year_of(first), spans.year_of(first + 4))
    if header in _COUNTED and _BARE.fullmatch(phrase):
        phrase += header.removesuffix("份")
    phrase = "年底" if phrase == "年内" else arabic(phrase)
    as_of, phrase = _strip(_AS_OF, phrase)
    _, phrase = _strip(_LEAD, phrase)
    _, phrase = _strip(_END, phrase)
    before, phrase = _strip(_BEFORE, phrase)
    span = _one(phrase, year, month) or _range(phrase, year, month)
    if span is None:
        raise DoubtError(reasons.NOT_A_DATE)
    if as_of or (before and span.precision not in {"day", "as_of"}):
        return spans.by_end(span)
    return span


def _strip(pattern: re.Pattern[str], text: str) -> tuple[bool, str]:
    shorter = pattern.sub("", text)
    return (True, shorter) if shorter and shorter != text else (False, text)


def _one(text: str, year: int | None, month: int | None) -> Span | None:
    for pattern, build in _PATTERNS:
        if found := pattern.fullmatch(text):
            return build(found, year, month)
    return None


def _year(found: re.Match[str], year: int | None) -> int:
    """The phrase's own year, else the one the sheet states."""
    own = found.groupdict().get("y")
    if not own:
        if year is None:
            raise DoubtError(reasons.YEAR_MISSING)
        return year
    if len(own := own.lstrip("'")) == 4:
        return int(own)
    if year is not None and year % 100 == int(own):
        return year
    raise DoubtError(reasons.CENTURY_MISSING)


def _number(found: re.Match[str], group: str) -> int:
    return int(found[group])


def _day(found: re.Match[str], year: int | None, _: int | None) -> Span:
    return spans.day(_year(found, year), _number(found, "m"), _number(found, "d"))


def _month(found: re.Match[str], year: int | None, _: int | None) -> Span:
    return spans.month_of(_year(found, year), _number(found, "m"))


def _month_end(found: re.Match[str], year: int | None, month: int | None) -> Span:
    own = found["m"]
    if not own and month is None:
        raise DoubtError(reasons.RELATIVE_DATE)
    return spans.by_end(spans.month_of(_year(found, year), int(own or month or 0)))


def _tenday(found: re.Match[str], year: int | None, _: int | None) -> Span:
    return spans.tenday(_year(found, year), _number(found, "m"), found["part"])


def _quarter(found: re.Match[str], year: int | None, _: int | None) -> Span:
    span = spans.quarter(_year(found, year), _number(found, "q"))
    return spans.by_end(span) if found.groupdict().get("end") else span


def _quarters(found: re.Match[str], year: int | None, _: int | None) -> Span:
    first, last, own = int(found["a"] or 1), _number(found, "b"), _year(found, year)
    return spans.joined(spans.quarter(own, first), spans.quarter(own, last))


def _half(found: re.Match[str], year: int | None, _: int | None) -> Span:
    span = spans.half(_year(found, year), 1 if found["half"] in {"上", "1"} else 2)
    return spans.by_end(span) if found.groupdict().get("end") else span


def _whole_year(found: re.Match[str], year: int | None, _: int | None) -> Span:
    span = spans.year_of(_year(found, year))
    return spans.by_end(span) if found.groupdict().get("end") else span


def _months(found: re.Match[str], year: int | None, _: int | None) -> Span:
    own, first, last = _year(found, year), _number(found, "m"), _number(found, "n")
    if found["to"] == "、" and last != first + 1:
        raise DoubtError(reasons.SEVERAL_DATES)
    if first == 1 and last == 12:
        return spans.year_of(own)
    return spans.joined(spans.month_of(own, first), spans.month_of(own, last))


def _days(found: re.Match[str], year: int | None, _: int | None) -> Span:
    own, month = _year(found, year), _number(found, "m")
    first, last = _number(found, "d"), _number(found, "e")
    if found["to"] == "、" and last != first + 1:
        raise DoubtError(reasons.SEVERAL_DATES)
    return spans.joined(spans.day(own, month, first), spans.day(own, month, last))


def _years(found: re.Match[str], _: int | None, __: int | None) -> Span:
    return spans.joined(spans.year_of(_number(found, "a")), spans.year_of(_number(found, "b")))


def _year_last(found: re.Match[str], _: int | None, __: int | None) -> Span:
    """03/04/2020: clear only when one of both cannot be a month, or both are the same."""
    a, b, year = _number(found, "a"), _number(found, "b"), _number(found, "y")
    if a == b or b > 12:
        return spans.day(year, a, b)
    if a > 12:
        return spans.day(year, b, a)
    raise DoubtError(
        reasons.DAY_OR_MONTH, first=f"{year}-{a:02}-{b:02}", second=f"{year}-{b:02}-{a:02}"
    )


def _short_year(*_: object) -> Span:
    raise DoubtError(reasons.CENTURY_MISSING)


def _english(found: re.Match[str], _: int | None, __: int | None) -> Span:
    month = ENGLISH.get(found["name"].lower())
    if month is None:
        raise DoubtError(reasons.NOT_A_DATE)
    if not found["d"]:
        return spans.month_of(_number(found, "y"), month)
    return spans.day(_number(found, "y"), month, _number(found, "d"))


_Build = Callable[[re.Match[str], int | None, int | None], Span]
_M, _D = r"(?P<m>\d{1,2})", r"(?P<d>\d{1,2})"
_PATTERNS: tuple[tuple[re.Pattern[str], _Build], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (rf"(?P<y>\d{{4}}|'?\d{{2}}(?=年))[-./年,、]{_M}[-./月,、]{_D}[日号]?", _day),
        (r"(?P<y>(?:19|20)\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>\d{2})", _day),
        (rf"{_M}月{_D}[日号]?", _day),
        (rf"(?P<m>0?[1-9]|1[0-2])[./-]{_D}", _day),
        (rf"(?P<y>\d{{4}}|'?\d{{2}}(?=年))[-./年]{_M}月?份?", _month),
        (r"(?P<y>(?:19|20)\d{2})(?P<m>0[1-9]|1[0-2])", _month),
        (rf"{_M}月份?", _month),
        (rf"{_Y}(?:{_M}月份?|月)(?:底|末)", _month_end),
        (rf"{_Y}{_M}月份?(?P<part>[上中下])旬", _tenday),
        (rf"{_Y}{_M}月份?(?P<part>[初中])", _tenday),
        (rf"{_Y}第?(?P<q>[1-4])季度?(?P<end>末|底)?", _quarter),
        (rf"{_Y}[Qq](?P<q>[1-4])(?P<end>末|底)?", _quarter),
        (r"[Qq](?P<q>[1-4])[-./ ]?(?P<y>\d{4})年?", _quarter),
        (rf"{_Y}前(?P<a>)(?P<b>[234])个?季度?", _quarters),
        (rf"{_Y}第?(?P<a>[1-4])季?度?[-~至到、](?:第)?(?P<b>[1-4])季度?", _quarters),
        (rf"{_Y}(?P<half>[上下])半年度?(?P<end>末|底)?", _half),
        (rf"{_Y}[Hh](?P<half>[12])", _half),
        (r"(?P<y>\d{4}|'?\d{2}(?=年))年?度?(?:全年)?(?P<end>年?[底末终])?", _whole_year),
        (r"全年度?|年度", _whole_year),
        (r"(?P<end>年[底末终])", _whole_year),
        (rf"{_Y}{_M}月?(?P<to>{_TO}|、)(?P<n>\d{{1,2}})月份?(?:累计)?", _months),
        (r"'?\d{2}(?P<s>[-./])\d{1,2}(?P=s)\d{1,2}", _short_year),
        (rf"{_Y}{_M}[月./-]{_D}[日号]?(?P<to>-|~|至|到|、)(?P<e>\d{{1,2}})[日号]?", _days),
        (rf"(?P<a>\d{{4}})年?{_TO}(?P<b>\d{{4}})年?度?", _years),
        (r"(?P<a>\d{1,2})[-./](?P<b>\d{1,2})[-./](?P<y>\d{4})", _year_last),
        (r"'?\d{2}[-./]\d{1,2}", _short_year),
        (
            r"(?P<name>[A-Za-z]{3,9})[ .-]*(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?[ ,]+)?(?P<y>\d{4})",
            _english,
        ),
        (
            r"(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?[ -]+)?(?P<name>[A-Za-z]{3,9})[ ,.-]*(?P<y>\d{4})",
            _english,
        ),
    )
)
_SPLIT = re.compile(r"[~至到-]")
_LONGEST_TURN = 6  # months that a span over New Year may last when its second year is left out


def _range(text: str, year: int | None, month: int | None) -> Span | None:
    """Two phrases around 至, ~ or -; what the second leaves out is taken from the first."""
    doubt: DoubtError | spans.CalendarError | None = None
    for found in sorted(_SPLIT.finditer(text), key=lambda found: found[0] == "-"):
        left, right = text[: found.start()], text[found.end() :]
        try:
            first = _one(left, year, month)
            if first is None or first.start is None:
                continue
            last = _one(right, first.start.year, first.start.month)
        except (DoubtError, spans.CalendarError) as problem:
            doubt = doubt or problem
            continue
        if last is not None:
            return _joined(first, last, right)
    if doubt is not None:
        raise doubt
    return None


def _joined(first: Span, last: Span, right: str) -> Span:
    """12月30日至1月2日 ends in the next year; 12月20日至12月10日 is a slip."""
    if first.start and last.start and not re.match(r"\d{4}", right):
        months = 12 + last.start.month - first.start.month
        moved = _one(right, last.start.year + 1, None) if months <= _LONGEST_TURN else None
        return spans.joined(first, moved or last)
    return spans.joined(first, last)
