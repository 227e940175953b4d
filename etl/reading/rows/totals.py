"""Rows of sums and averages: proved by arithmetic where there are figures, and kept out."""

import math
import re
from collections.abc import Callable, Mapping, Sequence

from etl.reading.layout import labels
from etl.reading.layout.drafts import fault
from etl.reading.layout.view import View
from etl.reading.model import Cell, Fault, Quantity
from etl.reading.reasons import TOTAL_WRONG
from etl.reading.rows.lines import Line
from etl.reading.values import Context, is_missing, parse, units
from etl.reading.values.text import plain
from etl.sheets.contract import Kind

MOST_KEYS = 3  # columns from the left in which a total may be called one
Figures = dict[int, float | None]  # None: a figure that is approximate, or none at all

_NOT_ADDED = re.compile(
    r"(?:率|比|比重|占比|度|均|名次|位次|排名|排位|序号|期次|年份|年度|进度|指数|得分|分值)$|^人均|^平均"
)


def is_added(label: str, unit: str | None) -> bool:
    """Whether a column's figures can be added up at all; shares, prices, ranks and means cannot."""
    return units.adds(unit) and not _NOT_ADDED.search(labels.read(label).name)


def split(
    view: View,
    lines: Sequence[Line],
    contexts: Mapping[int, Context],
    names: Sequence[int],
    is_total: Callable[[str], bool] = labels.is_total,
) -> tuple[list[Line], list[Fault]]:
    """The lines without their totals, and the totals that do not add up.

    `contexts` are the columns of figures that can be added, with what their parser is told; `names`
    are the columns in which a total may be called one.
    """
    called = [total_name(line, names, is_total) for line in lines]
    if not any(called):
        return list(lines), []
    rows = [figures(line.cells, contexts) for line in lines]
    kept: list[Line] = []
    faults: list[Fault] = []
    since: list[Figures] = []  # figures since the last subtotal
    subtotals: list[Figures] = []
    for number, (line, name, own) in enumerate(zip(lines, called, rows, strict=True)):
        below = _until_total(rows, called, number)
        if name is None or (labels.is_region_total(name) and not _is_proved(own, since, below)):
            kept.append(line)
            since.append(own)
            continue
        if not labels.is_average(name):
            parts = [since] if "小计" in name else [[*subtotals, *since], since, subtotals]
            parts += [] if since else [below]
            faults += _check(view, line, own, parts)
        if "小计" in name or len(since) < 2 or _is_sum(own, since):
            subtotals.append(own)
            since = []
    return kept, faults


def _until_total(
    rows: Sequence[Figures], called: Sequence[str | None], number: int
) -> list[Figures]:
    """The rows below a total that stands first, to the next total or the end."""
    end = next((at for at in range(number + 1, len(rows)) if called[at]), len(rows))
    return list(rows[number + 1 : end])


def _is_proved(own: Figures, above: Sequence[Figures], below: Sequence[Figures]) -> bool:
    return _is_sum(own, above) or (not above and _is_sum(own, below))


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
    found = parse(cell, Kind.NUMBER, context).value
    if not isinstance(found, Quantity) or found.approx or "%" in cell.number_format:
        return None
    return found.value


def _is_sum(own: Figures, rows: Sequence[Figures]) -> bool:
    if len(rows) < 2 or not own:
        return False
    return all(value is not None and near(value, add(rows, at)) for at, value in own.items())


def add(rows: Sequence[Figures], column: int) -> float:
    """The sum of one column."""
    return math.fsum(row.get(column) or 0.0 for row in rows)


def near(a: float, b: float) -> bool:
    """Whether two numbers agree within what rounding explains."""
    return abs(a - b) <= max(0.051, 0.001 * max(abs(a), abs(b)))


def _check(
    view: View, line: Line, own: Figures, choices: Sequence[Sequence[Figures]]
) -> list[Fault]:
    """Faults of a total that none of the groups of rows above it explains."""
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
        for column, value in own.items()
        if parts and value is not None and not any(explains(value, r, column) for r in parts)
    ]


def explains(value: float, rows: Sequence[Figures], column: int) -> bool:
    """Whether a total is the sum, the mean, the count or the greatest of a column."""
    told = [row[column] for row in rows if column in row]
    known = [figure for figure in told if figure is not None]
    if len(known) < len(told) or len(known) < 2:
        return True
    total = math.fsum(known)
    mean = total / len(known)
    is_mean = abs(value - mean) <= 0.02 * max(abs(mean), 1.0)
    return near(value, total) or is_mean or value in (len(known), len(rows), max(known))
