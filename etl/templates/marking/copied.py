"""A copy of a workbook's values with its marks, for formats that cannot be written back.

It has values, number formats, merged cells and hidden sheets: no colours, no pictures, no charts.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.worksheet.worksheet import Worksheet

from etl.reading.formats import cells
from etl.reading.model import Grid
from etl.templates.marking import places, styles
from etl.templates.marking.boxes import HIGH, WIDE
from etl.templates.marking.comments import AUTHOR

LONGEST = 31  # characters of a sheet's name in Excel
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def mark(
    source: Path, target: Path, faults: Iterable[Mapping[str, object]], password: str | None
) -> int:
    """Write the marked copy; how many cells are marked. Raises Refusal if it cannot be read."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    grids = {grid.name: grid for grid in cells.read_workbook(source, password=password).grids}
    sheets = {name: _sheet(workbook, grid) for name, grid in grids.items()}
    count = 0
    for name, remarks in places.by_sheet(faults, sheets).items():
        said = places.anchored(remarks, grids[name].merges)
        for (row, column), remark in said.items():
            cell = sheets[name].cell(row + 1, column + 1)
            colour = styles.WRONG if remark.is_wrong else styles.DOUBTFUL
            cell.fill = PatternFill("solid", fgColor=colour)
            cell.comment = Comment(remark.text, AUTHOR, width=WIDE, height=HIGH)
        count += len(said)
    workbook.save(target)
    return count


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
