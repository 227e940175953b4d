"""Cells as a reader looks for them: B3, B4, C3 and C4 are B3:C4."""

import re
from collections.abc import Iterable

_ADDRESS = re.compile(r"([A-Z]+)(\d+)")
NAMED = 4  # blocks that are named; the others are counted by the last one

Block = tuple[int, int, int, int]  # first and last column, first and last row


def joined(addresses: Iterable[str]) -> str:
    """The blocks that the cells fill, 、 between them; what is no address is named as it is."""
    told = list(dict.fromkeys(addresses))
    found = [match for address in told if (match := _ADDRESS.fullmatch(address))]
    if len(found) < len(told):
        return "、".join(told[:NAMED])
    blocks = _blocks({(_number(one[1]), int(one[2])) for one in found})
    shown = "、".join(_named(block) for block in blocks[:NAMED])
    return shown if len(blocks) <= NAMED else f"{shown}…"


def _blocks(cells: set[tuple[int, int]]) -> list[Block]:
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
        beside = next((b for b in blocks if (b[1], *b[2:]) == (first - 1, top, bottom)), None)
        if beside is None:
            blocks.append((first, first, top, bottom))
        else:
            blocks[blocks.index(beside)] = (beside[0], first, top, bottom)
    return sorted(blocks, key=lambda block: (block[2], block[0]))


def _named(block: Block) -> str:
    left, right, top, bottom = block
    first, last = f"{_letters(left)}{top}", f"{_letters(right)}{bottom}"
    return first if first == last else f"{first}:{last}"


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
