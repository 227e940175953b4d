"""Remove what the board's own templates contain besides data: choices, examples, blank rows.

A template tells on its sheet of choices which columns it filled in beforehand; a row that holds
nothing else was not filled in. Such rows and the example are left out, with a remark.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from etl.reading.layout import labels
from etl.reading.layout.drafts import fault
from etl.reading.layout.view import Address, View
from etl.reading.model import Cell, Fault, Grid, Workbook
from etl.reading.reasons import EXAMPLE_ROW, ROWS_NOT_FILLED

CHOICES = "下拉选项"  # the hidden sheet
GUIDE = "填写说明"
OWN = "强会看板模板"  # in A1 of both
EXAMPLE = "示例："  # begins the first cell of an example row
PREFILLED = "已预填"  # in the sheet of choices, left of the headers joined by 、

Rows = Mapping[int, Sequence[int]]


@dataclass(frozen=True)
class Filled:
    """A workbook without what its template brought along; `is_template` whether it was one."""

    workbook: Workbook
    faults: tuple[Fault, ...]
    is_template: bool


def without(workbook: Workbook) -> Filled:
    """The workbook as its user filled it in, and a remark on what was left out."""
    template_grids = [grid for grid in workbook.grids if _is_own(grid)]
    prefilled = [headers for grid in template_grids for headers in _prefilled(grid)]
    grids: list[Grid] = []
    faults: list[Fault] = []
    for grid in workbook.grids:
        if grid in template_grids:
            continue
        filled, remarks = _filled(grid, prefilled) if not grid.hidden else (grid, [])
        grids.append(filled)
        faults += remarks
    return Filled(replace(workbook, grids=tuple(grids)), tuple(faults), bool(template_grids))


def _is_own(grid: Grid) -> bool:
    first = grid.cells.get((0, 0))
    return grid.name in (CHOICES, GUIDE) and first is not None and first.value == OWN


def _prefilled(grid: Grid) -> Iterator[frozenset[str]]:
    """The headers that a template filled in below, table by table."""
    for (row, column), cell in grid.cells.items():
        headers = grid.cells.get((row, 1))
        if column == 0 and cell.value == PREFILLED and headers is not None:
            yield frozenset(str(headers.value).split("、"))


def _filled(grid: Grid, prefilled: Sequence[frozenset[str]]) -> tuple[Grid, list[Fault]]:
    examples = _examples(grid.cells)
    blank = _blank_rows(grid, prefilled, set(examples)) if prefilled else []
    if not examples and not blank:
        return grid, []
    view, gone = View(grid), {*examples, *blank}
    faults = [fault(view, at, None, EXAMPLE_ROW, warning=True) for at in examples.values()]
    if blank:
        first = (blank[0], min(view.rows[blank[0]]))
        count = str(len(blank))
        faults.append(fault(view, first, None, ROWS_NOT_FILLED, warning=True, count=count))
    cells = {at: cell for at, cell in grid.cells.items() if at[0] not in gone}
    return replace(grid, cells=cells), faults


def _examples(cells: Mapping[Address, Cell]) -> dict[int, Address]:
    """The rows that begin with the mark of an example, and where."""
    marked = [
        at
        for at, cell in cells.items()
        if isinstance(cell.value, str) and cell.value.startswith(EXAMPLE)
    ]
    return {
        row: (row, column)
        for row, column in marked
        if (row, column + 1) in cells and not any((row, left) in cells for left in range(column))
    }


def _blank_rows(grid: Grid, prefilled: Sequence[frozenset[str]], examples: set[int]) -> list[int]:
    """The rows below the header in which only what was filled in beforehand stands."""
    headers = {at: labels.squeeze(str(cell.value)) for at, cell in _first_row(grid)}
    places = next(
        (
            {at for at, header in headers.items() if header in names}
            for names in prefilled
            if names <= set(headers.values())
        ),
        None,
    )
    if places is None:
        return []
    rows: dict[int, set[int]] = {}
    for (row, column), cell in grid.cells.items():
        if row and row not in examples and (cell.value != "" or cell.error or cell.formula):
            rows.setdefault(row, set()).add(column)
    return sorted(row for row, columns in rows.items() if columns <= places)


def _first_row(grid: Grid) -> Iterator[tuple[int, Cell]]:
    return ((column, cell) for (row, column), cell in grid.cells.items() if row == 0)
