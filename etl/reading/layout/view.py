"""A sheet as the table finders look at it: rows of cells, merged areas, addresses."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property, lru_cache

from etl.reading.layout import labels
from etl.reading.model import Cell, Grid

Address = tuple[int, int]


@lru_cache(maxsize=4096)
def column_letters(column: int) -> str:
    """0 → A, 26 → AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class View:
    """One grid by rows; `is_turned` exchanges rows and columns of a transposed sheet."""

    def __init__(self, grid: Grid, *, is_turned: bool = False) -> None:
        """Index the grid's cells by row, and its merged areas by cell."""
        self.grid = grid
        self.is_turned = is_turned
        self.rows: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in grid.cells.items():
            if _is_blank(cell):
                continue
            if is_turned:
                row, column = column, row
            self.rows.setdefault(row, {})[column] = cell
        self.numbers: list[int] = sorted(self.rows)

    @cached_property
    def merges(self) -> tuple[tuple[int, int, int, int], ...]:
        """Merged areas, turned like the cells and cut off where the sheet's cells end."""
        turned = (
            (left, top, right, bottom) if self.is_turned else (top, left, bottom, right)
            for top, left, bottom, right in self.grid.merges
        )
        last = self.numbers[-1] if self.numbers else 0
        widest = max((max(cells) for cells in self.rows.values()), default=0)
        return tuple(
            (top, left, min(bottom, last), min(right, widest))
            for top, left, bottom, right in turned
            if top <= last and left <= widest
        )

    @cached_property
    def openings(self) -> dict[int, list[tuple[int, int, int, int]]]:
        """For each row, the merged areas that begin in it."""
        by_row: dict[int, list[tuple[int, int, int, int]]] = {}
        for area in self.merges:
            by_row.setdefault(area[0], []).append(area)
        return by_row

    @cached_property
    def merged(self) -> dict[Address, tuple[int, int, int, int]]:
        """Every cell of a merged area → that area."""
        return {
            (row, column): area
            for area in self.merges
            for row in range(area[0], area[2] + 1)
            for column in range(area[1], area[3] + 1)
        }

    @cached_property
    def tails(self) -> dict[int, list[tuple[int, int, int, int]]]:
        """For each row, the areas that were merged down into it from above."""
        by_row: dict[int, list[tuple[int, int, int, int]]] = {}
        for area in self.merges:
            for row in range(area[0] + 1, area[2] + 1):
                by_row.setdefault(row, []).append(area)
        return by_row

    def numbers_from(self, row: int) -> Iterator[int]:
        """The rows from one downwards, without a look at those above it."""
        for place in range(bisect_left(self.numbers, row), len(self.numbers)):
            yield self.numbers[place]

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell itself, without what merging spreads."""
        return self.rows.get(row, {}).get(column)

    def spread(self, row: int, column: int) -> Cell | None:
        """The cell, or the first cell of the merged area that it lies in."""
        area = self.merged.get((row, column))
        return self.cell(area[0], area[1]) if area else self.cell(row, column)

    def text(self, row: int, column: int) -> str:
        """What the cell or its merged area says as a label."""
        return labels.text_of(self.spread(row, column))

    def own_text(self, row: int, column: int) -> str:
        """What the cell itself says as a label."""
        return labels.text_of(self.cell(row, column))

    def at(self, row: int, column: int) -> str:
        """The address in the workbook: C7."""
        if self.is_turned:
            row, column = column, row
        return f"{column_letters(column)}{row + 1}"

    def row_number(self, row: int, column: int) -> int:
        """The spreadsheet row, from 1."""
        return (column if self.is_turned else row) + 1

    def texts(self, row: int) -> Iterator[tuple[int, str]]:
        """Columns and labels of the non-empty cells of a row, from the left."""
        for column, cell in sorted(self.rows.get(row, {}).items()):
            yield column, labels.text_of(cell)


def _is_blank(cell: Cell) -> bool:
    if cell.error or cell.formula:
        return False
    return cell.value is None or (isinstance(cell.value, str) and not cell.value.strip())
