"""Periods that a sheet spreads: a year here, a month there, or only beside the first of many."""

from collections.abc import Sequence

from etl.reading.layout import labels
from etl.reading.layout.wordlists import words
from etl.reading.model import Cell
from etl.reading.rows.decimals import decided, is_open
from etl.reading.rows.lines import Line
from etl.reading.rows.runs import carried
from etl.reading.values import Context, parse
from etl.reading.values.phrases import is_counted
from etl.sheets.contract import Kind

__all__ = ["carried", "counted_by", "is_year", "joined", "settled", "year_in"]

_YEARS = words("年份 年度 年 所属年度 year")
_ENDINGS = ("年", "季度", "季", "月", "日")  # of headers, in the order in which a date is told
_ENGLISH = {"year": "年", "quarter": "季度", "month": "月", "day": "日"}


def joined(cells: Sequence[tuple[str, Cell | None]]) -> str | None:
    """年份 and 月份 in columns of their own make one period; headers come with the cells."""
    parts: list[tuple[int, str]] = []
    for header, cell in cells:
        text = labels.text_of(cell)
        ending = counted_by(header)
        is_bare = is_counted(text) or (text.isdigit() and len(text) == 4)
        parts.append((_ENDINGS.index(ending) if ending else 0, text + (ending if is_bare else "")))
    if len({place for place, text in parts if text}) == len(parts):
        parts.sort(key=lambda part: part[0])
    return "".join(text for _, text in parts) or None


def counted_by(header: str) -> str:
    """What a header counts: 年份 years, 季度 quarters, 月份 months; "" when it counts nothing."""
    if header.isascii():
        return _ENGLISH.get(labels.english(header), "")
    if header.endswith(_ENDINGS):
        return next(word for word in _ENDINGS if header.endswith(word))
    return next((word for word in ("季度", "月", "年") if word in header), "")


def is_year(label: str) -> bool:
    """Whether a column's header says that years stand below it."""
    return labels.english(label) in _YEARS


def year_in(line: Line, place: int | None) -> int | None:
    """The year that an entry states in a column of its own."""
    cell = line.cells.get(place) if place is not None else None
    year = parse(cell, Kind.WHOLE, Context()).value if cell else None
    return year if isinstance(year, int) and 1900 <= year <= 2100 else None


def settled(cells: Sequence[Cell | None]) -> list[Cell | None]:
    """A column of periods, in which 2020.1 is January or October where its neighbours say so."""
    texts = [labels.text_of(cell) or None for cell in cells]
    if not any(map(is_open, texts)):
        return list(cells)
    return [
        cell if not is_open(text) or "或" in (month or "") else Cell(month)
        for cell, text, month in zip(cells, texts, decided(texts), strict=True)
    ]
