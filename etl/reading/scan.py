"""A sheet from top to bottom: which rows are headers, titles, notes, and whose the others are."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from etl.reading import labels
from etl.reading.heads import Head, head_at, parts
from etl.reading.view import View

NUMBERED = re.compile(r"[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]")


@dataclass
class Region:
    """A header and the rows below it; `above` are title rows, `below` what was cut off its end."""

    head: Head
    above: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    below: list[int] = field(default_factory=list)

    def covers(self, column: int) -> bool:
        """Whether a column lies within the table."""
        return self.head.left <= column <= self.head.right


IsHead = Callable[[View, Head, bool], bool]


def regions(view: View, is_head: IsHead) -> tuple[list[Region], list[int]]:
    """Every table of a sheet in order, and the rows that belong to none.

    `is_head` says whether a header candidate names a table; its last argument tells whether the row
    lies inside another table, where only plain proof counts.
    """
    found: list[Region] = []
    loose: list[int] = []
    consumed = -1
    for row in view.numbers:
        if row <= consumed:
            continue
        opened = _open(view, row, found, is_head)
        if opened:
            consumed = opened[0].head.bottom
            for region in opened:
                region.above = _titles(view, region, found, loose)
            found += opened
        elif not _join(view, row, found):
            loose.append(row)
    return found, loose


def _open(view: View, row: int, found: list[Region], is_head: IsHead) -> list[Region]:
    cells = view.rows[row]
    if len(cells) < 2:
        return []
    inside = [region for region in found if any(region.covers(column) for column in cells)]
    if inside and not _may_be_head(view, row):
        return []
    if _is_band(view, row) and all(is_head(view, p, True) for p in parts(head_at(view, row + 1))):
        return []  # a title over each table, not an upper level of their headers
    head = head_at(view, row)
    return [Region(part) for part in parts(head) if is_head(view, part, bool(inside))]


def _is_band(view: View, row: int) -> bool:
    """Whether all that a row holds is spread over several columns each."""
    areas = [view.merged.get((row, column)) for column in view.rows[row]]
    return row + 1 in view.rows and all(a and a[3] > a[1] and a[2] == row for a in areas)


def _may_be_head(view: View, row: int) -> bool:
    """A quick look before a closer one: header cells are short texts."""
    cells = view.rows[row].values()
    return sum(isinstance(cell.value, str) and len(cell.value) < 40 for cell in cells) * 2 > len(
        cells
    )


def _join(view: View, row: int, found: list[Region]) -> bool:
    """Add a row to the lowest table over each of its columns."""
    owners = {id(region): region for column in view.rows[row] if (region := _owner(found, column))}
    for region in owners.values():
        region.rows.append(row)
    return bool(owners)


def _owner(found: list[Region], column: int) -> Region | None:
    return next((region for region in reversed(found) if region.covers(column)), None)


def _titles(view: View, region: Region, found: list[Region], loose: list[int]) -> list[int]:
    """The title rows right above a header, taken back from the table above it where need be."""
    titles: list[int] = []
    for earlier in found:
        if not any(earlier.covers(column) for column in region.head.levels):
            continue
        while earlier.rows and is_title(view, earlier.rows[-1], earlier.head):
            titles.insert(0, earlier.rows.pop())
        earlier.below += [row for row in titles if is_note_row(view, row)]
    return [*loose, *titles]


def is_title(view: View, row: int, head: Head) -> bool:
    """One text over the width of a table, or a row of notes."""
    inside = [column for column in view.rows[row] if head.left <= column <= head.right]
    value = view.rows[row][inside[0]].value if len(inside) == 1 else None
    if isinstance(value, str) and (len(head.levels) > 2 or NUMBERED.match(value.strip())):
        return True
    return is_note_row(view, row)


def is_note_row(view: View, row: int) -> bool:
    """Notes, sources and signature lines."""
    texts = [text for _, text in view.texts(row)]
    return bool(texts) and all(labels.is_note(text) for text in texts)
