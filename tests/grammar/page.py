"""A page: rows of cells as they stand on a sheet, some of which hold a fact or a record."""

from dataclasses import dataclass, field

from tests.grammar.cube import Fact
from tests.grammar.periods import Written
from tests.grammar.records import Record


@dataclass(frozen=True)
class Growth:
    """A growth that stands beside a fact, or the head of such growths."""

    fact: Fact | None = None


@dataclass(frozen=True)
class Cell:
    """What a cell shows and stores; `down` and `right` count the cells that a merge covers."""

    value: Written | None = None
    mask: str = "General"
    indent: int = 0
    down: int = 1
    right: int = 1
    holds: Fact | Growth | Record | None = None


BLANK = Cell()
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Page:
    """One sheet. Hidden rows and columns are counted from 0."""

    name: str
    rows: tuple[Row, ...]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Body:
    """A table before anything stands round it: its head, its lines, and which lines are sums."""

    head: tuple[Row, ...]
    lines: tuple[Row, ...]
    name: str = "Sheet1"
    above: tuple[Row, ...] = field(default=())
    below: tuple[Row, ...] = field(default=())

    @property
    def width(self) -> int:
        """The columns of the table."""
        return max(len(row) for row in self.head + self.lines)

    def page(self) -> Page:
        """The sheet, from the first line above to the last line below."""
        return Page(self.name, self.above + self.head + self.lines + self.below)


def line(*values: Written | None) -> Row:
    """A row of plain cells."""
    return tuple(Cell(value) for value in values)


def address(row: int, column: int) -> str:
    """A1 for (0, 0)."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
