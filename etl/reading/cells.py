"""A spreadsheet file of any accepted format → a Workbook of cells, nothing interpreted yet."""

from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from etl.reading.model import Cell, Grid, Workbook
from etl.reading.refusal import Refusal


def read_workbook(path: Path, *, password: str | None = None) -> Workbook:
    """Every sheet of the file in order; raises Refusal with a sentence that says what to do."""
    del password  # protected files follow
    try:
        book = CalamineWorkbook.from_path(path)
        hidden = {
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.visible != SheetVisibleEnum.Visible
        }
        grids = tuple(
            _grid(book.get_sheet_by_name(name), hidden=name in hidden) for name in book.sheet_names
        )
    except CalamineError as error:
        raise Refusal(
            "This file is not a spreadsheet that can be read: open it in Excel or WPS, "
            "save it as .xlsx and upload it again."
        ) from error
    return Workbook(path.name, grids)


def _grid(sheet: CalamineSheet, *, hidden: bool) -> Grid:
    cells = {
        (row, column): Cell(value)
        for row, values in enumerate(sheet.to_python(skip_empty_area=False))
        for column, value in enumerate(values)
        if value != ""
    }
    merges = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
    return Grid(sheet.name, cells, merges, hidden=hidden)
