"""Cells as a reader looks for them: B3, B4, C3 and C4 are B3:C4, told in one sentence."""

import re
from collections.abc import Iterable, Sequence

from etl.reading.layout.view import column_letters
from etl.words import Say

NAMED = 4  # blocks of cells that are named, before there are only more
_ADDRESS = re.compile(r"([A-Z]+)(\d+)")

At = tuple[int, int]  # a column and a row, both from 0
Block = tuple[int, int, int, int]  # first and last column, first and last row


def around(cells: Iterable[str]) -> str:
    """The smallest range with all cells in it: B4:B9, or B4 for one."""
    places = [place for cell in cells if (place := at(cell))]
    columns, rows = [column for column, _ in places], [row for _, row in places]
    return _named((min(columns), max(columns), min(rows), max(rows)))


def sentence(reason: str, cells: Sequence[str], say: Say) -> str:
    """A reason that holds for several cells, and for which."""
    template = say("{reason} (the same in {count} cells: {cells})")
    return template.format(reason=reason, count=len(cells), cells=joined(cells, say("and more")))


def joined(cells: Iterable[str], more: str = "…") -> str:
    """The blocks that the cells fill, 、 between them; `more` stands for those beyond four.

    What is no address is named as it is.
    """
    texts = list(dict.fromkeys(cells))
    places = {place for cell in texts if (place := at(cell))}
    is_known = all(at(cell) for cell in texts)
    names = [_named(block) for block in _blocks(places)] if is_known else texts
    shown = "、".join(names[:NAMED])
    return shown if len(names) <= NAMED else f"{shown}{more}"


def at(cell: str) -> At | None:
    """The place of an address; None for what is none."""
    match = _ADDRESS.fullmatch(cell)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return column - 1, int(match[2]) - 1


def _blocks(cells: set[At]) -> list[Block]:
    """Runs down a column, and runs of equal length side by side as one block."""
    runs: list[Block] = []
    for column, row in sorted(cells):
        last = runs[-1] if runs else None
        if last and last[:2] == (column, column) and last[3] == row - 1:
            runs[-1] = (column, column, last[2], row)
        else:
            runs.append((column, column, row, row))
    blocks: list[Block] = []
    for first, _, top, bottom in runs:
        neighbour = next((b for b in blocks if (b[1], *b[2:]) == (first - 1, top, bottom)), None)
        if neighbour is None:
            blocks.append((first, first, top, bottom))
        else:
            blocks[blocks.index(neighbour)] = (neighbour[0], first, top, bottom)
    return sorted(blocks, key=lambda block: (block[2], block[0]))


def _named(block: Block) -> str:
    left, right, top, bottom = block
    ends = [f"{column_letters(left)}{top + 1}", f"{column_letters(right)}{bottom + 1}"]
    return ends[0] if ends[0] == ends[1] else ":".join(ends)
