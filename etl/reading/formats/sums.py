"""Formulas that can be calculated here: + - * / ^ % and a few functions of one sheet's cells."""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from etl.reading.formats.address import column_number
from etl.reading.model import Cell

LONGEST, DEEPEST = 500, 40
FARTHEST = 10_000  # cells of a range that are added up here
_TOKEN = re.compile(
    r'\s*(?:(?P<number>\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)|(?P<text>"(?:[^"]|"")*")'
    r"|(?P<sheet>'(?:[^']|'')*'!|\[[^\]]*\])"
    r"|(?P<range>\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?)(?![\w(!.])"
    r"|(?P<call>[A-Z][A-Z0-9.]*)\s*\(|(?P<sign><>|<=|>=|[-+*/^%&=<>(),;{}])|(?P<other>.))",
    re.I | re.DOTALL,
)
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_CALLED: dict[str, Callable[[Sequence[float]], float]] = {
    "SUM": math.fsum,
    "AVERAGE": lambda numbers: math.fsum(numbers) / len(numbers),
    "MAX": max,
    "MIN": min,
    "PRODUCT": math.prod,
}

Token = tuple[str, str]
Cells = Mapping[tuple[int, int], Cell]


class UnknownError(Exception):
    """A formula that cannot be calculated here."""


def calculated(formula: str, cells: Cells | None) -> float:
    """The number that a formula gives; UnknownError, ArithmeticError or ValueError if none."""
    if len(formula) > LONGEST or formula.count("(") > DEEPEST:
        raise UnknownError
    reader = _Reader(list(tokens_of(formula)), cells)
    value = reader.sum()
    if reader.kind != "end":
        raise UnknownError
    return value


def tokens_of(formula: str) -> Iterator[Token]:
    """(kind, word) of each part of a formula."""
    for match in _TOKEN.finditer(formula.strip().removeprefix("=")):
        kind = match.lastgroup or "other"
        yield kind, match[kind].upper() if kind != "text" else match[kind]


class _Reader:
    """Calculates + - * / ^ % and a few functions of the cells of one sheet."""

    def __init__(self, tokens: Sequence[Token], cells: Cells | None) -> None:
        self.tokens = [*tokens, ("end", "")]
        self._cells = cells
        self.at = 0

    @property
    def cells(self) -> Cells:
        if self._cells is None:
            raise UnknownError
        return self._cells

    @property
    def kind(self) -> str:
        return self.tokens[self.at][0]

    def sum(self) -> float:
        value = self._product()
        while sign := self._taken("+", "-"):
            other = self._product()
            value = value + other if sign == "+" else value - other
        return value

    def _product(self) -> float:
        value = self._power()
        while sign := self._taken("*", "/"):
            other = self._power()
            value = value * other if sign == "*" else value / other
        return value

    def _power(self) -> float:
        value = self._signed()
        while self._taken("^"):
            value = math.pow(value, self._signed())
        return value

    def _signed(self) -> float:
        if sign := self._taken("+", "-"):
            return -self._signed() if sign == "-" else self._signed()
        value = self._single()
        while self._taken("%"):
            value /= 100
        return value

    def _single(self) -> float:
        kind, word = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            return float(word)
        if kind == "range" and ":" not in word:
            return _as_number(self.cells.get(_place(word)))
        if kind == "call":
            return self._call(word)
        if (kind, word) != ("sign", "("):
            raise UnknownError
        value = self.sum()
        self._close()
        return value

    def _call(self, name: str) -> float:
        if name not in _CALLED:
            raise UnknownError
        numbers = [*self._argument()]
        while self._taken(",", ";"):
            numbers += self._argument()
        self._close()
        return float(_CALLED[name](numbers))

    def _argument(self) -> list[float]:
        kind, word = self.tokens[self.at]
        if kind == "range" and self.tokens[self.at + 1][1] in (",", ";", ")"):
            self.at += 1
            return list(_numbers(word, self.cells))
        return [self.sum()]

    def _close(self) -> None:
        if not self._taken(")"):
            raise UnknownError

    def _taken(self, *signs: str) -> str | None:
        kind, word = self.tokens[self.at]
        if kind != "sign" or word not in signs:
            return None
        self.at += 1
        return word


def _numbers(written: str, cells: Cells) -> Iterator[float]:
    """The numbers of a range, in which texts and blanks do not count."""
    first, _, last = written.partition(":")
    (top, left), (bottom, right) = _place(first), _place(last or first)
    if (bottom - top + 1) * (right - left + 1) > FARTHEST:
        raise UnknownError
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            cell = cells.get((row, column), Cell(None))
            if cell.error or cell.formula or not isinstance(cell.value, str | float | None):
                raise UnknownError
            if isinstance(cell.value, float):
                yield cell.value


def _as_number(cell: Cell | None) -> float:
    if cell is None:
        return 0.0
    if cell.error or cell.formula or not isinstance(cell.value, str | float):
        raise UnknownError
    return float(cell.value)


def _place(written: str) -> tuple[int, int]:
    match = _PLACE.fullmatch(written.replace("$", ""))
    if not match:
        raise UnknownError
    return int(match[2]) - 1, column_number(match[1])
