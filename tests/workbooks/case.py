"""What a workbook holds, how it is written, and what reading it must give."""

import calendar
import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Typed = str | float | bool | dt.date | None
Plain = str | float | bool | None
Rows = Sequence[dict[str, Plain]]
Lines = list[Sequence[Typed]]


@dataclass(frozen=True)
class Case:
    """One workbook. `tables` is what must be read, in plain values: numbers in the base unit, dates
    as 2020-07-15 or first..last. `must` are the cells to report, `may` those that may be."""

    name: str
    write: Callable[[Path], None]
    tables: dict[str, Rows]
    must: frozenset[tuple[str, str]] = frozenset()
    may: frozenset[tuple[str, str]] = frozenset()
    ending: str = "xlsx"
    refused: bool = False
    extras: dict[str, str] = field(default_factory=dict)

    def at(self, folder: Path) -> Path:
        """The workbook, written to a folder."""
        path = folder / f"{self.name}.{self.ending}"
        self.write(path)
        return path


def book(sheets: Callable[[Workbook], None]) -> Callable[[Path], None]:
    """A writer of what `sheets` fills into a new xlsx workbook."""

    def write(path: Path) -> None:
        made = Workbook()
        made.remove(made.worksheets[0])
        sheets(made)
        made.save(path)

    return write


def fill(
    made: Workbook, name: str, rows: Iterable[Sequence[Typed]], merges: Iterable[str] = ()
) -> Worksheet:
    """A new sheet with these rows; None leaves a cell out."""
    sheet: Worksheet = made.create_sheet(name)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value is not None:
                sheet.cell(number, column, value)
    for area in merges:
        sheet.merge_cells(area)
    return sheet


def sheet_of(
    name: str, rows: Sequence[Sequence[Typed]], merges: Iterable[str] = ()
) -> Callable[[Path], None]:
    """A writer of a workbook with one sheet."""

    def sheets(made: Workbook) -> None:
        fill(made, name, rows, merges)

    return book(sheets)


def cells(sheet: str, *addresses: str) -> frozenset[tuple[str, str]]:
    """Addresses on one sheet."""
    return frozenset((sheet, address) for address in addresses)


def table(headers: str, *rows: Sequence[Plain]) -> Rows:
    """Rows under headers that are written in one line, divided by blanks."""
    return [dict(zip(headers.split(), row, strict=True)) for row in rows]


def one_sheet(
    name: str,
    rows: Lines,
    tables: dict[str, Rows],
    *,
    sheet: str = "Sheet1",
    merges: Iterable[str] = (),
    masks: dict[str, str] | None = None,
    must: Sequence[str] = (),
    may: Sequence[str] = (),
) -> Case:
    """A workbook of one sheet; `masks` are number formats by cell."""

    def sheets(made: Workbook) -> None:
        filled = fill(made, sheet, rows, merges)
        for address, mask in (masks or {}).items():
            filled[address].number_format = mask

    return Case(name, book(sheets), tables, cells(sheet, *must), cells(sheet, *may))


def year(number: int) -> str:
    """A year as the cases write periods."""
    return f"{number}-01-01..{number}-12-31"


def month(number: int, of: int) -> str:
    """A month as the cases write periods."""
    last = calendar.monthrange(number, of)[1]
    return f"{number}-{of:02}-01..{number}-{of:02}-{last}"
