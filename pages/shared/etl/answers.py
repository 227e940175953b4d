"""What the commands of the ETL answer: the shapes of their JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NotRequired, TypedDict

Value = str | int | float | bool | None


class Fault(TypedDict):
    """One fault at its cell; a `warning` stops no load. Those with one `entry` are one fault."""

    sheet: str | None
    cell: str | None
    header: str | None
    value: str | None
    reason: str
    warning: bool
    entry: NotRequired[str]


class Unread(TypedDict):
    """A header that no column was found for, and the first values below it."""

    header: str
    values: list[str]


class Wanted(TypedDict):
    """A column that a sheet lacks, and the headers that may mean it, `nearest` the likeliest."""

    table: str
    sheet: str
    column: str
    nearest: str | None
    unread: list[Unread]


class Check(TypedDict):
    """One fault that a check of the whole board found, at its cell where that is known."""

    file: str
    sheet: str
    cell: str
    header: str
    value: str
    reason: str


class TableRead(TypedDict):
    """The first rows of one table of one sheet, by canonical header.

    Beside them stand `_row`, `_cell` and, of a value, `_stated`: the cells of its coordinates.
    """

    table: str
    sheet: str
    rows: list[dict[str, Value | dict[str, Value]]]


class CellShown(TypedDict):
    """One cell of a sheet as it looks; a merged one reaches `down` and `across`."""

    cell: str
    text: str
    down: int
    across: int


class RowShown(TypedDict):
    """One row of a sheet as it looks, by its number in the spreadsheet."""

    row: int
    is_hidden: bool
    cells: list[CellShown]


class SheetShown(TypedDict):
    """The first and the faulty rows of a sheet as it looks, under the letters of its columns."""

    sheet: str
    columns: list[str]
    rows: list[RowShown]


class FileRead(TypedDict):
    """What one file was read as; `mapping` has each table's headers, as typed → canonical.

    `form` is package, macros, protected, text or other; empty where the file was not read.
    """

    file: str
    refused: bool
    message: str
    tables: list[TableRead]
    looks: list[SheetShown]
    reported: list[Fault]
    rows: dict[str, int]
    mapping: dict[str, dict[str, str]]
    form: str
    sha256: str
    is_protected: bool
    wanted: NotRequired[list[Wanted]]


class Change(TypedDict):
    """One value of one row that would change."""

    row: str
    header: str
    old: str
    new: str


class TableChange(TypedDict):
    """What a step does to one table; `lost` names rows that go."""

    table: str
    title: str
    added: int
    changed: int
    same: int
    gone: int
    changes: list[Change]
    lost: list[str]


class BoardPeriod(TypedDict):
    """A period of an indicator or scheme: first day (null: not known), last day, grain."""

    start: str | None
    end: str
    grain: str


class WaitingPeriod(BoardPeriod):
    """A period that does not count yet: how many members have reported, and who has not."""

    reported: int
    members: int
    missing: list[str]


class Standing(TypedDict):
    """The period of an indicator or scheme before and after a step, and what waits for reports."""

    kind: str
    subject: str
    city_group: str
    is_headline: bool
    before: BoardPeriod | None
    now: BoardPeriod
    waiting: list[WaitingPeriod]


class TableKnown(TypedDict):
    """One table of the contract, with its headers in order and one row of examples.

    `filled_by` is the kind of department that fills it in.
    """

    table: str
    title: str
    filled_by: str
    example: list[dict[str, str]]
    headers: list[str]
    required: list[str]


class Confirmed(TypedDict):
    """A header as typed and what it was confirmed to mean: a header, KEPT or NO_HEADER."""

    key: str
    typed: str
    meant: str


class Turn(TypedDict):
    """One undoing or redoing of an upload."""

    is_undone: bool
    by: str
    at: str


class Point(TypedDict):
    """A value with its city and its period, whose days are ISO days."""

    city: str
    period_start: str
    period_end: str
    grain: str
    value: float


class Doubt(TypedDict):
    """A new value to be checked; `known` is the value beside which it looks like a slip."""

    key: str
    file: str
    sheet: str
    cell: str
    indicator: str
    unit: str
    written: str
    kind: str
    new: Point
    known: Point | None
    expected: float | None
    reason: str
    confirmed: bool


class Uploaded(TypedDict):
    """One upload of the history; `rows` counts rows by table, `erased` are erasures by law."""

    upload: int
    file: str
    by: str
    at: str
    mode: str
    rows: dict[str, int]
    withdrawn: bool
    turns: list[Turn]
    confirmed: list[Doubt]
    erased: NotRequired[list[Mapping[str, Value]]]


class DateFault(TypedDict):
    """One date that cannot be, at its cell; `order_of` is the date beside which it cannot."""

    fault: str
    about: str
    header: str
    written: str
    order_of: str | None
    file: str
    sheet: str
    cell: str


class LeftAside(TypedDict):
    """One thing that the store of uploads leaves aside, or of which something is lost."""

    left_aside: str
    upload: int | None
    is_missed: bool
    message: str


class Said(TypedDict, total=False):
    """Everything that a command may say; which parts depends on the command and its outcome."""

    message: str
    is_cancelled: bool
    files: list[FileRead]
    checks: list[Check]
    doubts: list[Doubt]
    tables: list[TableChange]
    standing: list[Standing]
    repeats: dict[str, int]
    twins: dict[str, str]
    build: int
    submission: int
    uploads: list[int]
    marked: int
    notices: list[str]
    left_aside: list[str]
    date_faults: list[DateFault]


@dataclass(frozen=True)
class Answer:
    """What a command said; when it is not done, nothing was changed and `message` says why."""

    is_done: bool
    said: Said

    @property
    def message(self) -> str:
        """Why a command was not done."""
        return self.said.get("message", "")

    @property
    def is_cancelled(self) -> bool:
        """Whether the visitor ended the command before it changed anything."""
        return self.said.get("is_cancelled", False)
