"""What a sheet says beside its values: formats, errors, formulas, borders, hidden rows."""

from array import array
from dataclasses import dataclass, field

from etl.reading.formats import reasons
from etl.reading.formats.address import COLUMNS, ROWS, address
from etl.reading.formats.gate import Limits
from etl.reading.refusal import Refusal

Address = tuple[int, int]
WIDEST = 1000  # columns; hidden to the right of them is only what nobody uses


@dataclass
class Marks:
    """Of one sheet, by address from 0. `styles` holds cells whose number format matters, plus 1.

    `formulas` lack a result; `zeros` are formulas whose result is 0, which some programs write
    without having calculated; `doubtful` are formulas of numbers whose result is a text, which
    somebody may have left there; `before` are dates with a serial number below zero. `is_odd`: some
    cells have to be mended before another reader sees them.
    """

    styles: dict[int, "array[int]"] = field(default_factory=dict)
    errors: dict[Address, str] = field(default_factory=dict)
    formulas: dict[Address, str] = field(default_factory=dict)
    zeros: dict[Address, str] = field(default_factory=dict)
    doubtful: dict[Address, str] = field(default_factory=dict)
    before: set[Address] = field(default_factory=set)
    bordered: set[Address] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    calculated: int = 0
    is_odd: bool = False

    def style(self, row: int, column: int, style: int) -> None:
        """Note a cell's style."""
        self.column(column, row)[row] = style + 1

    def column(self, column: int, last_row: int) -> "array[int]":
        """The styles of a column by row, made long enough; an array, as sheets have millions."""
        rows = self.styles.setdefault(column, array("i"))
        if last_row >= len(rows):
            rows.extend(array("i", bytes(4 * (last_row - len(rows) + 1))))
        return rows

    def style_of(self, row: int, column: int) -> int:
        """A cell's style; -1 if nothing was noted."""
        rows = self.styles.get(column)
        return rows[row] - 1 if rows is not None and row < len(rows) else -1


@dataclass
class Bounds:
    """How far a sheet's cells reach, and how many there are: refused when the two do not agree."""

    sheet: str
    limits: Limits
    last_row: int = -1
    last_column: int = -1
    cells: int = 0

    def allow(self, row: int, column: int) -> None:
        """Refusal for an address outside of what a spreadsheet can hold."""
        if not (0 <= row < ROWS and 0 <= column < COLUMNS):
            raise Refusal(reasons.ADDRESS, sheet=self.sheet, cell=address(row, max(column, 0)))

    def fits(self, row: int, column: int) -> bool:
        """Whether cells up to here are in proportion to the number of cells."""
        area = (max(row, self.last_row) + 1) * (max(column, self.last_column) + 1)
        return area <= max(self.limits.area, 4 * self.cells)

    def reach(self, row: int, column: int) -> None:
        """Take note of a cell that holds something."""
        self.allow(row, column)
        self.last_row = max(self.last_row, row)
        self.last_column = max(self.last_column, column)
        if not self.fits(row, column):
            cell = address(self.last_row, self.last_column)
            raise Refusal(reasons.STRAY, sheet=self.sheet, cell=cell)
