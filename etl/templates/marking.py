"""The user's own workbook back, with the cells to mend coloured and commented; formats are kept.

What openpyxl cannot write (.xls, .xlsb, .ods, text, protected files) comes back as an xlsx copy of
its values. A child process does it, as it opens what the user sent:
`python -m etl.templates.marking`.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypedDict
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils.cell import rows_from_range
from openpyxl.utils.exceptions import IllegalCharacterError, InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from etl.reading.formats import cells
from etl.reading.model import Grid
from etl.reading.process import sandbox

OWN = (".xlsx", ".xlsm")
WRONG = PatternFill("solid", fgColor="F4B6B6")
DOUBTFUL = PatternFill("solid", fgColor="FCE8B2")
AUTHOR = "强会看板"
MOST = 500  # cells of one fault that are marked each
LONGEST = 31  # characters of a sheet's name in Excel
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_UNWRITABLE = (
    InvalidFileException,
    BadZipFile,
    KeyError,
    OSError,
    ValueError,
    TypeError,
    AttributeError,
)


class Marked(TypedDict):
    """How many cells were marked, and whether in a copy of the values."""

    marked: int
    is_copy: bool


def mark(
    source: Path, target: Path, faults: Iterable[Mapping[str, object]], password: str | None = None
) -> Marked:
    """Write a marked copy of a workbook, in a child; raises Refusal where that takes too much.

    A fault is an entry of `reported` (DESIGN part 7). One without a cell goes to the first cell of
    its sheet.
    """
    request = {
        "source": str(source),
        "target": str(target),
        "faults": [dict(fault) for fault in faults],
        "password": password,
    }
    done = sandbox.run_limited(
        ["-m", "etl.templates.marking"], size=source.stat().st_size, text=json.dumps(request)
    )
    answer: Marked = json.loads(done.stdout)
    return answer


def main() -> int:
    """Do what standard input asks for, in this very process."""
    request = json.loads(sys.stdin.buffer.read())
    source = Path(request["source"])
    own = _own(source)
    workbook, sheets = own or _copy(source, request["password"])
    count = sum(_mark_one(sheets, fault) for fault in request["faults"])
    workbook.save(request["target"])
    print(json.dumps(Marked(marked=count, is_copy=own is None)))
    return 0


def _own(source: Path) -> tuple[Workbook, dict[str, Worksheet]] | None:
    """The workbook itself, where openpyxl can write it back."""
    if source.suffix.lower() not in OWN:
        return None
    try:
        workbook = load_workbook(source, keep_vba=source.suffix.lower() == ".xlsm")
    except _UNWRITABLE:
        return None
    return workbook, {sheet.title: sheet for sheet in workbook.worksheets}


def _copy(source: Path, password: str | None) -> tuple[Workbook, dict[str, Worksheet]]:
    """The values of a workbook, sheet by sheet."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    grids = cells.read_workbook(source, password=password).grids
    return workbook, {grid.name: _sheet(workbook, grid) for grid in grids}


def _sheet(workbook: Workbook, grid: Grid) -> Worksheet:
    sheet = workbook.create_sheet(_FORBIDDEN.sub(" ", grid.name)[:LONGEST] or None)
    for (row, column), cell in grid.cells.items():
        written = sheet.cell(row + 1, column + 1)
        formula = f"={cell.formula.lstrip('=')}" if cell.formula else None
        try:
            written.value = cell.error or (formula if cell.value is None else cell.value)
        except IllegalCharacterError:
            continue
        if isinstance(cell.value, str):
            written.data_type = "s"  # a text that begins with = stays a text
        written.number_format = cell.number_format
    for top, left, bottom, right in grid.merges:
        sheet.merge_cells(
            start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
        )
    if grid.hidden:
        sheet.sheet_state = "hidden"
    return sheet


def _mark_one(sheets: Mapping[str, Worksheet], fault: Mapping[str, object]) -> int:
    name = str(fault["sheet"] or next(iter(sheets), ""))
    if name not in sheets:
        return 0
    sheet = sheets[name]
    anchors = [_anchor(sheet, address) for address in _addresses(str(fault["cell"] or "A1"))]
    marked = list({cell.coordinate: cell for cell in anchors if cell is not None}.values())
    for cell in marked:
        _mark_cell(cell, fault)
    return len(marked)


def _addresses(ranges: str) -> Iterator[str]:
    """Each cell of B3:C4、F7; of more than MOST only the first."""
    for block in ranges.rstrip("…").split("、"):
        first, _, last = block.partition(":")
        every = [cell for row in rows_from_range(block) for cell in row] if last else [first]
        yield from every if len(every) <= MOST else [first]


def _mark_cell(cell: Cell, fault: Mapping[str, object]) -> None:
    cell.fill = DOUBTFUL if fault.get("warning") else WRONG
    reason = str(fault["reason"])
    text = f"{cell.comment.text}\n{reason}" if cell.comment else reason
    cell.comment = Comment(text, AUTHOR, width=300, height=120)


def _anchor(sheet: Worksheet, address: str) -> Cell | None:
    """The cell, or the first one of the merged area that it lies in, which alone can be marked."""
    cell = sheet[address]
    if isinstance(cell, MergedCell):
        areas = [area for area in sheet.merged_cells.ranges if address in area]
        cell = sheet.cell(areas[0].min_row, areas[0].min_col) if areas else cell
    return cell if isinstance(cell, Cell) else None


if __name__ == "__main__":
    sys.exit(main())
