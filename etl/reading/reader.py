"""A workbook to tables: cells → tables → headers → values → faults."""

from collections.abc import Mapping
from pathlib import Path

from etl.reading import cells, conflicts, reasons, scene, slips, tables
from etl.reading.drafts import Sheaf, fault
from etl.reading.model import Fault, Grid, Reading, Workbook
from etl.reading.tables import Known
from etl.reading.view import View

DEMO = "演示数据"


def read_file(
    path: Path, *, password: str | None = None, memory: Mapping[str, str] | None = None
) -> Reading:
    """Everything that a workbook says, and every fault of it; raises Refusal.

    `memory` is what the office once confirmed: a header as typed → the contract's header.
    """
    return read_workbook(cells.read_workbook(path, password=password), memory or {})


def read_workbook(workbook: Workbook, memory: Mapping[str, str]) -> Reading:
    """The same, for cells that were read already."""
    views = [View(grid) for grid in workbook.grids if grid.cells and not grid.hidden]
    known = Known(memory, _year(workbook.file, views))
    faults = [_hidden(grid) for grid in workbook.grids if grid.hidden and grid.cells]
    sheaves: list[Sheaf] = []
    for view in views:
        found, _ = tables.read(view, known)
        for part in found:
            sheaves += part.sheaves
            faults += part.faults
    faults += conflicts.settle(sheaves)
    faults += slips.find(sheaves)
    read = tuple(sheaf.table() for sheaf in sheaves)
    is_empty = not any(table.rows for table in read)
    return Reading(
        workbook.file,
        read,
        tuple(faults),
        refused=is_empty,
        message=reasons.NOTHING_READ if is_empty else "",
        is_demo=_is_demo(workbook),
    )


def _year(file: str, views: list[View]) -> int | None:
    """The one year that sheet names, titles and the file name agree on."""
    texts = [file, *(view.grid.name for view in views)]
    for view in views:
        for row in view.numbers[:3]:
            cells_ = view.rows[row]
            if len(cells_) == 1:
                texts += [
                    str(cell.value) for cell in cells_.values() if isinstance(cell.value, str)
                ]
    years = {year for text in texts if (year := scene.stated_year([text]))}
    return years.pop() if len(years) == 1 else None


def _hidden(grid: Grid) -> Fault:
    view = View(grid)
    row = view.numbers[0]
    return fault(view, (row, min(view.rows[row])), None, reasons.SHEET_HIDDEN, warning=True)


def _is_demo(workbook: Workbook) -> bool:
    return DEMO in workbook.file or any(
        DEMO in grid.name
        or any(isinstance(cell.value, str) and DEMO in cell.value for cell in grid.cells.values())
        for grid in workbook.grids
    )
