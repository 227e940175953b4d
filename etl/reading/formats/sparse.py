"""A sheet filled cell by cell, for formats that are read here and not by calamine."""

from dataclasses import dataclass, field

from etl.reading.formats import reasons
from etl.reading.formats.address import address
from etl.reading.formats.building import Area, cleaned, grid
from etl.reading.formats.gate import Limits
from etl.reading.formats.marks import Bounds, Marks
from etl.reading.formats.masks import GENERAL
from etl.reading.model import Cell, Grid, Scalar
from etl.reading.refusal import Refusal


@dataclass
class Sheet:
    """Cells, merges and marks of one sheet in the making."""

    name: str
    limits: Limits
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    marks: Marks = field(default_factory=Marks)
    is_hidden: bool = False

    def __post_init__(self) -> None:
        """Watch how far the cells reach."""
        self._bounds = Bounds(self.name, self.limits)
        self._texts: dict[str, Cell] = {}  # cells made so far, to be used again

    def put(
        self,
        row: int,
        column: int,
        value: Scalar,
        code: str = GENERAL,
        *,
        error: str | None = None,
        formula: str | None = None,
    ) -> None:
        """Fill one cell, unless there is nothing to fill it with."""
        if isinstance(value, str) and code == GENERAL and not (error or formula):
            cell = self._text(value)
        else:
            if isinstance(value, str):
                value = None if error or formula else cleaned(value)
            cell = Cell(value, code, error, formula)
        if cell.value in ("", None) and not error and not formula:
            return
        self._bounds.cells += 1
        self._bounds.reach(row, column)
        self.cells[row, column] = cell

    def _text(self, value: str) -> Cell:
        """One cell for all that say the same."""
        cell = self._texts.get(value)
        if cell is None:
            cell = self._texts[value] = Cell(cleaned(value))
        return cell

    def allow(self, row: int, column: int, cells: int) -> None:
        """Refusal if so many cells up to there would be beyond reason."""
        self._bounds.allow(row, column)
        if cells > self.limits.area:
            raise Refusal(reasons.STRAY, sheet=self.name, cell=address(row, column))

    def merge(self, row: int, column: int, rows: int, columns: int) -> None:
        """Note a merged area by its size."""
        if rows > 1 or columns > 1:
            self.merges.append((row, column, row + rows - 1, column + columns - 1))

    def grid(self) -> Grid:
        """The finished sheet."""
        return grid(self.name, self.cells, self.marks, self.merges, hidden=self.is_hidden)
