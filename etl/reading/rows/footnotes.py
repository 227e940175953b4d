"""Texts below the entries of a table that are no entry: footnotes, signatures, a day."""

import re
from collections.abc import Sequence

from etl.reading.layout import labels, roles
from etl.reading.layout.headers import Match
from etl.reading.layout.wordlists import words
from etl.reading.model import Cell
from etl.reading.rows.lines import POINT, Line
from etl.reading.values.text import clean
from etl.sheets.contract import Column, Kind

_MARKED = re.compile(r"[\u2460-\u2473*＊※★☆]|\[\d{1,2}\]")
_PHRASE = re.compile(
    r"四舍五入|(?:以.{1,12}|最终)为准|口径(?:[为是:同见,]|调整|变[化动])|(?:截至|截止).{0,12}[年月日底末]"
    r"|(?:数据|资料)(?:均?由|均?为|来源|来自)|^(?:[不未](?:含|包[含括])|(?:本|上|该|此)表|表[中内])"
    r"|(?:快报|初步|预计)数|(?:[\"'](?:[^\w\s]|空格?白?){1,3}[\"']|空白).{0,4}(?:表示|代表|为|是|的)"
    r"|^(?:请|各(?:部室|单位|部门|区县|地区)(?=.{0,4}[要须应请于])).{0,24}(?:报送|填报|上报|更新)"
)
_OFFICE = re.compile(
    r"(?:总工会|委员会|办公室|领导小组|工作专班|[部局处科会])(?:\(盖?章\)|\(公章\))?$"
)
_SIGNATURES = words(
    "制表 制表人 填表人 填报人 审核 审核人 复核 复核人 统计人 负责人 单位负责人 分管领导 经办人",
    "报送人 联系人 联系电话 填表日期 填报日期 报送日期 制表日期 填报单位 报送单位 填表单位 签发人",
)
_FEWEST = 8  # signs of a sentence


def count(match: Match, lines: Sequence[Line]) -> int:
    """How many of the last lines are no entries; there is an entry above them."""
    foot = _foot(lines)
    if not lines[: len(lines) - foot]:
        return 0
    above = lines[-foot - 1]
    number = 0
    is_dated = False
    for place in range(len(lines) - 1, len(lines) - foot - 1, -1):
        line = lines[place]
        note = _note_text(match, line)
        if note is None:
            break
        column, text = note
        is_day = _is_day(column, text)
        is_signed = is_dated and _OFFICE.search(text) is not None
        points = [_text(one) for one in lines[len(lines) - foot : place + 1]]
        if not (is_day or is_signed or _is_note(match, (column, text), above, points)):
            break
        number, is_dated = number + 1, is_dated or is_day
    return number


def _foot(lines: Sequence[Line]) -> int:
    """How many of the last lines hold a single text, or begin with 填表人."""
    number = 0
    while number < len(lines) and _is_low(lines[-number - 1]):
        number += 1
    return number


def _is_low(line: Line) -> bool:
    if line.taken:
        return False
    first = line.cells[min(line.cells)].value
    return len(line.cells) == 1 or (isinstance(first, str) and _is_signature(first))


def _is_signature(text: str) -> bool:
    return labels.squeeze(text) in _SIGNATURES


def _note_text(match: Match, line: Line) -> tuple[Column | None, str] | None:
    """The column and the text of a line that may be a note."""
    at = min(line.cells)
    text = _text(line)
    return (match.columns.get(at), text) if text else None


def _text(line: Line) -> str:
    cell: Cell = line.cells[min(line.cells)]
    return cell.value.strip() if isinstance(cell.value, str) else ""


def _is_day(column: Column | None, text: str) -> bool:
    """A day below a signature; no table is named by days alone."""
    if column is not None and column.kind in (Kind.DATE, Kind.PERIOD):
        return False
    span = roles.span_of(text)
    return span is not None and span.precision in ("day", "month") and "年" in text


def _is_note(
    match: Match, note: tuple[Column | None, str], above: Line, points: Sequence[str]
) -> bool:
    """Whether a text is a note, by its own words or beside what the entry above it says."""
    column, text = note
    before = _text_above(match, column, above)
    if _is_signature(text) or labels.is_note(text) or _PHRASE.search(_folded(text)):
        return True
    if _MARKED.match(text) and not _MARKED.match(before):
        return True
    if len(points) > 1 and not POINT.match(before) and _are_points(points):
        return True
    needs_more = [one for one in match.sheet.required if one is not column]
    is_sentence = text.endswith("。") and len(text) >= _FEWEST and not before.endswith("。")
    return bool(needs_more) and is_sentence


def _folded(text: str) -> str:
    """One kind of quotation marks."""
    return re.sub("[“”‘’']", '"', clean(text))


def _text_above(match: Match, column: Column | None, above: Line) -> str:
    """What the entry above says in the same column."""
    place = None if column is None else match.place(column.name)
    cell = above.cells.get(place) if place is not None else None
    return cell.value.strip() if cell is not None and isinstance(cell.value, str) else ""


def _are_points(texts: Sequence[str]) -> bool:
    """1. … 2. … one below the other."""
    return all(POINT.match(text) for text in texts)
