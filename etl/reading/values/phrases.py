"""Date phrases of Chinese offices: 截至10月底, 1-7月累计, 2020年（7月）, 11月30日至12月2日前."""

import re
from functools import lru_cache

from etl.reading.model import Span
from etl.reading.values import numerals, reasons, spans, spellings
from etl.reading.values.context import Context
from etl.reading.values.meanings import Around, DoubtError, either
from etl.reading.values.wording import arabic, tidy

UNKNOWN_YEAR = "某年"  # before a period whose year may be one of several
_COUNTED = ("月", "月份", "季度", "季", "年")
_BARE = re.compile(r"\d{1,2}(?:[-~至到]\d{1,2})?|[一二三四五六七八九十]{1,3}")
_PLAN = re.compile(r"[“\"']?(十[一二三四五六七八九])五[”\"']?(?:规划)?(?:期间|时期)?")
_SCHOOL = re.compile("学年|学期")
_AS_OF = re.compile(r"^(?:截至到|截止到|截止至|截至|截止|止于|至|到)")
_YEAR_FIRST = re.compile(r"^(\d{4}年)(截至|截止|至(?=\d{1,2}月)|累计)")
_LEAD = re.compile(
    r"^(?:定于|拟于|计划于|计划|预计|力争|确保|约|于|自|从|原定|拟|应于|\D{0,4}时间:)"
)
_BEFORE = re.compile(r"(?:之前|以前|前|止|为止|内|以内|之内)(?:完成|整改到位|完成整改|办结)?$")
_END = re.compile(r"(?:召开|举办|举行|完成|起|开始|左右|期间|整改到位|完成整改|印发|成立|[。,;.])$")
_CUMULATED = re.compile(r"^(?:本年|本月|本季)?累计|(?:累计|累积)数?$")
_OWN = re.compile(r"(?:当月|当季|当期|单月|单季|本期|合计)数?$")  # not cumulated
_YEAR = re.compile(r"(\d{4})年?度?")
_TIMELY = re.compile(r"[年月季日号]|[QqHh][1-4]|^\d{4}$")
_SPLIT = re.compile(r"[~至到-]")
_LONGEST_TURN = 6  # months that a span over New Year may last when its second year is left out


def read(text: str, context: Context, *, is_period: bool = False) -> Span:
    """The span of one phrase; raises DoubtError or CalendarError when it is not one date."""
    return _read(text, Around(context.year, context.month, is_period), context.header_unit)


def is_counted(text: str) -> bool:
    """Whether a text only counts what its header names: 7, 1-7 and 七 below 月份."""
    return bool(_BARE.fullmatch(text))


@lru_cache(maxsize=65536)
def _read(text: str, around: Around, header: str | None) -> Span:
    phrase, remarks = tidy(text)
    if _SCHOOL.search(phrase):
        raise DoubtError(reasons.SCHOOL_YEAR)
    if match := _PLAN.fullmatch(phrase):
        first = 1951 + 5 * int(numerals.read(match[1]))
        return spans.joined(spans.year_of(first), spans.year_of(first + 4))
    if header in _COUNTED and is_counted(phrase):
        phrase += header.removesuffix("份")
    phrase = arabic(phrase)
    if any(_CUMULATED.search(remark) for remark in remarks):
        phrase += "累计"
    dated = [arabic(remark) for remark in remarks if _TIMELY.search(remark)]
    if "或" in phrase:
        _raise_choice(phrase, around)
    return _explained(phrase, dated, around) if dated else _phrase(phrase, around)


def _raise_choice(phrase: str, around: Around) -> None:
    """7月或8月: either may be meant."""
    first, _, second = phrase.partition("或")
    raise either(_phrase(first, around), _phrase(second, around))


def _explained(phrase: str, remarks: list[str], around: Around) -> Span:
    """2020年（7月）and 7月（2020）: what stands in brackets completes the phrase, or repeats it."""
    years = {int(match[1]) for remark in remarks if (match := _YEAR.fullmatch(remark))}
    if len(years) == 1:
        around = around._replace(year=min(years))
    span = _phrase(phrase, around)
    if span.end is None or (years and years != {span.end.year}):
        raise DoubtError(reasons.SEVERAL_DATES)
    is_open = _YEAR.fullmatch(phrase) is not None
    for remark in remarks:
        part = _remark(remark, around._replace(year=span.end.year))
        if part is None or _YEAR.fullmatch(remark):
            continue
        if is_open:
            span, is_open = part, False
        elif (part.start, part.end) != (span.start, span.end):
            raise DoubtError(reasons.SEVERAL_DATES)
    return span


def _remark(text: str, around: Around) -> Span | None:
    """The span that a remark states; None when it says something else."""
    as_of, text = _strip(_AS_OF, text)
    _, text = _strip(_CUMULATED, text)
    try:
        span = spellings.read(text, around) or _range(text, around)
    except (DoubtError, spans.CalendarError):
        return None
    return spans.by_end(span) if span and as_of else span


def _phrase(phrase: str, around: Around) -> Span:
    if phrase.startswith(UNKNOWN_YEAR):
        phrase, around = phrase.removeprefix(UNKNOWN_YEAR), around._replace(year=None)
    phrase = _YEAR_FIRST.sub(r"\2\1", "年底" if phrase == "年内" else phrase)
    is_cumulated, phrase = _strip(_CUMULATED, phrase)
    _, phrase = _strip(_OWN, phrase)
    as_of, phrase = _strip(_AS_OF, phrase)
    _, phrase = _strip(_LEAD, phrase)
    _, phrase = _strip(_END, phrase)
    before, phrase = _strip(_BEFORE, phrase)
    span = spellings.read(phrase, around) or _range(phrase, around)
    if span is None:
        raise DoubtError(reasons.NOT_A_DATE)
    if as_of or (before and span.precision not in {"day", "as_of"}):
        return spans.by_end(span)
    return _cumulated(span) if is_cumulated else span


def _strip(pattern: re.Pattern[str], text: str) -> tuple[bool, str]:
    shorter = pattern.sub("", text)
    return (True, shorter) if shorter and shorter != text else (False, text)


def _cumulated(span: Span) -> Span:
    """7月累计 may add up July, or January to July; of 1-7月累计 and 一季度累计 there is one."""
    if span.start is None or span.end is None or span.precision == "range" or _opens_year(span):
        return span
    raise either(span, spans.joined(spans.year_of(span.start.year), span))


def _opens_year(span: Span) -> bool:
    return span.start is not None and (span.start.month, span.start.day) == (1, 1)


def _range(text: str, around: Around) -> Span | None:
    """Two phrases around 至, ~ or -; what the second leaves out is taken from the first."""
    doubt: DoubtError | spans.CalendarError | None = None
    for joint in sorted(_SPLIT.finditer(text), key=lambda joint: joint[0] == "-"):
        left, right = text[: joint.start()], text[joint.end() :]
        try:
            first = spellings.read(left, around)
            if first is None or first.start is None:
                continue
            began = around._replace(year=first.start.year, month=first.start.month)
            last = spellings.read(right, began)
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
        next_year = Around(last.start.year + 1)
        moved = spellings.read(right, next_year) if months <= _LONGEST_TURN else None
        return spans.joined(first, moved or last)
    return spans.joined(first, last)
