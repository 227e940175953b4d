"""Cells told together: the range around them, and their names in a sentence."""

import re
from collections.abc import Iterable, Sequence

from etl.reading.layout.view import column_letters
from etl.words import Say

NAMED = 3  # runs of cells that are named, before the others are only counted
_ADDRESS = re.compile(r"([A-Z]+)(\d+)")

At = tuple[int, int]  # a column and a row, both from 0


def around(cells: Iterable[str]) -> str:
    """The smallest range with all cells in it: B4:B9, or B4 for one."""
    places = [place for cell in cells if (place := at(cell))]
    columns, rows = [column for column, _ in places], [row for _, row in places]
    return _named((min(columns), min(rows)), (max(columns), max(rows)))


def said(reason: str, cells: Sequence[str], say: Say) -> str:
    """A reason that holds for several cells, and for which."""
    told = say("{reason} (the same in {count} cells: {cells})")
    return told.format(reason=reason, count=len(cells), cells=named(cells, say("and more")))


def named(cells: Sequence[str], more: str) -> str:
    """The cells by name, runs down a column as ranges; `more` stands for those beyond three."""
    places = [place for cell in cells if (place := at(cell))]
    columns, rows = zip(*places, strict=True)
    size = (max(columns) - min(columns) + 1) * (max(rows) - min(rows) + 1)
    if len(set(places)) == size:
        return around(cells)
    runs = _runs(sorted(set(places)))
    told = "、".join(_named(*run) for run in runs[:NAMED])
    return f"{told}{more}" if len(runs) > NAMED else told


def at(cell: str) -> At | None:
    """The place of an address; None for what is none."""
    found = _ADDRESS.fullmatch(cell)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return column - 1, int(found[2]) - 1


def _runs(places: Sequence[At]) -> list[tuple[At, At]]:
    runs: list[tuple[At, At]] = []
    for place in places:
        if runs and runs[-1][1] == (place[0], place[1] - 1):
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs


def _named(first: At, last: At) -> str:
    ends = [f"{column_letters(column)}{row + 1}" for column, row in (first, last)]
    return ends[0] if first == last else ":".join(ends)
