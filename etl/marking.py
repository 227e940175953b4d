"""The user's own workbook back, with the cells to mend coloured and commented; formats are kept."""

from collections.abc import Iterable
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils.exceptions import InvalidFileException

WRONG = PatternFill("solid", fgColor="F4B6B6")
DOUBTFUL = PatternFill("solid", fgColor="FCE8B2")
AUTHOR = "强会看板"


class MarkError(Exception):
    """The workbook is not of a kind that can be written back."""


def mark(source: Path, target: Path, faults: Iterable[dict[str, object]]) -> int:
    """Write a marked copy of an xlsx or xlsm file; returns how many cells were marked.

    A fault is an entry of `reported` (DESIGN part 7). One without a cell goes to the first cell of
    its sheet. Raises MarkError for any other kind of file.
    """
    try:
        workbook = load_workbook(source, keep_vba=source.suffix.lower() == ".xlsm")
    except (InvalidFileException, KeyError, OSError, ValueError) as error:
        raise MarkError(str(source.name)) from error
    marked = 0
    for fault in faults:
        name = str(fault["sheet"] or workbook.sheetnames[0])
        if name not in workbook.sheetnames:
            continue
        cell = workbook[name][str(fault["cell"] or "A1").split(":")[0]]
        if isinstance(cell, Cell):  # the inside of a merge cannot carry a comment
            _mark(cell, str(fault["reason"]), is_warning=bool(fault.get("warning")))
            marked += 1
    workbook.save(target)
    return marked


def _mark(cell: Cell, reason: str, *, is_warning: bool) -> None:
    cell.fill = DOUBTFUL if is_warning else WRONG
    said = f"{cell.comment.text}\n{reason}" if cell.comment else reason
    cell.comment = Comment(said, AUTHOR, width=300, height=120)
