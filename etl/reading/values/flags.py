"""Yes or no: √, 已销号, ☑是 □否, 2020.8.1销号, 正在整改."""

import re

from etl.reading.model import Cell, Span
from etl.reading.values import reasons
from etl.reading.values.context import Context, Parsed, fault
from etl.reading.values.dates import parse_date
from etl.reading.values.text import is_mark, solid, written
from etl.reading.values.vocabulary import NO, YES

_PARTLY = re.compile(r"部分|基本|大部|多数|局部|阶段性")
_NOT_YET = re.compile(
    r"未|没|否|尚|待|不|拟|申请|正在|预计|计划|推进中|整改中|进行中|办理中|中$|持续|长期|即将|逾期|超期|延期"
)
_TICKED, _EMPTY = "☑☒✅■√✓✔", "□☐"
_BOX_AHEAD = re.compile(rf"([{_TICKED}{_EMPTY}])([^{_TICKED}{_EMPTY}]+)")
_BOX_BEHIND = re.compile(rf"([^{_TICKED}{_EMPTY}]+)([{_TICKED}{_EMPTY}])")
_DONE = re.compile(r"已|完成|销号|办结|解决|完毕|到位|采纳|归档|结案|是$|^是|√")


def parse_flag(cell: Cell, context: Context) -> Parsed:
    """True, False, or None for a blank; 部分完成 is neither and is reported."""
    value, shown = cell.value, written(cell)
    if isinstance(value, bool):
        return Parsed(value)
    text = solid(shown).casefold()
    if is_mark(text):
        return Parsed(None)
    options = _options(text)
    answer = _chosen(options) if options else _answer(text)
    if answer is not None or (options and not any(is_ticked for is_ticked, _ in options)):
        return Parsed(answer)
    if not options and not _PARTLY.search(text) and _is_day(parse_date(cell, context)):
        return Parsed(True)  # a day alone says since when
    return fault(reasons.NOT_A_FLAG, shown)


def _options(text: str) -> list[tuple[bool, str]]:
    """The boxes of a printed form and their words: ☑是 □否, or 是☑ 否□."""
    if text[0] in _TICKED + _EMPTY:
        pairs = [(box, word) for box, word in _BOX_AHEAD.findall(text)]
    else:
        pairs = [(box, word) for word, box in _BOX_BEHIND.findall(text)]
    options = [(box in _TICKED, word.strip(" /,、;()")) for box, word in pairs]
    return options if len(options) > 1 else []


def _chosen(options: list[tuple[bool, str]]) -> bool | None:
    """What the one ticked word says."""
    ticked = [word for is_ticked, word in options if is_ticked]
    return _answer(ticked[0]) if len(ticked) == 1 and ticked[0] else None


def _answer(text: str) -> bool | None:
    """Yes or no in words; None for what says neither, as 部分完成."""
    if text in YES or text in NO:
        return text in YES
    if _PARTLY.search(text):
        return None
    if text[0] in "×✗✘□☐" or _NOT_YET.search(text):
        return False
    return True if text[0] in "√✓✔☑■" or _DONE.search(text) else None


def _is_day(parsed: Parsed) -> bool:
    return isinstance(parsed.value, Span) and parsed.value.precision == "day"
