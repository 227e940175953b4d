"""Numbered lists in a cell: 1.… 2.… in a column of topics are as many topics of one forum."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.reading.layout.headers import Match
from etl.reading.model import Cell
from etl.reading.rows.lines import Line
from etl.reading.values import numerals
from etl.sheets.contract import Kind

TABLE = "topics"
_CHINESE = "[一二三四五六七八九十]{1,3}"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_APART = r"(?:(?<=^)|(?<=[\s;；。,，、]))"
_NUMBERED = tuple(
    re.compile(mark)
    for mark in (
        r"(?<![\dA-Za-z.．])(\d{1,2})\s*(?:[.．](?!\d)|[、)）])",
        r"[(（]\s*(\d{1,2})\s*[)）]",
        rf"{_APART}({_CHINESE})\s*[、.．]",
        rf"[(（]\s*({_CHINESE})\s*[)）]",
        rf"{_APART}(?:议题|第)\s*({_CHINESE}|\d{{1,2}})\s*[个项]?(?:议题)?\s*[:：、]",
    )
)
_CIRCLES = re.compile(rf"([{_CIRCLED}])")
_MARKS = (*_NUMBERED, _CIRCLES)
_ENDS = " \t\r\n;；。,，、"
_KINDS = frozenset({Kind.TEXT, Kind.NAME})


def may_hold(match: Match, place: int) -> bool:
    """Whether a column names topics, of which a cell may hold several."""
    return match.sheet.table == TABLE and match.columns[place].name == "topic"


def split(match: Match, lines: Sequence[Line]) -> list[Line]:
    """Each topic of a list in a cell as an entry of its own, all from that one cell."""
    place = match.place("topic")
    if match.sheet.table != TABLE or place is None:
        return list(lines)
    return [entry for line in lines for entry in _of_line(match, place, line)]


def _of_line(match: Match, place: int, line: Line) -> list[Line]:
    topics = items(_text(line, place))
    if not topics:
        return [line]
    parts = {at: items(_text(line, at)) for at, own in match.columns.items() if own.kind in _KINDS}
    alike = {at: own for at, own in parts.items() if len(own) == len(topics)}
    return [
        replace(
            line,
            cells=line.cells | {at: Cell(own[order]) for at, own in alike.items()},
            origins=dict(line.origins),
            taken=set(line.taken),
        )
        for order in range(len(topics))
    ]


def _text(line: Line, place: int) -> str:
    cell = line.cells.get(place)
    return cell.value if cell is not None and isinstance(cell.value, str) else ""


def items(text: str) -> list[str]:
    """The entries of a list that is numbered from 1 on, without gaps; none of any other text.

    Of several lines each is an entry; in one line the marks divide them.
    """
    bare = text.strip()
    lines = [line.strip() for line in bare.splitlines() if line.strip()]
    for mark in _MARKS:
        if mark.match(bare):
            return _of_lines(lines, mark) if len(lines) > 1 else _of_text(bare, mark)
    return []


def _of_lines(lines: Sequence[str], mark: re.Pattern[str]) -> list[str]:
    return _checked([(mark.match(line), line) for line in lines])


def _of_text(text: str, mark: re.Pattern[str]) -> list[str]:
    marks = list(mark.finditer(text))
    ends = [match.start() for match in marks[1:]] + [len(text)]
    if mark is not _CIRCLES and len({match[0].strip()[-1] for match in marks}) > 1:
        return []  # 1.建设2、3号楼
    return _checked([(match, text[:end]) for match, end in zip(marks, ends, strict=True)])


def _checked(marked: Sequence[tuple[re.Match[str] | None, str]]) -> list[str]:
    """What stands behind each mark, if these count from 1 on and something does."""
    numbers = [_number(mark[1]) if mark else None for mark, _ in marked]
    texts = [text[mark.end() :].strip(_ENDS) for mark, text in marked if mark]
    is_list = len(marked) > 1 and numbers == list(range(1, len(marked) + 1))
    return texts if is_list and all(texts) else []


def _number(text: str) -> int | None:
    if text in _CIRCLED:
        return _CIRCLED.index(text) + 1
    try:
        return int(numerals.read(text))
    except numerals.NumeralError:
        return None
