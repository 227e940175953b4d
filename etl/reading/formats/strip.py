"""A worksheet by columns: texts by place, numbers of one format, and the odd cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from etl.reading.formats.masks import moment, shows_date
from etl.reading.model import Cell

DAYS = (61, 73_050)  # serial numbers that every reader takes for the same day, up to 2099
NONE = -1  # no text
_NUMBERS = re.compile(rb"[\d.eE+ -]*")
_ERRORS = frozenset({b"#DIV/0!", b"#N/A", b"#NAME?", b"#NULL!", b"#NUM!", b"#REF!", b"#VALUE!"})

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int32]


class UnusualError(Exception):
    """This sheet has to be read cell by cell."""


@dataclass
class Strip:
    """One column by position of its rows: texts as places in the list of texts, or numbers.

    All `numbers` (nan: none) have the format `code`; cells of any other kind are `odd`.
    """

    texts: Places
    numbers: Floats
    odd: dict[int, Cell]
    code: str

    @property
    def is_date(self) -> bool:
        """Whether the numbers are days."""
        return shows_date(self.code)

    def number(self, value: float) -> Cell:
        """The cell of one of the numbers."""
        return number_cell(value, self.code)


@dataclass(frozen=True)
class Strips:
    """One sheet: `rows` are its rows from 0 in order, `texts` what its cells say."""

    name: str
    rows: npt.NDArray[np.int64]
    columns: Sequence[Strip]
    texts: pa.Array

    def row(self, position: int) -> dict[int, Cell]:
        """The cells of one row by column."""
        cells = ((at, self.cell(position, at)) for at in range(len(self.columns)))
        return {at: cell for at, cell in cells if cell is not None}

    def cell(self, position: int, column: int) -> Cell | None:
        """One cell by the position of its row."""
        strip = self.columns[column]
        if strip.texts[position] != NONE:
            return Cell(self.texts[strip.texts[position]].as_py())
        value = float(strip.numbers[position])
        return strip.number(value) if value == value else strip.odd.get(position)


def number_cell(value: float, code: str) -> Cell:
    """The cell of a number in a format."""
    if not shows_date_cached(code):
        return Cell(value, code)
    if not (DAYS[0] <= value <= DAYS[1] and value.is_integer()):
        raise UnusualError
    return Cell(moment(value), code)


shows_date_cached = cache(shows_date)


@dataclass(frozen=True)
class Kind:
    """What a cell's attributes say: a number of a style, a text by place, inline, or another."""

    letter: str
    code: str


def are_days(numbers: Floats) -> bool:
    """Whether all are whole days that every reader takes alike."""
    return bool(np.all((numbers >= DAYS[0]) & (numbers <= DAYS[1]) & (numbers % 1 == 0)))


def number_of(value: bytes) -> float:
    """One number; UnusualError when it overflows."""
    if not _NUMBERS.fullmatch(value) or np.isinf(number := float(value)):
        raise UnusualError
    return number


def odd_cell(kind: Kind, value: bytes) -> Cell:
    """A cell unlike its column: a number of another format, yes or no, an error."""
    if kind.letter == "n":
        return number_cell(number_of(value), kind.code)
    if kind.letter == "b" and value in (b"0", b"1"):
        return Cell(value == b"1", kind.code)
    if kind.letter == "e" and value in _ERRORS:
        return Cell(None, kind.code, error=value.decode())
    raise UnusualError
