"""Every harder workbook reads wholly right: all rows, no others, and the right cells reported."""

import math
from pathlib import Path

import pytest

from etl.reading.formats.cells import read_workbook
from etl.reading.layout.view import column_letters
from etl.reading.model import Quantity, Reading, Row, Span, Value
from etl.reading.reader import read_file
from etl.reading.values import written
from tests.workbooks import CASES, Case
from tests.workbooks.case import Plain, Rows


def plain(value: Value) -> Plain:
    """A value as the cases write it."""
    if isinstance(value, Quantity):
        return value.value
    if not isinstance(value, Span):
        return value
    if value.precision == "unstated":
        return "unstated"
    start = value.start.isoformat() if value.start else ""
    end = value.end.isoformat() if value.end else ""
    return start if start == end else f"{start}..{end}"


def agrees(read: Plain, wanted: Plain) -> bool:
    if isinstance(read, float) and isinstance(wanted, int | float):
        return math.isclose(read, wanted, rel_tol=1e-9)
    return read == wanted and type(read) is type(wanted)


def missing(rows: list[Row], wanted: Rows) -> list[dict[str, Plain]]:
    """Wanted rows that no row matches; each row may match once."""
    left = [{header: plain(value) for header, value in row.values.items()} for row in rows]
    absent = []
    for row in wanted:
        found = next(
            (one for one in left if all(agrees(one.get(key), row[key]) for key in row)), None
        )
        if found is None:
            absent.append(row)
        else:
            left.remove(found)
    return absent


def rows_of(reading: Reading, table: str) -> list[Row]:
    return [row for part in reading.tables if part.table == table for row in part.rows]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_harder_workbook_reads_wholly_right(case: Case, tmp_path: Path) -> None:
    reading = read_file(case.at(tmp_path))
    assert not reading.refused, reading.message
    for name, wanted in case.tables.items():
        rows = rows_of(reading, name)
        assert missing(rows, wanted) == [], [
            {header: plain(value) for header, value in row.values.items()} for row in rows
        ]
        assert len(rows) == len(wanted)
    assert {part.table for part in reading.tables if part.rows} == set(case.tables)
    reported = {(fault.sheet, fault.cell) for fault in reading.faults}
    assert case.must - reported == set()
    assert reported - case.must - case.may == set(), reading.faults


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_fault_quotes_the_cell_that_it_names(case: Case, tmp_path: Path) -> None:
    path = case.at(tmp_path)
    stored = {
        (grid.name, f"{column_letters(column)}{row + 1}"): written(cell)
        for grid in read_workbook(path).grids
        for (row, column), cell in grid.cells.items()
    }
    for fault in read_file(path).faults:
        assert fault.value is None or stored[fault.sheet or "", fault.cell or ""] == fault.value


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.extras], ids=lambda case: case.name
)
def test_columns_that_no_table_knows_are_kept(case: Case, tmp_path: Path) -> None:
    reading = read_file(case.at(tmp_path))
    kept = [row.extras for part in reading.tables for row in part.rows]
    assert all(case.extras.items() <= extras.items() for extras in kept)
