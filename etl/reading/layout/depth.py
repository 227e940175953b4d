"""How many rows a header takes: what merges reach, words break over, or an upper row groups."""

import datetime as dt
import itertools
import re
from collections.abc import Sequence

from etl.reading.layout import headers, labels, places, roles
from etl.reading.layout.view import View
from etl.reading.layout.wordlists import words
from etl.reading.model import Cell
from etl.reading.values import is_missing, masks

TALLEST = 4


_POINTED = re.compile(r"(?:19|20)\d\d\.(?:0[1-9]|1[0-2]?)")  # 2020.07, and 2020.1 for October


_UNITS = words("单位 计量单位")


_NUMERIC = re.compile(
    r"[约近超逾≈~<>≥≤]?[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[余多]?(%|[\u4e00-\u9fff]{0,4})"
)


def is_figure(cell: Cell) -> bool:
    """Whether a cell holds a number or a date as such; a bare year may be a label."""
    value = cell.value
    if isinstance(value, str):  # of a csv every figure is a text
        text = labels.squeeze(value)
        match = _NUMERIC.fullmatch(text)
        is_counted = match is not None and (not match[1] or labels.is_unit(match[1]))
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
    """202001, 202002 …, or dates that are shown as months: labels of a header.

    Below groups the same months come again and again; over a value and its rank, each twice.
    """
    months = [month(cell) for cell in cells]
    shown = [label for label in months if label]
    if len(shown) < len(months):
        return False
    runs = [label for label, _ in itertools.groupby(shown)]
    block = runs[: len(set(runs))]
    times = len(runs) // len(block) if block else 0
    return len(block) > 1 and len(set(block)) == len(block) and runs == block * times


def month(cell: Cell) -> int | None:
    """The month that a number or a date shows as a label, as 202001; None for anything else."""
    value = cell.value
    if isinstance(value, dt.date):
        is_month = masks.date_grain(cell.number_format) in {"month", "year"}
        return value.year * 100 + value.month if is_month else None
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    if value == int(value):
        return int(value) if 1900 <= value // 100 <= 2100 and 1 <= value % 100 <= 12 else None
    return round(value * 100) if _POINTED.fullmatch(f"{value}") else None


def bottom_at(view: View, top: int) -> int:
    """The last header row: what merges reach, or what unmerged words break over."""
    if stack := stacked(view, top):
        return stack
    bottom, row = top, top
    while row <= bottom and bottom - top < TALLEST - 1:
        for area in areas(view, row):
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
    return is_free and roles.word_role(labels.text_of(cell)) is not None


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


def areas(view: View, row: int) -> list[tuple[int, int, int, int]]:
    """The merged areas that begin in a row and say something."""
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
    if any(is_missing(labels.text_of(cell)) for cell in below.values()):
        return False  # - stands for a figure that there is none of
    first = min(column for row in range(top, bottom + 1) for column in view.rows.get(row, {0: 0}))
    if all(labels.is_bare_unit(labels.text_of(cell)) for cell in below.values()):
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
