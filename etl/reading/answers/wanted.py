"""Columns that a sheet lacks, each with the headers of the sheet that may mean it."""

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from etl.reading import reasons
from etl.reading.answers.answers import Unread, Wanted
from etl.reading.model import Cell, Fault, Quantity, Reading, Span, Table
from etl.reading.values import Context, parse
from etl.sheets import BY_TABLE
from etl.sheets.contract import Column, Kind, Sheet

SHOWN = 3  # values of a header that are told
LIKENESS = 60  # of 100; below, a header's name says nothing about a column
TEXTS = (Kind.TEXT, Kind.NAME, Kind.NAMES)  # which every value fits


def of(reading: Reading) -> list[Wanted]:
    """Every such column once, in the order of the faults that ask for it."""
    requests: list[Wanted] = []
    for fault in reading.faults:
        for table in reading.tables:
            known = [
                (request["table"], request["sheet"], request["column"]) for request in requests
            ]
            column = _column(fault, table)
            if column and (table.table, table.sheet, column.header) not in known:
                requests += _wanted(
                    fault, table, column, [request["nearest"] for request in requests]
                )
    return requests


def _column(fault: Fault, table: Table) -> Column | None:
    """The column of the table that a fault asks for."""
    if fault.sheet != table.sheet or fault.reason not in (
        reasons.COLUMN_MISSING,
        reasons.COLUMN_ALIKE,
    ):
        return None
    columns = BY_TABLE[table.table].columns
    header = fault.details["column"]
    return next((column for column in columns if column.header == header), None)


def _wanted(
    fault: Fault, table: Table, column: Column, taken: Sequence[str | None]
) -> Iterator[Wanted]:
    unread = _unread(table)
    if not unread:
        return
    free = {header: values for header, values in unread.items() if header not in taken}
    alike = fault.header if fault.reason == reasons.COLUMN_ALIKE else None
    yield Wanted(
        table=table.table,
        sheet=table.sheet,
        column=column.header,
        nearest=alike if alike in free else _nearest(column, free),
        unread=[Unread(header=one, values=values[:SHOWN]) for one, values in unread.items()],
    )


def _unread(table: Table) -> dict[str, list[str]]:
    """The headers of a table that the contract does not know, each with its first values."""
    sheet: Sheet = BY_TABLE[table.table]
    known = {column.header for column in sheet.columns}
    unread: dict[str, list[str]] = {}
    for row in table.rows:
        for header, value in row.extras.items():
            if header not in known and len(unread.setdefault(header, [])) < SHOWN:
                unread[header].append(value)
    return unread


def _nearest(column: Column, unread: dict[str, list[str]]) -> str | None:
    """The likeliest header: by its name, or as the only one whose values are of the column's kind.

    None where two are equally likely, and where none is.
    """
    fitting = {header: values for header, values in unread.items() if _fits(column, values)}
    names = (column.header, *column.aliases)
    likeness = {header: max(fuzz.ratio(header, name) for name in names) for header in fitting}
    if likeness and max(likeness.values()) >= LIKENESS:
        return max(likeness, key=likeness.__getitem__)
    if column.kind not in TEXTS and len(fitting) == 1:
        return next(iter(fitting))
    return None


def _fits(column: Column, values: Sequence[str]) -> bool:
    return column.kind in TEXTS or all(_is_value(column, value) for value in values)


def _is_value(column: Column, written: str) -> bool:
    value = parse(Cell(written), column.kind, Context(unit=column.unit)).value
    if isinstance(value, Span):
        return value.start is not None or value.end is not None
    if isinstance(value, Quantity):
        return value.value is not None
    return value is not None
