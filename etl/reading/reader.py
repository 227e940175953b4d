"""Read a whole workbook: cells → tables → headers → values → faults."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from etl.reading import mapped, reasons, tables
from etl.reading.formats import cells
from etl.reading.layout import blanks, hidden, looks, times
from etl.reading.layout.drafts import Sheaf, fault
from etl.reading.layout.remarks import FILE_NAME
from etl.reading.layout.scene import Stated
from etl.reading.layout.view import View
from etl.reading.model import Fault, Reading, Table, Workbook
from etl.reading.rows import conflicts, slips
from etl.reading.tables import Known

DEMO = "演示数据"
Tell = Callable[[int, int], None]  # hears which sheet is being read, from 1, and of how many
TEXT_NAMES = (".csv", ".tsv", ".txt")  # endings of names that do not promise a workbook
_ASIDE = re.compile(r"目录|封面|说明|字典|代码|选项|下拉|数据源|示例|模板|须知")


def unheard(sheet: int, sheets: int) -> None:
    """Tell nobody which sheet is being read."""


def read_file(
    path: Path,
    *,
    password: str | None = None,
    memory: Mapping[str, str] | None = None,
    mappings: Sequence[mapped.SheetMapping] = (),
    tell: Tell = unheard,
) -> Reading:
    """The tables of a workbook and all of its faults; raises Refusal if it cannot be read.

    `memory` is what the office once confirmed: a header as typed → the contract's header;
    `mappings` say how sheets are read that were mapped by hand, now or once before.
    """
    workbook = cells.read_workbook(path, password=password)
    return read_workbook(workbook, memory or {}, mappings, tell)


def read_workbook(
    workbook: Workbook,
    memory: Mapping[str, str],
    mappings: Sequence[mapped.SheetMapping] = (),
    tell: Tell = unheard,
) -> Reading:
    """As `read_file`, from cells that are already read."""
    filled = blanks.without(workbook)
    workbook = filled.workbook
    filled_sheets = [view for grid in workbook.grids if (view := View(grid)).numbers]
    views = [view for view in filled_sheets if not view.grid.hidden]
    known = Known(memory, year_of(workbook.file, views), workbook.file)
    hidden_sheets = [view for view in filled_sheets if view.grid.hidden]
    faults = [*(_first_cell(view, reasons.SHEET_HIDDEN) for view in hidden_sheets), *filled.faults]
    faults += mapped.absent(mappings, workbook.file, [view.grid.name for view in views])
    sheaves: list[Sheaf] = []
    omissions: list[Fault] = []
    used: list[Mapping[str, object]] = []
    for place, view in enumerate(views, start=1):
        tell(place, len(views))
        yielded = mapped.read(view, mappings, known) or mapped.Mapped(tables.read(view, known))
        used += yielded.used
        sheaves += [sheaf for part in yielded.extracts for sheaf in part.sheaves]
        faults += [problem for part in yielded.extracts for problem in part.faults]
        omissions += [row for part in yielded.extracts for row in part.omissions]
        if yielded.extracts:
            faults += hidden.faults(view)
        elif _looks_like_table(view):
            faults.append(_first_cell(view, reasons.SHEET_UNKNOWN))
    faults += conflicts.settle(sheaves, omissions)
    faults += slips.find(sheaves)
    tables_read = tuple(sheaf.table() for sheaf in sheaves)
    message = _message(tables_read, faults, bool(sheaves) or not filled_sheets, filled.is_template)
    if message == reasons.NOTHING_READ and _is_misnamed(workbook):
        message = reasons.NO_WORKBOOK
    is_mendable = any(not problem.warning for problem in faults)
    return Reading(
        workbook.file,
        tables_read,
        tuple(faults),
        refused=bool(message) and not is_mendable,
        message=message,
        is_demo=_is_demo(workbook),
        looks=looks.take(views, faults),
        left_out=tuple(omissions),
        mapped=tuple(used),
    )


def _message(
    tables_read: Sequence[Table], faults: Sequence[Fault], is_known: bool, is_template: bool
) -> str:
    """Why there is not a single row, if so; a file with faults can be mended."""
    if any(table.rows for table in tables_read):
        return ""
    if any(not problem.warning for problem in faults):
        return reasons.NOTHING_KEPT
    if is_template:
        return reasons.NOTHING_FILLED
    return reasons.NOTHING_INSIDE if is_known else reasons.NOTHING_READ


def _is_misnamed(workbook: Workbook) -> bool:
    """Whether a plain text has the name of a workbook."""
    return workbook.is_text and not workbook.file.lower().endswith(TEXT_NAMES)


def _looks_like_table(view: View) -> bool:
    """Whether a sheet is more than a cover, a list of sheets or instructions."""
    wide = sum(len(cells_) > 1 for cells_ in view.rows.values())
    return wide > 1 and not _ASIDE.search(view.grid.name)


def _first_cell(view: View, reason: str) -> Fault:
    row = view.numbers[0]
    return fault(view, (row, min(view.rows[row])), None, reason, warning=True)


def year_of(file: str, views: Sequence[View]) -> Stated[int] | None:
    """The one year that sheet names, titles and the file name agree on, and where it stands."""
    texts = [(file, FILE_NAME), *((view.grid.name, view.grid.name) for view in views)]
    for view in views:
        for row in view.numbers[:3]:
            for column, cell in view.rows[row].items():
                if len(view.rows[row]) == 1 and isinstance(cell.value, str):
                    texts.append((cell.value, f"{view.grid.name}!{view.at(row, column)}"))
    places = {year: place for text, place in texts if (year := times.stated_year([text]))}
    if len(places) != 1:
        return None
    year, place = places.popitem()
    return Stated(year, (place,))


def _is_demo(workbook: Workbook) -> bool:
    return DEMO in workbook.file or any(
        DEMO in grid.name
        or any(isinstance(cell.value, str) and DEMO in cell.value for cell in grid.cells.values())
        for grid in workbook.grids
    )
