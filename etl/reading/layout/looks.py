"""An excerpt of a sheet as its office sees it: the first rows and those with faults."""

import re
from collections.abc import Iterable, Sequence

from etl.reading.layout.display import displayed
from etl.reading.layout.view import Address, View, column_letters
from etl.reading.model import Fault, Look, LookCell, LookRow

FIRST, MORE = 12, 8  # rows from the top, and faulty ones below them
WIDE, WIDER = 20, 6  # columns from the left, and faulty ones beyond them
LONG = 60  # characters of one cell
SHEETS = 40
_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


def take(views: Sequence[View], faults: Iterable[Fault]) -> tuple[Look, ...]:
    """The first sheets as they look, each with the rows in which something is to be mended."""
    faulty: dict[str | None, list[Address]] = {}
    for fault in faults:
        if fault.cell and (address := _ADDRESS.match(fault.cell)):
            at = int(address[2]) - 1, _column(address[1])
            faulty.setdefault(fault.sheet, []).append(at)
    return tuple(_look(view, faulty.get(view.grid.name, [])) for view in views[:SHEETS])


def _look(view: View, faulty: Sequence[Address]) -> Look:
    rows = _window([row for row, _ in faulty], view.numbers[0], view.numbers[-1], (FIRST, MORE))
    filled = [column for row in rows for column in view.rows.get(row, {})] or [0]
    faulty_columns = [column for row, column in faulty if row in rows]
    columns = _window(faulty_columns, min(filled), max(filled), (WIDE, WIDER))
    areas = _areas(view, rows, columns)
    look_rows = tuple(
        LookRow(
            row + 1,
            tuple(
                _cell(view, (row, column), areas.get((row, column), (1, 1)))
                for column in columns
                if areas.get((row, column)) != (0, 0)
            ),
            is_hidden=row in view.grid.hidden_rows,
        )
        for row in rows
    )
    return Look(view.grid.name, tuple(map(column_letters, columns)), look_rows)


def _window(faulty: Iterable[int], first: int, last: int, size: tuple[int, int]) -> list[int]:
    """So many lines from the first, and so many faulty ones beyond."""
    whole, more = size
    edge = min(first + whole, last + 1)
    beyond = sorted({line for line in faulty if line >= edge})
    return [*range(first, edge), *beyond[:more]]


def _areas(
    view: View, rows: Sequence[int], columns: Sequence[int]
) -> dict[Address, tuple[int, int]]:
    """How far merged cells reach among the cells shown; (0, 0) for what they cover."""
    spans: dict[Address, tuple[int, int]] = {}
    for top, left, bottom, right in view.merges:
        down = [row for row in rows if top <= row <= bottom]
        across = [column for column in columns if left <= column <= right]
        spans |= {(row, column): (0, 0) for row in down for column in across}
        if down and across:
            spans[down[0], across[0]] = (len(down), len(across))
    return spans


def _cell(view: View, at: Address, reach: tuple[int, int]) -> LookCell:
    down, across = reach
    cell = view.spread(*at)
    text = displayed(cell) if cell else ""
    shown = text if len(text) <= LONG else f"{text[: LONG - 1]}…"
    return LookCell(view.at(*at), shown, down, across)


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1
