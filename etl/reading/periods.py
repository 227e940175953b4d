"""Periods that a sheet spreads over columns: a year here, a month or a day there."""

from collections.abc import Sequence

from etl.contract import Kind
from etl.reading import labels
from etl.reading.lines import Line
from etl.reading.model import Cell
from etl.reading.values import Context, parse
from etl.reading.wordlists import words

_YEARS = words("年份 年度 年 所属年度")


def joined(cells: Sequence[tuple[str, Cell | None]]) -> str | None:
    """年份 and 月份 in columns of their own make one period; headers come with the cells."""
    parts = []
    for header, cell in cells:
        text = labels.shown(cell)
        ending = next((word for word in ("季度", "月", "年") if word in header), "")
        parts.append(text + ending if text.isdigit() and len(text) in (1, 2, 4) else text)
    return "".join(parts) or None


def is_year(label: str) -> bool:
    """Whether a column's header says that years stand below it."""
    return label in _YEARS


def year_in(line: Line, place: int | None) -> int | None:
    """The year that an entry states in a column of its own."""
    cell = line.cells.get(place) if place is not None else None
    year = parse(cell, Kind.WHOLE, Context()).value if cell else None
    return year if isinstance(year, int) and 1900 <= year <= 2100 else None
