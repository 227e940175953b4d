"""What a sheet declaration is made of: `Sheet`, its `Column`s and the kinds of a column's value."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a column's cells are read, and which parquet columns they become.

    TEXT, NAME, NAMES: `name` varchar. WHOLE: `name` bigint. FLAG: `name` boolean.
    NUMBER: `name` double in the base unit, with `name_unit`, `name_approx`, `name_written`.
    DATE, PERIOD: `name` date (first day), with `name_to` (last day), `name_grain`, `name_written`.
    """

    TEXT = "text"
    NAME = "name"  # one entry of a register
    NAMES = "names"  # several entries of a register, joined by 、
    WHOLE = "whole"
    NUMBER = "number"
    DATE = "date"  # may be coarse: a month, a quarter
    PERIOD = "period"
    FLAG = "flag"


class FilledBy(StrEnum):
    """Who fills in a sheet, in the order in which templates are offered."""

    RESEARCH = "研究室"  # registers, and what the board is told to do with them
    HOST = "主办部室"  # what a forum leaves behind
    TASK_OFFICE = "专项办"
    RESPONSIBLE = "责任部室"  # figures and work, each department its own
    APPRAISAL = "考评部室"
    PUBLICITY = "宣传部室"
    OTHERS = "其他部室"


@dataclass(frozen=True)
class Column:
    """One column: `header` as the office types it, `name` as the code says it.

    `unit` is the base unit of a NUMBER ("元", "人", "%": percentages are kept as points).
    `register` names the table whose key must know the value. `allowed` closes a TEXT to its words.
    `example` is what the template shows below the header; it reads without a fault.
    `offered`: words that the template offers; what is typed instead, a check judges.
    `is_blank_said`: a blank in this key says something itself, and never “as above”.
    """

    header: str
    name: str
    kind: Kind = Kind.TEXT
    required: bool = False
    aliases: tuple[str, ...] = ()
    unit: str | None = None
    register: str | None = None
    allowed: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    is_blank_said: bool = False
    example: str | int | float | None = None


@dataclass(frozen=True)
class Sheet:
    """One table of the board. `key` identifies a row; `replace` goes by the column `period`.

    `replaced_by` narrows that to the entries that the replacing file states in this column.
    `filled_by` is the kind of department that fills it in, under which its template is offered.
    `fallback` completes a key for rows whose first key column is empty. `supplement` names a column
    and others: a row with the one and none of the others stands beside the row of the same key.
    """

    table: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    period: str | None = None
    replaced_by: str | None = None
    fallback: tuple[str, ...] = ()
    supplement: tuple[str, tuple[str, ...]] | None = None
    filled_by: FilledBy = FilledBy.OTHERS

    def column(self, name: str) -> Column:
        """The column called `name` in code; raises KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.table} has no column {name}")

    @property
    def required(self) -> tuple[Column, ...]:
        """Columns without which a row is a fault."""
        return tuple(c for c in self.columns if c.required)


_SPAN = (("", "date"), ("_to", "date"), ("_grain", "varchar"), ("_written", "varchar"))
_FIELDS: dict[Kind, tuple[tuple[str, str], ...]] = {
    Kind.TEXT: (("", "varchar"),),
    Kind.NAME: (("", "varchar"),),
    Kind.NAMES: (("", "varchar"),),
    Kind.WHOLE: (("", "bigint"),),
    Kind.FLAG: (("", "boolean"),),
    Kind.NUMBER: (
        ("", "double"),
        ("_unit", "varchar"),
        ("_approx", "boolean"),
        ("_written", "varchar"),
    ),
    Kind.DATE: _SPAN,
    Kind.PERIOD: _SPAN,
}
_SOURCE = {
    "_sheet": "varchar",
    "_row": "integer",
    "_cell": "varchar",
    "_places": "varchar",
    "_extras": "varchar",
}


def parts(column: Column) -> dict[str, str]:
    """The columns that one column becomes in Parquet and in `raw`, with their SQL types."""
    return {column.name + ending: kind for ending, kind in _FIELDS[column.kind]}


def fields(sheet: Sheet) -> dict[str, str]:
    """All columns of a sheet's rows as they are stored, those for each row's source included."""
    stored = {name: kind for column in sheet.columns for name, kind in parts(column).items()}
    return {**stored, **_SOURCE}
