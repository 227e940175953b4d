"""Header rows: where they are, how many rows they take, and what each column's label is."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from etl.reading.layout import headers, labels, roles
from etl.reading.layout.depth import TALLEST, areas, bottom_at, is_figure, month
from etl.reading.layout.view import Address, View
from etl.reading.layout.wordlists import words
from etl.reading.model import Cell

_ROLES = words("牵头 配合 主办 承办 协办 责任 整改")  # below 责任单位


@dataclass(frozen=True)
class Head:
    """One header: its rows, and the labels of each column from the top level down.

    `levels` holds one label per header row ("" where there is none); `groups` are the columns whose
    upper label spans several columns.
    """

    top: int
    bottom: int
    levels: dict[int, tuple[str, ...]]
    groups: frozenset[int] = frozenset()

    @property
    def left(self) -> int:
        """The first column."""
        return min(self.levels)

    @property
    def right(self) -> int:
        """The last column."""
        return max(self.levels)

    def ways(self, column: int) -> tuple[str, ...]:
        """The ways of reading a column's label, the fullest first."""
        parts = self.names(column)
        if len(parts) < 2:
            return parts
        upper, leaf = "".join(parts[:-1]), parts[-1]
        bare = labels.without_brackets(upper) or upper
        whole = (upper,) if labels.is_total(leaf) or column not in self.groups else ()
        role = (f"{leaf}单位",) if leaf in _ROLES else ()
        return (*role, f"{leaf}{bare}", f"{bare}{leaf}", leaf, *whole)

    def names(self, column: int) -> tuple[str, ...]:
        """A column's labels from the top level down, without rows that only hold units."""
        parts = tuple(dict.fromkeys(part for part in self.levels[column] if part))
        return tuple(part for part in parts if not labels.is_bare_unit(part)) or parts

    def label(self, column: int) -> str:
        """A column's whole label, as an extra is named; none for what section headings say."""
        parts = dict.fromkeys(part for part in self.levels.get(column, ()) if part)
        if len(parts) < 2:
            return "".join(parts)
        return "".join(f"({p.strip('()')})" if labels.is_bare_unit(p) else p for p in parts)

    def part(self, columns: Sequence[int]) -> "Head":
        """The same header for some of its columns."""
        chosen = {column: self.levels[column] for column in columns}
        return Head(self.top, self.bottom, chosen, self.groups & set(columns))


def head_at(view: View, top: int) -> Head:
    """The header that begins at a row, with all its rows."""
    bottom = bottom_at(view, top)
    columns = _labelled(view, top, bottom)
    levels = {
        column: tuple(_level(view, row, column, top) for row in range(top, bottom + 1))
        for column in columns
    }
    filled, groups = _fill_groups(view, levels, top, bottom)
    return Head(top, bottom, filled, groups)


def _labelled(view: View, top: int, bottom: int) -> list[int]:
    filled = {column for row in range(top, bottom + 1) for column in view.rows.get(row, {})}
    spread = {
        column
        for row in range(top, bottom + 1)
        for area in areas(view, row)
        if area[2] <= bottom
        for column in range(area[1], area[3] + 1)
    }
    rows = range(top, bottom + 1)
    return sorted(filled | spread | _blank_corner(view, rows, min(filled | spread)))


def _blank_corner(view: View, rows: range, left: int) -> set[int]:
    """The column before the first label, when it names the rows below under an empty corner."""
    above = range(max(0, rows.start - TALLEST), rows.stop)  # with the bands over a lower head
    printed = [dict(view.texts(row)) for row in above]
    below = [row for row in range(rows.stop, rows.stop + 4) if row in view.rows]
    entries = [
        row for row in below if dict(view.texts(row)) not in printed and len(view.rows[row]) > 1
    ]
    cells = [view.cell(row, left - 1) for row in entries]
    named = [cell for cell in cells if cell and _is_name(cell)]
    is_corner = len(named) == len(cells) > 0 and bool(below) and below[0] == rows.stop
    return {left - 1} if left and is_corner else set()


def _is_name(cell: Cell) -> bool:
    """Whether a cell may name a row: a text, a year, a month."""
    is_year = isinstance(cell.value, int | float) and not is_figure(cell)
    return isinstance(cell.value, str) or is_year or month(cell) is not None


def _level(view: View, row: int, column: int, top: int) -> str:
    area = view.merged.get((row, column))
    if area and (area[0] < top or area[0] < row):
        return ""  # a label merged downwards is said once, on its first row
    return view.text(row, column)


def _fill_groups(
    view: View, levels: dict[int, tuple[str, ...]], top: int, bottom: int
) -> tuple[dict[int, tuple[str, ...]], frozenset[int]]:
    """Spread an unmerged upper label to the right where the labels below plainly belong to it."""
    groups = {
        column
        for row in range(top, bottom)
        for area in areas(view, row)
        if area[3] > area[1]
        for column in range(area[1], area[3] + 1)
    }
    filled, merged = dict(levels), frozenset(groups)
    for level in range(bottom - top):
        for before, column in itertools.pairwise(sorted(levels)):
            if (
                column == before + 1
                and column not in merged
                and _is_open(filled, before, column, level)
            ):
                parts = filled[column]
                filled[column] = (*parts[:level], filled[before][level], *parts[level + 1 :])
                groups |= {before, column}
    return filled, frozenset(groups)


def _is_open(levels: dict[int, tuple[str, ...]], before: int, column: int, level: int) -> bool:
    """Whether a blank label takes over its left neighbour's: both have a label below, as equals."""
    below, beneath = levels[before][level + 1 :], levels[column][level + 1 :]
    if levels[column][level] or not levels[before][level] or not any(beneath) or not any(below):
        return False
    if any(levels[column][:level]) and levels[column][:level] != levels[before][:level]:
        return False
    names = [[part for part in parts if part and not _is_unit(part)] for parts in (beneath, below)]
    return all(names) and not any(part.startswith("#") for part in (*names[0], *names[1]))


def _is_unit(part: str) -> bool:
    return roles.measure(part) is None and labels.is_bare_unit(part)


def origin(view: View, head: Head, column: int, level: int) -> Address:
    """The cell that a label of a column stands in: its own, or that of the group over it."""
    row, text = head.top + level, head.levels[column][level]
    area = view.merged.get((row, column))
    if area is not None:
        return area[0], area[1]
    while column > 0 and view.cell(row, column) is None and text:
        column -= 1
    return row, column


def parts(head: Head) -> list[Head]:
    """A header row that serves several tables side by side, one head for each."""
    runs = _runs(head)
    pieces: list[list[int]] = []
    for run in runs:
        if pieces and not _stands_alone(head, pieces[-1], run):
            pieces[-1] += run
        else:
            pieces.append(list(run))
    return [head.part(piece) for run in pieces for piece in _at_repeats(head, run)]


def _runs(head: Head) -> list[list[int]]:
    runs: list[list[int]] = []
    for column in sorted(head.levels):
        if runs and column == runs[-1][-1] + 1:
            runs[-1].append(column)
        else:
            runs.append([column])
    return runs


def _stands_alone(head: Head, before: list[int], run: list[int]) -> bool:
    """Whether both sides of an empty column are tables in their own right."""
    if len(run) > 1 and len(before) > 1 and _starts_alike(head, before[0], run[0]):
        return True
    left, right = (
        headers.match({column: head.ways(column) for column in side}, "", {})
        for side in (before, run)
    )
    if not left or not right or len(run) < 2:
        return False
    repeats = {head.label(column) for column in before} & {head.label(column) for column in run}
    both = left[0].has_main and right[0].has_main
    return both and (bool(repeats) or (left[0].is_complete and right[0].is_complete))


def _starts_alike(head: Head, first: int, second: int) -> bool:
    """Whether two runs begin with the same word for what stands below: 月份 … and again 月份 …"""
    label = head.label(first)
    return label == head.label(second) and roles.word_role(label) is not None


def _at_repeats(head: Head, run: list[int]) -> list[list[int]]:
    """A table printed in two halves side by side begins again with its first label."""
    names = [head.label(column) for column in run]
    starts = [place for place, name in enumerate(names) if name and name == names[0]]
    width = starts[1] if len(starts) > 1 else 0
    if width < 2 or any(names[start : start + width] != names[:width] for start in starts):
        return [run]
    return [run[start : start + width] for start in starts]
