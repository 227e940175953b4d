"""Heads of a table: a row for each level of labels, merged, repeated, or with their merges lost."""

from collections.abc import Sequence
from dataclasses import replace

from tests.grammar.page import BLANK, Cell, Row

Level = Sequence[Cell]


def head(side: Sequence[str], levels: Sequence[Level], how: str) -> tuple[Row, ...]:
    """The rows of a head: the labels of the columns at the side, then one level below the other.

    `how` is merged, repeated or merges lost. The lowest level names each column by itself.
    """
    rows = []
    for depth in range(len(levels)):
        corner = [_corner(text, depth, len(levels), how) for text in side]
        rows.append((*corner, *_spread(levels[: depth + 1], how, depth == len(levels) - 1)))
    return tuple(rows)


def spread_down(labels: Sequence[Cell], how: str) -> list[Cell]:
    """One column of labels down: each run of equal ones is merged, repeated or left blank."""
    return [
        replace(cell, down=count) if cell is not BLANK else cell
        for cell, count in _runs([labels], how)
    ]


def _corner(text: str, depth: int, depths: int, how: str) -> Cell:
    if how == "repeated":
        return Cell(text) if text and depth == depths - 1 else BLANK
    if not text or depth:
        return BLANK
    return Cell(text, down=depths if how == "merged" else 1)


def _spread(levels: Sequence[Level], how: str, is_lowest: bool) -> list[Cell]:
    if is_lowest:
        return list(levels[-1])
    return [
        replace(cell, right=count) if cell is not BLANK else cell
        for cell, count in _runs(levels, how)
    ]


def _runs(levels: Sequence[Level], how: str) -> list[tuple[Cell, int]]:
    """The cells of the last level with the length of the merge that each begins."""
    keys = list(zip(*levels, strict=True))
    found: list[tuple[Cell, int]] = []
    for place, key in enumerate(keys):
        is_first = place == 0 or keys[place - 1] != key
        if how == "repeated" or is_first:
            rest = keys[place:]
            length = next((n for n, other in enumerate(rest) if other != key), len(rest))
            found.append((levels[-1][place], length if how == "merged" else 1))
        else:
            found.append((BLANK, 1))
    return found
