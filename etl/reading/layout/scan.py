"""Scan a sheet from top to bottom for headers, titles and notes, and assign the other rows."""

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from etl.reading.layout import headers, labels, remarks, roles
from etl.reading.layout.depth import bottom_at, has_figures
from etl.reading.layout.heads import Head, head_at, parts
from etl.reading.layout.view import View

_TITLED = re.compile(
    r"^[一二三四五六七八九十]+、|^[(（][一二三四五六七八九十]+[)）]|^附?表[一二三四五六七八九十\d]|表$|(?:19|20)\d\d年"
)
LONGEST = 24  # characters of a header
NUMBERED = re.compile(r"[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]")


@dataclass
class Region:
    """A header and the rows below it; `above` are title rows, `below` what was cut off its end.

    `outer` are title rows further up, which this table has in common with those before it.
    """

    head: Head
    above: list[int] = field(default_factory=list)
    outer: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    below: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Keep the bounds, which every row asks for."""
        self.left, self.right = self.head.left, self.head.right

    def covers(self, column: int) -> bool:
        """Whether a column lies within the table."""
        return self.left <= column <= self.right


IsHead = Callable[[View, Head, bool], bool]


def regions(view: View, is_head: IsHead) -> tuple[list[Region], list[int]]:
    """Every table of a sheet in order, and the rows that belong to none.

    `is_head` says whether a header candidate names a table; its last argument tells whether the row
    lies inside another table, where only plain proof counts.
    """
    tables: list[Region] = []
    loose: list[int] = []
    consumed = -1
    for row in view.numbers:
        if row <= consumed:
            continue
        opened = _open(view, row, tables, is_head)
        if opened:
            consumed = opened[0].head.bottom
            for region in opened:
                region.outer, region.above = _titles(view, region, tables, loose)
            tables += opened
        elif not _join(view, row, tables):
            loose.append(row)
    return tables, loose


def _open(view: View, row: int, tables: list[Region], is_head: IsHead) -> list[Region]:
    cells = view.rows[row]
    if len(cells) < 2:
        return []
    inside = any(region.covers(column) for region in tables for column in cells)
    if inside and (not _may_be_head(view, row) or _is_reprint(view, row, tables)):
        return []
    if has_figures(view, bottom_at(view, row)):
        return []  # a quick look before the closer one, which takes its time for every row
    if _is_title_row(view, row, is_head):
        return []
    head = head_at(view, row)
    return [Region(part) for part in parts(head) if is_head(view, part, inside)]


def _is_reprint(view: View, row: int, tables: list[Region]) -> bool:
    """Whether a row repeats one of the several header rows of the table that it lies in."""
    texts = dict(view.texts(row))
    return any(
        texts == dict(view.texts(head_row))
        for region in tables
        if region.head.bottom > region.head.top
        for head_row in range(region.head.top, region.head.bottom + 1)
    )


def _is_title_row(view: View, row: int, is_head: IsHead) -> bool:
    """A title over each table, not an upper level of their headers."""
    if _is_keyed(view, row):
        return all(is_head(view, part, False) for part in parts(head_at(view, row + 1)))
    is_band = _is_band(view, row)
    if not is_band and not _stands_over(view, row):
        return False
    below = parts(head_at(view, row + 1))
    if is_band and len(view.rows[row]) > 1 and len(below) != len(view.rows[row]):
        return False  # several bands over one table are a level of its header
    return all(is_head(view, part, is_band) for part in below)


def _is_keyed(view: View, row: int) -> bool:
    """指标 with its name in the next cell, over a wider row: a line of a title."""
    cells, below = view.rows[row], view.rows.get(row + 1, {})
    first = view.own_text(row, min(cells))
    is_named = bool(below) and min(below) <= min(cells)  # else it is a header without merges
    return len(cells) == 2 < len(below) and is_named and remarks.is_key(first)


def _is_band(view: View, row: int) -> bool:
    """Whether all that a row holds is spread over several columns each."""
    areas = [view.merged.get((row, column)) for column in view.rows[row]]
    return row + 1 in view.rows and all(a and a[3] > a[1] and a[2] == row for a in areas)


def _stands_over(view: View, row: int) -> bool:
    """Whether each text of a row stands over the first column of a table, several side by side."""
    if row + 1 not in view.rows or len(view.rows[row]) < 2:
        return False
    starts = {part.left for part in parts(head_at(view, row + 1))}
    return len(starts) > 1 and set(view.rows[row]) <= starts


def _may_be_head(view: View, row: int) -> bool:
    """A quick look before a closer one: one of the first two cells is a header's word."""
    for cell in itertools.islice(view.rows[row].values(), 2):
        if isinstance(cell.value, str) and len(cell.value) < LONGEST and _is_word(cell.value):
            return True
    return False


@lru_cache(maxsize=65536)
def _is_word(text: str) -> bool:
    return headers.is_known(text) or roles.word_role(text) is not None


def _join(view: View, row: int, tables: list[Region]) -> bool:
    """Add a row to the lowest table over each of its columns."""
    if len(tables) == 1:
        owners = [tables[0]] if any(map(tables[0].covers, view.rows[row])) else []
    else:
        owners = list(
            {
                id(owner): owner for column in view.rows[row] if (owner := _owner(tables, column))
            }.values()
        )
    for region in owners:
        region.rows.append(row)
    return bool(owners)


def _owner(tables: list[Region], column: int) -> Region | None:
    return next((region for region in reversed(tables) if region.covers(column)), None)


def _titles(
    view: View, region: Region, tables: list[Region], loose: list[int]
) -> tuple[list[int], list[int]]:
    """The title rows further up, and those right above a header.

    The latter are taken back from the table above it where need be.
    """
    titles: list[int] = []
    for earlier in tables:
        if not any(earlier.covers(column) for column in region.head.levels):
            continue
        while earlier.rows and is_title(view, earlier.rows[-1], earlier.head):
            titles.insert(0, earlier.rows.pop())
        earlier.below += [row for row in titles if is_note_row(view, row)]
    last = max(
        (table.head.bottom for table in tables if table.head.bottom < region.head.top), default=-1
    )
    outer = [row for row in loose if row < last]
    return outer, [*(row for row in loose if row > last), *titles]


def is_title(view: View, row: int, head: Head) -> bool:
    """One text over the width of a table, or a row of notes."""
    inside = [column for column in view.rows[row] if head.left <= column <= head.right]
    value = view.rows[row][inside[0]].value if len(inside) == 1 else None
    if isinstance(value, str) and (len(head.levels) > 2 or _TITLED.search(value.strip())):
        return True
    return is_note_row(view, row)


def is_note_row(view: View, row: int) -> bool:
    """Notes, sources and signature lines."""
    cells = view.rows[row].values()
    return all(isinstance(cell.value, str) and labels.is_note(cell.value) for cell in cells)
