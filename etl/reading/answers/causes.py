"""Faults with one cause as one sentence: a column of dates without a year, a sheet of others.

Only the report groups faults; marking a workbook and leaving rows out go by single cells.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from etl.reading import reasons
from etl.reading.answers import ranges
from etl.reading.model import Fault, Reading, Table
from etl.reading.values import reasons as of_values
from etl.sheets import BY_TABLE

FEWEST = 10  # faulty rows below which a sheet may still be ours
_OF_CELL = {"written"}  # details that differ from cell to cell of one cause
_MORE = {
    of_values.BARE_SERIAL: {"date"},
    of_values.BARE_SERIAL_PERIOD: {"date", "month"},
}
_COORDINATES = {
    "指标",
    "城市",
    "时期",
    "单位",
}  # a cause spreads over columns

Cause = tuple[Fault, tuple[str, ...]]  # the first of the faults, and the cells of all


def of(reading: Reading) -> list[Cause]:
    """Every cause once, in the order of their first cells."""
    faults = list(reading.faults)
    for table in reading.tables:
        faults = _as_one(faults, table)
    groups: dict[object, list[Fault]] = {}
    for place, fault in enumerate(faults):
        groups.setdefault(_kind(fault) if fault.cell else place, []).append(fault)
    return [(group[0], _cells(group)) for group in groups.values()]


def _cells(faults: Sequence[Fault]) -> tuple[str, ...]:
    if "cells" in faults[0].details:
        return tuple(faults[0].details["cells"].split())
    of_sheet = [fault for fault in faults if fault.sheet == faults[0].sheet]
    return tuple(dict.fromkeys(fault.cell for fault in of_sheet if fault.cell))


def _kind(fault: Fault) -> object:
    """What faults of one cause have in common."""
    if "entry" in fault.details:
        return fault.details["entry"]
    if fault.cell is None or ranges.at(fault.cell) is None:
        return id(fault)
    aside = _OF_CELL | _MORE.get(fault.reason, set())
    details = tuple(sorted((k, v) for k, v in fault.details.items() if k not in aside))
    letters = None if fault.header in _COORDINATES else fault.cell.rstrip("0123456789")
    return fault.sheet, letters, fault.header, fault.reason, fault.warning, details


def _as_one(faults: list[Fault], table: Table) -> list[Fault]:
    """The faults of a sheet as one, where most rows fail in several columns: it is not ours."""
    title = BY_TABLE[table.table].title
    of_table = [problem for problem in faults if _is_about(problem, table)]
    if not is_strange(of_table, table.height):
        return faults
    cells = list(dict.fromkeys(problem.cell for problem in of_table if problem.cell))
    columns = "、".join(sorted({cell.rstrip("0123456789") for cell in cells}))
    details = {
        "title": title,
        "columns": columns,
        "count": str(len(cells)),
        "cells": " ".join(cells),
    }
    cause = replace(of_table[0], header=None, value=None, reason=reasons.NOT_OURS, details=details)
    rest = [problem for problem in faults if problem not in of_table]
    return [cause, *rest]


def _is_about(fault: Fault, table: Table) -> bool:
    is_cell = fault.cell is not None and ranges.at(fault.cell) is not None
    return is_cell and not fault.warning and fault.sheet == table.sheet


def is_strange(faults: Iterable[Fault], height: int) -> bool:
    """Whether at least two columns fail in most rows."""
    by_column: dict[str, set[int]] = {}
    for fault in faults:
        place = ranges.at(fault.cell or "")
        if place is not None:
            by_column.setdefault((fault.cell or "").rstrip("0123456789"), set()).add(place[1])
    rows = max(height, len(set().union(*by_column.values())))
    wide = [
        faulty for faulty in by_column.values() if len(faulty) >= FEWEST and len(faulty) * 2 > rows
    ]
    return len(wide) > 1
