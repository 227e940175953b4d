"""A workbook with one large sheet: read its plain rows by columns and the others cell by cell.

Odd rows (a fault, a repeated key, a note, a mark), the first rows and a sample of the others are
read from their cells by the code that reads every other sheet. If that reads a plain row otherwise
than its columns do, the whole workbook is read from its cells.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.reading import reader
from etl.reading.answers.parquet import columns
from etl.reading.bulk import plan as plans
from etl.reading.bulk.rows import NotPlainError, Rows
from etl.reading.bulk.slips import find as find_slips
from etl.reading.bulk.values import Codes
from etl.reading.formats import xlsx
from etl.reading.formats.archive import Archive
from etl.reading.formats.gate import Kind, kind_of
from etl.reading.formats.strip import Strips
from etl.reading.model import Fault, Grid, Reading, Row, Table, Workbook
from etl.reading.reasons import UNIT_SLIP

LARGE = 1_000_000  # bytes of XML
SAMPLE = 200
FEW, SHARE = 2000, 0.05  # odd rows that may be read one by one
CONTEXT = 5  # rows below a possible header that belong to it
_NUMBER = re.compile(r"\d+$")


def read_file(
    path: Path,
    *,
    password: str | None = None,
    memory: Mapping[str, str] | None = None,
    mappings: Sequence[Mapping[str, object]] = (),
    tell: reader.Tell = reader.unheard,
    least: int = LARGE,
) -> Reading:
    """Everything that a workbook says, as `reader.read_file` tells it; raises Refusal.

    The rows of a sheet of at least so many bytes are in its table's `columns`; `rows` are some.
    """
    opened = None if mappings else _opened(path, least)  # what was mapped is read by its cells
    if opened is not None:
        reading = _read(path.name, *opened, memory or {}, tell)
        if reading is not None:
            return reading
    return reader.read_file(path, password=password, memory=memory, mappings=mappings, tell=tell)


def _opened(path: Path, least: int) -> tuple[tuple[Grid, ...], Strips] | None:
    with path.open("rb") as file:
        if kind_of(file) is not Kind.ZIP:
            return None
        return xlsx.read_by_columns(file, path.name, Archive(file), least=least)


def _read(
    file: str,
    grids: tuple[Grid, ...],
    strips: Strips,
    memory: Mapping[str, str],
    tell: reader.Tell,
) -> Reading | None:
    plan = plans.make(file, grids, strips, memory)
    if plan is None:
        return None
    try:
        rows = Rows(strips, plan, plans.labels_known(plan, list(memory)))
    except NotPlainError:
        return None
    odd = np.flatnonzero(rows.is_odd)
    if len(odd) > max(FEW, SHARE * len(strips.rows)):
        return None
    chosen = _chosen(rows, odd)
    some = plans.part(strips, chosen)
    parts = tuple(some if grid.name == strips.name else grid for grid in grids)
    reading = reader.read_workbook(Workbook(file, parts), memory, tell=tell)
    return _whole(rows, reading, chosen)


def _chosen(rows: Rows, odd: Codes) -> Codes:
    """The rows to read from their cells: header, first ones, odd ones with context, a sample."""
    filled = np.flatnonzero(rows.count > 0)
    place = np.searchsorted(filled, odd)
    heads = np.searchsorted(filled, np.flatnonzero(rows.may_be_head & rows.is_odd))
    near = [heads + step for step in range(1, CONTEXT + 1)]
    sample = np.linspace(0, len(filled) - 1, SAMPLE).astype(np.int64)
    places = np.concatenate([np.arange(plans.FIRST), place, place - 1, *near, sample])
    return np.concatenate([[0], filled[np.unique(places[(places >= 0) & (places < len(filled))])]])


def _whole(rows: Rows, reading: Reading, chosen: Codes) -> Reading | None:
    """The reading with all rows, if what was read from cells says nothing against it."""
    table = _own_table(rows, reading)
    if table is None or not _accounts(rows, reading, table, chosen):
        return None
    by_number = {row.row - 1: row for row in table.rows}
    numbers = rows.strips.rows
    plain = [at for at in chosen.tolist()[1:] if not rows.is_odd[at]]
    read_twice = [by_number[numbers[at]] for at in plain if numbers[at] in by_number]
    if len(read_twice) < len(plain) or not plain:
        return None
    places = read_twice[0].places
    if not _table(rows, read_twice).equals(rows.table(np.array(plain), places)):
        return None
    is_plain = ~rows.is_odd & (rows.count > 0)
    all_rows = rows.table(np.flatnonzero(is_plain), places)
    odd = [by_number[numbers[at]] for at in np.flatnonzero(rows.is_odd) if numbers[at] in by_number]
    if odd:
        all_rows = pa.concat_tables([all_rows, _table(rows, odd)])
        all_rows = all_rows.take(pa.array(np.argsort(all_rows["_row"].to_numpy(), kind="stable")))
    return _reading(rows, reading, table, all_rows)


def _table(rows: Rows, read_rows: Sequence[Row]) -> pa.Table:
    return columns(rows.plan.match.sheet, [(rows.strips.name, row) for row in read_rows])


def _own_table(rows: Rows, reading: Reading) -> Table | None:
    """The one table of the large sheet, which no other sheet adds to."""
    of_sheet = [table for table in reading.tables if table.sheet == rows.strips.name]
    name = rows.plan.match.sheet.table
    of_table = [table for table in reading.tables if table.table == name]
    return (
        of_sheet[0] if len(of_sheet) == len(of_table) == 1 and of_sheet[0] is of_table[0] else None
    )


def _accounts(rows: Rows, reading: Reading, table: Table, chosen: Codes) -> bool:
    """Whether every odd row was told, is reported, or repeats another one."""
    accounted = {row.row for row in table.rows}
    for problem in reading.faults:
        if problem.sheet == table.sheet and problem.cell and not problem.warning:
            match = _NUMBER.search(problem.cell)
            accounted.add(int(match[0]) if match else 0)
    return all(
        int(rows.strips.rows[at]) + 1 in accounted or rows.is_twice[at]
        for at in chosen.tolist()
        if rows.is_odd[at]
    )


def _reading(rows: Rows, reading: Reading, table: Table, all_rows: pa.Table) -> Reading:
    faults: list[Fault] = [
        problem
        for problem in reading.faults
        if problem.reason != UNIT_SLIP or problem.sheet != table.sheet
    ]
    faults += find_slips(rows, all_rows)
    tables = tuple(
        replace(read_table, columns=all_rows) if read_table is table else read_table
        for read_table in reading.tables
    )
    return replace(
        reading,
        tables=tables,
        faults=tuple(faults),
        is_demo=reading.is_demo
        or bool(pc.any(pc.match_substring(rows.strips.texts, reader.DEMO)).as_py()),
    )
