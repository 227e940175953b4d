"""Periods that a sheet spreads over columns: a year here, a month or a day there."""

import re
from collections.abc import Sequence

from etl.reading.layout import labels
from etl.reading.layout.wordlists import words
from etl.reading.model import Cell
from etl.reading.rows.lines import Line
from etl.reading.values import Context, parse
from etl.sheets.contract import Kind

_YEARS = words("年份 年度 年 所属年度")


def joined(cells: Sequence[tuple[str, Cell | None]]) -> str | None:
    """年份 and 月份 in columns of their own make one period; headers come with the cells."""
    parts = []
    for header, cell in cells:
        text = labels.shown(cell)
        ending = next((word for word in ("季度", "月", "年") if word in header), "")
        ending = header[-1] if header.endswith(("年", "月", "日")) else ending
        parts.append(text + ending if text.isdigit() and len(text) in (1, 2, 4) else text)
    return "".join(parts) or None


_PART = re.compile(
    r"(?:((?:19|20)\d\d)年)?(?:(1[0-2]|0?[1-9])月份?|第?([一二三四1-4])季度)(?:[底末])?"
)
_QUARTERS = "一二三四"


def carried(texts: Sequence[str | None]) -> list[str | None]:
    """2021年11月, 12月: the year holds as long as the months, or the quarters, go on."""
    told: list[str | None] = []
    year, before = "", 0
    for text in texts:
        found = _PART.fullmatch(text or "")
        order = _order(found) if found else 0
        if not found or (not found[1] and order < before):
            year = ""
        elif found[1]:
            year = found[1]
        is_open = bool(found and year and not found[1])
        told.append(f"{year}年{text}" if is_open else text)
        before = order
    return told


def _order(found: re.Match[str]) -> int:
    """A month's number, or that of a quarter's last month."""
    if found[2]:
        return int(found[2])
    return 3 * (_QUARTERS.index(found[3]) + 1 if found[3] in _QUARTERS else int(found[3]))


def is_year(label: str) -> bool:
    """Whether a column's header says that years stand below it."""
    return label in _YEARS


def year_in(line: Line, place: int | None) -> int | None:
    """The year that an entry states in a column of its own."""
    cell = line.cells.get(place) if place is not None else None
    year = parse(cell, Kind.WHOLE, Context()).value if cell else None
    return year if isinstance(year, int) and 1900 <= year <= 2100 else None
