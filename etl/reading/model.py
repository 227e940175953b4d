"""The data types that the reading steps exchange: cells, grids, values, faults and tables."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

Scalar = str | float | int | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One non-empty cell as stored, with what calamine leaves out.

    `value` is typed as stored; `number_format` is the cell's format code ("General" when unknown);
    `error` is "#DIV/0!" and the like; `formula` is set when it has no cached result.
    """

    value: Scalar
    number_format: str = "General"
    error: str | None = None
    formula: str | None = None


@dataclass(frozen=True)
class Grid:
    """One sheet. `cells` maps (row, column), both from 0, to a non-empty cell.

    `merges` are (first row, first column, last row, last column), inclusive, from 0.
    """

    name: str
    cells: dict[tuple[int, int], Cell]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    bordered: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True)
class Workbook:
    """One file: its sheets in order. Dates written by the 1904 system are already corrected.

    `is_text` where the file is plain text, whatever its name.
    """

    file: str
    grids: tuple[Grid, ...]
    is_text: bool = False


@dataclass(frozen=True)
class Quantity:
    """A number with what was written: 300余万元 is value 3000000, unit 元, approx True."""

    value: float | None
    unit: str | None = None
    approx: bool = False
    as_written: str | None = None


@dataclass(frozen=True)
class Span:
    """A date or period. `precision` is day, tenday, month, quarter, half, year, range or as_of.

    `start` is None when only the end is known (截至10月底). A period that the sheet leaves open
    (未注明, 每年) has neither and precision "unstated".
    """

    start: dt.date | None
    end: dt.date | None
    precision: str
    as_written: str | None = None


Value = str | int | float | bool | Quantity | Span | None


@dataclass(frozen=True)
class Fault:
    """Something to mend, at its cell. `details` fill the {names} of `reason`, a message id.

    A `warning` is reported but does not stop a load.
    """

    sheet: str | None
    cell: str | None
    header: str | None
    value: str | None
    reason: str
    details: dict[str, str] = field(default_factory=dict)
    warning: bool = False


@dataclass(frozen=True)
class Row:
    """One row as read: canonical header → value; `cell` is the address of the row's main value.

    `extras` keeps columns that the contract does not know, under their own header.
    `places` gives the cell of each column: ";held=C;host=D;", or ";city=B3;" outside the row.
    `stated` says which cells state a value's coordinates: 时期 → ("C3", "A1"); the names of the
    sheet and the file stand as 工作表名 and 文件名.
    """

    row: int
    cell: str
    values: dict[str, Value]
    extras: dict[str, str] = field(default_factory=dict)
    places: str = ""
    stated: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """Rows of one table from one sheet; `mapping` is header as typed → canonical.

    Of a large sheet `columns` holds all rows, as Parquet keeps them, and `rows` only some.
    """

    table: str
    sheet: str
    rows: tuple[Row, ...]
    mapping: dict[str, str]
    columns: "pa.Table | None" = None

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.rows) if self.columns is None else int(self.columns.num_rows)


@dataclass(frozen=True)
class LookCell:
    """One cell as shown; a merged one reaches over so many of the rows and columns shown."""

    cell: str
    text: str
    down: int = 1
    across: int = 1


@dataclass(frozen=True)
class LookRow:
    """One row as shown, by its number in the spreadsheet; without what merged cells cover."""

    row: int
    cells: tuple[LookCell, ...]
    is_hidden: bool = False


@dataclass(frozen=True)
class Look:
    """A sheet as its office sees it: the letters of the columns, and the first and faulty rows."""

    sheet: str
    columns: tuple[str, ...]
    rows: tuple[LookRow, ...]


@dataclass(frozen=True)
class Reading:
    """One file as read. `message` says why it was `refused`; `is_demo` when it says 演示数据.

    `left_out` are the rows and columns that hold no entry, with the reason; `mapped` the mappings
    by hand that sheets were read by, each with its `layout`.
    """

    file: str
    tables: tuple[Table, ...] = ()
    faults: tuple[Fault, ...] = ()
    refused: bool = False
    message: str = ""
    is_demo: bool = False
    looks: tuple[Look, ...] = ()
    left_out: tuple[Fault, ...] = ()
    mapped: tuple[Mapping[str, object], ...] = ()
