"""Rows of sums and averages: proved by arithmetic where there are figures, and kept out."""

import math
import re
from collections.abc import Callable, Sequence

from etl.contract import Kind
from etl.reading import labels
from etl.reading.drafts import fault
from etl.reading.lines import Line
from etl.reading.model import Cell, Fault, Quantity
from etl.reading.reasons import TOTAL_WRONG
from etl.reading.values import Context, parse
from etl.reading.values.text import plain
from etl.reading.view import View

Figures = dict[int, float]


_NOT_ADDED = re.compile(
    r"(?:率|比|比重|占比|度|均|名次|位次|排名|排位|序号|期次|年份|年度|进度|指数|得分|分值)$|^人均|^平均"
)


def is_added(label: str, unit: str | None) -> bool:
    """Whether a column's figures can be added up at all; shares, ranks and means cannot."""
    return unit != "%" and not _NOT_ADDED.search(labels.read(label).name)


def split(
    view: View,
    lines: Sequence[Line],
    columns: Sequence[int],
    names: Sequence[int],
    is_total: Callable[[str], bool] = labels.is_total,
) -> tuple[list[Line], list[Fault]]:
    """The lines without their totals, and the totals that do not add up.

    `columns` hold figures; `names` are the columns in which a total may be called one.
    """
    kept: list[Line] = []
    faults: list[Fault] = []
    since: list[Figures] = []  # figures since the last subtotal
    subtotals: list[Figures] = []
    for line in lines:
        name = total_name(line, names, is_total)
        own = figures(line.cells, columns)
        if name is None or (labels.is_region_total(name) and not _is_sum(own, since)):
            kept.append(line)
            since.append(own)
            continue
        if not labels.is_average(name):
            faults += _check(view, line, own, [since, [*subtotals, *since], subtotals])
        if "小计" in name or len(since) < 2 or _is_sum(own, since):
            subtotals.append(own)
            since = []
    return kept, faults


def total_name(
    line: Line, names: Sequence[int], is_total: Callable[[str], bool] = labels.is_total
) -> str | None:
    """What a total row is called; None for any other row."""
    for column in names:
        cell = line.cells.get(column)
        if cell is not None and column not in line.taken and isinstance(cell.value, str):
            text = labels.squeeze(cell.value)
            if is_total(text) or labels.is_region_total(text):
                return text
            return None
    return None


def figures(cells: dict[int, Cell], columns: Sequence[int]) -> Figures:
    """The plain numbers of a row by column; shares are left out, for they do not add up."""
    found: Figures = {}
    for column in columns:
        cell = cells.get(column)
        value = _figure(cell) if cell is not None else None
        if value is not None:
            found[column] = value
    return found


def _figure(cell: Cell) -> float | None:
    if isinstance(cell.value, str) and len(cell.value) > 30:
        return None
    found = parse(cell, Kind.NUMBER, Context()).value
    if not isinstance(found, Quantity) or found.approx or found.unit == "%":
        return None
    return found.value


def _is_sum(own: Figures, rows: Sequence[Figures]) -> bool:
    return (
        len(rows) > 1
        and bool(own)
        and all(near(value, add(rows, column)) for column, value in own.items())
    )


def add(rows: Sequence[Figures], column: int) -> float:
    """The sum of one column."""
    return math.fsum(row.get(column, 0.0) for row in rows)


def near(a: float, b: float, tolerance: float = 0.005) -> bool:
    """Whether two numbers agree within what rounding explains."""
    return abs(a - b) <= max(0.051, tolerance * max(abs(a), abs(b)) * 0.2)


def _check(
    view: View, line: Line, own: Figures, choices: Sequence[Sequence[Figures]]
) -> list[Fault]:
    """Faults of a total: a column is judged only when it plainly is a sum of whole figures."""
    parts = [rows for rows in choices if len(rows) > 1]
    if not parts:
        return []
    wrong = {
        column: value
        for column, value in own.items()
        if not any(explains(value, rows, column) for rows in parts)
    }
    return [
        fault(
            view,
            (line.row, column),
            None,
            TOTAL_WRONG,
            written=plain(value),
            sum=plain(round(add(parts[0], column), 6)),
        )
        for column, value in wrong.items()
    ]


def explains(value: float, rows: Sequence[Figures], column: int) -> bool:
    """Whether a total is the sum, the mean, the count or the greatest of a column."""
    known = [row[column] for row in rows if column in row]
    if len(known) < 2:
        return True
    mean = math.fsum(known) / len(known)
    return (
        near(value, math.fsum(known))
        or near(value, mean, 0.05)
        or value in (len(known), len(rows), max(known))
    )
