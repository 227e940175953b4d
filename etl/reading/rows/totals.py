"""Recognise rows of sums and averages, check their arithmetic, and leave them out."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from etl.reading.layout import labels
from etl.reading.layout.drafts import fault
from etl.reading.layout.view import View
from etl.reading.model import Cell, Fault, Quantity
from etl.reading.reasons import TOTAL_WRONG
from etl.reading.rows.lines import Line
from etl.reading.values import Context, is_missing, parse, units
from etl.reading.values.names import uncounted
from etl.reading.values.text import plain
from etl.sheets.contract import Kind

DIGITS = 6  # that figures of a group must have in all to prove it
MOST_KEYS = 3  # columns from the left in which a total may be called one
Figures = dict[int, float | None]  # None: a figure that is approximate, or none at all

_NOT_ADDED = re.compile(
    r"(?:率|比|比重|占比|度|均|名次|位次|排名|排位|序号|期次|年份|年度|进度|指数|得分|分值)$|^人均|^平均"
)


def _never(_: str) -> bool:
    return False


@dataclass(frozen=True)
class Tests:
    """How rows that are no entries are called: sums, kinds of places that may be sums, and groups.

    A group (珠三角) is a sum only where figures prove it beyond chance.
    """

    is_total: Callable[[str], bool] = labels.is_total
    is_kind: Callable[[str], bool] = _never
    is_group: Callable[[str], bool] = _never


def is_added(label: str, unit: str | None) -> bool:
    """Whether a column's figures can be added up at all; shares, prices, ranks and means cannot."""
    return units.adds(unit) and not _NOT_ADDED.search(labels.read(label).name)


def split(
    view: View,
    lines: Sequence[Line],
    contexts: Mapping[int, Context],
    names: Sequence[int],
    tests: Tests = Tests(),
) -> tuple[list[Line], list[Fault]]:
    """The lines without their totals, and the totals that do not add up.

    `contexts` are the columns of figures that can be added, with what their parser is told; `names`
    are the columns in which a total may be called one. A sum may stand above its parts or below
    them, over all of them or a group; what is only called like a kind of places (市辖区) is a sum
    when arithmetic proves it.
    """
    called = [total_name(line, names, tests) for line in lines]
    if not any(called):
        return list(lines), []
    rows = [figures(line.cells, contexts) for line in lines]
    for test, digits, fewest in (
        (tests.is_kind, 0, 1),
        (labels.is_region_total, 0, 2),
        (_is_mere_group(tests), DIGITS, 2),
    ):
        for place, name in enumerate(called):
            if name and test(name) and not _is_certain(tests, name):
                row_figures = rows[place]
                is_long = (
                    sum(len(str(int(abs(value or 0)))) for value in row_figures.values()) >= digits
                )
                if not is_long or not _is_proved(rows, called, place, fewest):
                    called[place] = None
    kept = [line for line, name in zip(lines, called, strict=True) if name is None]
    faults: list[Fault] = []
    for place, name in enumerate(called):
        if name and tests.is_total(name) and not labels.is_average(name):
            faults += _check(view, lines[place], rows[place], _parts(rows, called, place))
    return kept, faults


def _is_certain(tests: Tests, name: str) -> bool:
    """Whether a row is a sum by its name alone."""
    return tests.is_total(name) and not labels.is_region_total(name)


def _is_mere_group(tests: Tests) -> Callable[[str], bool]:
    return lambda name: tests.is_group(name) and not tests.is_kind(name)


def _parts(
    rows: Sequence[Figures], called: Sequence[str | None], place: int
) -> list[list[Figures]]:
    """The rows that a sum may add up, the likeliest first."""
    marks = [place_ for place_, name in enumerate(called) if name is not None]
    before = max((mark for mark in marks if mark < place), default=-1)
    after = min((mark for mark in marks if mark > place), default=len(rows))
    plain = [at for at in range(len(rows)) if called[at] is None]
    others = [mark for mark in marks if mark != place]
    choices = [
        range(before + 1, place),
        [at for at in plain if at < place],
        [mark for mark in others if mark < place] + list(range(before + 1, place)),
        range(place + 1, after),
        [at for at in plain if at > place],
        plain,
        [mark for mark in others if mark < place],
        [mark for mark in others if mark > place],
        others,
    ]
    return [[rows[at] for at in choice] for choice in choices if choice]


def _is_proved(
    rows: Sequence[Figures], called: Sequence[str | None], place: int, fewest: int
) -> bool:
    """Whether rows beside a row, at least so many, add up to it in every column."""
    parts = [part for part in _parts(rows, called, place) if len(part) >= fewest]
    return any(_is_sum(rows[place], part) for part in parts)


def total_name(line: Line, names: Sequence[int], tests: Tests = Tests()) -> str | None:
    """What a total row is called; None for any other row."""
    for column in names:
        cell = line.cells.get(column)
        if cell is not None and column not in line.taken and isinstance(cell.value, str):
            text = uncounted(labels.squeeze(cell.value))
            if tests.is_total(text) or labels.is_region_total(text):
                return text
            if tests.is_kind(text) or tests.is_group(text):
                return text
            return _named_further_on(line, names)
    return None


def _named_further_on(line: Line, names: Sequence[int]) -> str | None:
    """合计 where the cities stand, behind an indicator that is named in every row."""
    texts = [line.cells[at].value for at in names[:MOST_KEYS] if at in line.cells]
    bare = [text for text in texts if isinstance(text, str) and labels.is_bare_total(text)]
    return labels.squeeze(bare[0]) if bare else None


def figures(cells: Mapping[int, Cell], contexts: Mapping[int, Context]) -> Figures:
    """The numbers of a row by column, in their base unit."""
    return {
        column: _figure(cells[column], context)
        for column, context in contexts.items()
        if column in cells and not _is_nothing(cells[column])
    }


def _is_nothing(cell: Cell) -> bool:
    return isinstance(cell.value, str) and is_missing(cell.value)


def _figure(cell: Cell, context: Context) -> float | None:
    number = parse(cell, Kind.NUMBER, context).value
    if not isinstance(number, Quantity) or number.approx or "%" in cell.number_format:
        return None
    return number.value


def _is_sum(row: Figures, rows: Sequence[Figures]) -> bool:
    if not rows or not row:
        return False
    return all(value is not None and near(value, add(rows, at)) for at, value in row.items())


def add(rows: Sequence[Figures], column: int) -> float:
    """The sum of one column."""
    return math.fsum(row.get(column) or 0.0 for row in rows)


def near(a: float, b: float) -> bool:
    """Whether two numbers agree within what rounding explains."""
    return abs(a - b) <= max(0.051, 0.001 * max(abs(a), abs(b)))


def _check(
    view: View, line: Line, row: Figures, choices: Sequence[Sequence[Figures]]
) -> list[Fault]:
    """Faults of a total that none of the groups of rows beside it explains."""
    if any(all(_explains(value, rows, at) for at, value in row.items()) for rows in choices):
        return []
    parts = [rows for rows in choices if len(rows) > 1]
    return [
        fault(
            view,
            (line.row, column),
            None,
            TOTAL_WRONG,
            written=plain(value),
            sum=plain(round(add(parts[0], column), 6)),
        )
        for column, value in row.items()
        if parts and value is not None and not any(explains(value, r, column) for r in parts)
    ]


def _explains(value: float | None, rows: Sequence[Figures], column: int) -> bool:
    if value is None or len(rows) > 1:
        return value is None or explains(value, rows, column)
    only = rows[0].get(column)
    return only is not None and near(value, only)


def explains(value: float, rows: Sequence[Figures], column: int) -> bool:
    """Whether a total is the sum, the mean, the count or the greatest of a column."""
    values = [row[column] for row in rows if column in row]
    numbers = [figure for figure in values if figure is not None]
    if len(numbers) < len(values) or len(numbers) < 2:
        return True
    total = math.fsum(numbers)
    mean = total / len(numbers)
    is_mean = abs(value - mean) <= 0.02 * max(abs(mean), 1.0)
    return near(value, total) or is_mean or value in (len(numbers), len(rows), max(numbers))
