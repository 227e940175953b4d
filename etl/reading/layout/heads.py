"""Header rows: where they are, how many rows they take, and what each column's label is."""

import datetime as dt
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.reading.layout import headers, labels, places, roles
from etl.reading.layout.view import Address, View
from etl.reading.layout.wordlists import words
from etl.reading.model import Cell
from etl.reading.values import is_missing, masks

TALLEST = 4
_POINTED = re.compile(r"(?:19|20)\d\d\.(?:0[1-9]|1[0-2]?)")  # 2020.07, and 2020.1 for October
_UNITS = words("单位 计量单位")
_NUMERIC = re.compile(
    r"[约近超逾≈~<>≥≤]?[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[余多]?(%|[\u4e00-\u9fff]{0,4})"
)
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


def is_figure(cell: Cell) -> bool:
    """Whether a cell holds a number or a date as such; a bare year may be a label."""
    value = cell.value
    if isinstance(value, str):  # of a csv every figure is a text
        text = labels.squeeze(value)
        found = _NUMERIC.fullmatch(text)
        is_counted = found is not None and (not found[1] or labels.is_unit(found[1]))
        return is_counted and not roles.is_timely(text)
    if isinstance(value, bool) or value is None:
        return cell.error is not None or cell.formula is not None
    if isinstance(value, int | float):
        is_year = value == int(value) and 1949 <= value <= 2100
        return not (is_year or labels.says_time(cell))
    return isinstance(value, dt.datetime | dt.date | dt.time | dt.timedelta)


def has_figures(view: View, row: int) -> bool:
    """Whether a row holds any number or date, unless they are months one after another."""
    cells = [cell for _, cell in sorted(view.rows.get(row, {}).items()) if is_figure(cell)]
    return bool(cells) and not _are_months(cells)


def _are_months(cells: Sequence[Cell]) -> bool:
    """202001, 202002 …, or dates that are shown as months: labels of a header."""
    months = [_month(cell) for cell in cells]
    known = [month for month in months if month]
    return len(known) == len(months) > 1 and len(set(known)) == len(known)


def _month(cell: Cell) -> int | None:
    value = cell.value
    if isinstance(value, dt.date):
        is_month = masks.date_grain(cell.number_format) in {"month", "year"}
        return value.year * 100 + value.month if is_month else None
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    if value == int(value):
        return int(value) if 1900 <= value // 100 <= 2100 and 1 <= value % 100 <= 12 else None
    return round(value * 100) if _POINTED.fullmatch(f"{value}") else None


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


def bottom_at(view: View, top: int) -> int:
    """The last header row: what merges reach, or what unmerged words break over."""
    if stack := stacked(view, top):
        return stack
    bottom, row = top, top
    while row <= bottom and bottom - top < TALLEST - 1:
        for area in _areas(view, row):
            bottom = max(bottom, area[2], row + 1 if _splits(view, area) else row)
        row += 1
    bottom = min(bottom, top + TALLEST - 1)
    while bottom > top and has_figures(view, bottom):
        bottom -= 1
    while bottom - top < TALLEST - 2 and _continues(view, top, bottom):
        bottom += 1
    return bottom + 1 if _names_index(view, top, bottom) else bottom


def _names_index(view: View, top: int, bottom: int) -> bool:
    """Whether the row below holds nothing but the name of the first column: 城市."""
    below = view.rows.get(bottom + 1, {})
    if len(below) != 1 or bottom + 2 not in view.rows:
        return False
    column, cell = next(iter(below.items()))
    is_free = not any(column in view.rows.get(row, {}) for row in range(top, bottom + 1))
    return is_free and roles.word_role(labels.shown(cell)) is not None


def stacked(view: View, top: int) -> int | None:
    """The last row of a header whose first column names its levels: 指标, 地区, 频度, 单位.

    Below it that column holds periods or places. None for any other header.
    """
    roles_: list[roles.Role] = []
    rows = list(itertools.islice(view.numbers_from(top), len(roles.Role) + 3))
    for row in rows:
        text = view.own_text(row, min(view.rows[row]))
        role = roles.Role.UNIT if text in _UNITS else roles.word_role(text)
        if role is None or role in roles_ or len(view.rows[row]) < 2:
            break
        roles_.append(role)
    below = [view.own_text(row, min(view.rows[row])) for row in rows[len(roles_) :][:3]]
    is_stack = len(roles_) > 1 and {roles.Role.INDICATOR, roles.Role.CITY} & set(roles_)
    is_followed = bool(below) and all(map(roles.is_timely, below))
    return rows[len(roles_) - 1] if is_stack and is_followed else None


def _areas(view: View, row: int) -> list[tuple[int, int, int, int]]:
    return [area for area in view.openings.get(row, ()) if view.cell(area[0], area[1])]


def _splits(view: View, area: tuple[int, int, int, int]) -> bool:
    """Whether below a label that spans columns there are labels of their own."""
    below = view.rows.get(area[2] + 1, {})
    inside = [column for column in range(area[1], area[3] + 1) if column in below]
    return area[3] > area[1] and len(inside) > 1 and not has_figures(view, area[2] + 1)


def _continues(view: View, top: int, bottom: int) -> bool:
    """Whether the next row carries on words that break over rows, without any merged cell."""
    below = view.rows.get(bottom + 1, {})
    if not below or has_figures(view, bottom + 1):
        return False
    first = min(column for row in range(top, bottom + 1) for column in view.rows.get(row, {0: 0}))
    if all(labels.is_bare_unit(labels.shown(cell)) for cell in below.values()):
        return True
    if _is_upper(view, bottom):
        return True
    fresh = [column for column in below if column not in view.rows.get(bottom, {})]
    names = [text for column, text in view.texts(bottom) if column > first]
    fresh += below if len(set(names)) < len(names) else []  # a group is said over each of its own
    figures_follow = any(has_figures(view, row) for row in range(bottom + 2, bottom + 6))
    figures_follow = figures_follow or _names_table(view, bottom + 1) > max(
        1, _names_table(view, bottom)
    )
    return first not in below and bool(fresh or bottom > top) and figures_follow and len(below) > 1


def _names_table(view: View, row: int) -> int:
    """How many texts of a row are headers of a table."""
    return sum(headers.is_known(text) for _, text in view.texts(row))


def _is_upper(view: View, row: int) -> bool:
    """Whether a row only groups the labels of the next: periods, places, or one name many times.

    Without merged cells a group stands over the first of its labels, or over each of them; the
    side columns are named in the lower row, or under neither.
    """
    upper, lower = dict(view.texts(row)), dict(view.texts(row + 1))
    if not upper.keys() <= lower.keys() or has_figures(view, row + 1):
        return False
    if any(map(is_missing, lower.values())):
        return False
    if not any(has_figures(view, below) for below in range(row + 2, row + 5)):
        return False
    first = min(upper)
    texts, leaves = list(upper.values()), [lower[at] for at in lower if at >= first]
    is_axis = all(map(roles.is_timely, texts)) or all(map(places.is_place, texts))
    is_repeated = len(set(texts)) < len(texts)
    is_split = len(set(leaves)) < len(leaves) and len(lower) > len(upper)
    return len(texts) > 1 and (is_axis or is_repeated or is_split) and not _same_kind(texts, leaves)


def _same_kind(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether both rows hold periods, or both places: the lower one is no split of the upper."""
    tests = (roles.is_timely, places.is_place)
    return any(all(map(test, upper)) and all(map(test, lower)) for test in tests)


def _labelled(view: View, top: int, bottom: int) -> list[int]:
    own = {column for row in range(top, bottom + 1) for column in view.rows.get(row, {})}
    spread = {
        column
        for row in range(top, bottom + 1)
        for area in _areas(view, row)
        if area[2] <= bottom
        for column in range(area[1], area[3] + 1)
    }
    rows = range(top, bottom + 1)
    return sorted(own | spread | _blank_corner(view, rows, min(own | spread)))


def _blank_corner(view: View, rows: range, left: int) -> set[int]:
    """The column before the first label, when it names the rows below under an empty corner."""
    printed = [dict(view.texts(row)) for row in rows]
    below = [row for row in range(rows.stop, rows.stop + 4) if row in view.rows]
    entries = [
        row for row in below if dict(view.texts(row)) not in printed and len(view.rows[row]) > 1
    ]
    cells = [view.cell(row, left - 1) for row in entries]
    named = [cell for cell in cells if cell and (isinstance(cell.value, str) or _is_year(cell))]
    is_corner = len(named) == len(cells) > 0 and bool(below) and below[0] == rows.stop
    return {left - 1} if left and is_corner else set()


def _is_year(cell: Cell) -> bool:
    return isinstance(cell.value, int | float) and not is_figure(cell)


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
        for area in _areas(view, row)
        if area[3] > area[1]
        for column in range(area[1], area[3] + 1)
    }
    filled = dict(levels)
    for level in range(bottom - top):
        for before, column in itertools.pairwise(sorted(levels)):
            if (
                column == before + 1
                and column not in groups
                and _is_open(filled, before, column, level)
            ):
                parts = filled[column]
                filled[column] = (*parts[:level], filled[before][level], *parts[level + 1 :])
                groups |= {before, column}
    return filled, frozenset(groups)


def _is_open(levels: dict[int, tuple[str, ...]], before: int, column: int, level: int) -> bool:
    """Whether a blank label takes over its left neighbour's: both have a label below, as equals."""
    below, own = levels[before][level + 1 :], levels[column][level + 1 :]
    if levels[column][level] or not levels[before][level] or not any(own) or not any(below):
        return False
    if any(levels[column][:level]) and levels[column][:level] != levels[before][:level]:
        return False
    leaves = [part for part in (*own, *below) if part and roles.measure(part) is None]
    return not any(part.startswith("#") or labels.is_bare_unit(part) for part in leaves)


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
    found: list[list[int]] = []
    for run in runs:
        if found and not _stands_alone(head, found[-1], run):
            found[-1] += run
        else:
            found.append(list(run))
    return [head.part(piece) for run in found for piece in _at_repeats(head, run)]


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


def _starts_alike(head: Head, one: int, other: int) -> bool:
    """Whether two runs begin with the same word for what stands below: 月份 … and again 月份 …"""
    label = head.label(one)
    return label == head.label(other) and roles.word_role(label) is not None


def _at_repeats(head: Head, run: list[int]) -> list[list[int]]:
    """A table printed in two halves side by side begins again with its first label."""
    names = [head.label(column) for column in run]
    starts = [place for place, name in enumerate(names) if name and name == names[0]]
    width = starts[1] if len(starts) > 1 else 0
    if width < 2 or any(names[start : start + width] != names[:width] for start in starts):
        return [run]
    return [run[start : start + width] for start in starts]
