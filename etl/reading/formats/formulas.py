"""Evaluate a formula as far as it is supported: its value, or at least its kind."""

import re
from collections.abc import Callable

from etl.reading.formats.address import column_number
from etl.reading.formats.formula_values import (
    ORDER,
    Area,
    Given,
    Kind,
    OddError,
    calculated,
    called,
    joined,
)
from etl.reading.model import Cell

Lookup = Callable[[int, int], Cell | None]

_TOKEN = re.compile(
    r'\s*(?:(?P<text>"(?:[^"]|"")*")|(?P<number>\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)'
    r"|(?P<area>\$?[A-Z]{1,3}\$?\d{1,7}:\$?[A-Z]{1,3}\$?\d{1,7}(?![A-Za-z0-9_.(!]))"
    r"|(?P<cell>\$?[A-Z]{1,3}\$?\d{1,7}(?![A-Za-z0-9_.(!:]))"
    r"|(?P<name>[A-Z][A-Z0-9.]*)\(|(?P<flag>TRUE|FALSE)(?![A-Za-z0-9_.(!])"
    r"|(?P<sign><>|<=|>=|[-+*/^&=<>%(),]))"
)
_PLACE = re.compile(r"([A-Z]+)(\d+)")
_BINDING = {**dict.fromkeys(ORDER, 1), "&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 5}
_UNARY = 6
DEEPEST, LARGEST = 30, 10_000  # nested brackets, cells of an area


def result_of(formula: str, lookup: Lookup) -> Given:
    """What a formula gives with these cells of its sheet; Kind.ANY where that is not plain."""
    try:
        parser = _Parser(formula.removeprefix("="), lookup)
        value = parser.expression(0, 0)
        parser.end()
    except (OddError, ArithmeticError, ValueError):
        return Kind.ANY
    if isinstance(value, Area):
        return Kind.ANY
    return 0.0 if value is Kind.BLANK else value


class _Parser:
    """Walks over the signs of one formula."""

    def __init__(self, formula: str, lookup: Lookup) -> None:
        self.formula, self.lookup = formula, lookup
        self.at = 0
        self.next = self._token()

    def end(self) -> None:
        """OddError unless all of the formula was read."""
        if self.next is not None or self.formula[self.at :].strip():
            raise OddError

    def expression(self, least: int, depth: int) -> Given | Area:
        """A value, and all that binds to it closer than `least`."""
        if depth > DEEPEST:
            raise OddError
        left = self._first(depth)
        while (sign := self._sign()) is not None:
            if sign == "%":
                self._take()
                left = calculated("/", left, 100.0)
                continue
            binding = _BINDING.get(sign, 0)
            if binding <= least:
                break
            self._take()
            left = joined(sign, left, self.expression(binding, depth + 1))
        return left

    def _first(self, depth: int) -> Given | Area:
        token = self._take()
        kind, text = token.lastgroup, token[token.lastgroup or 0]
        if kind == "text":
            return text[1:-1].replace('""', '"')
        if kind == "number":
            return float(text)
        if kind == "flag":
            return text == "TRUE"
        if kind == "cell":
            return self._cell(*_place(text))
        if kind == "area":
            return self._area(text)
        if kind == "name":
            return called(text, self._arguments(depth))
        return self._signed(text, depth)

    def _signed(self, sign: str, depth: int) -> Given | Area:
        if sign == "(":
            value = self.expression(0, depth + 1)
            self._expect(")")
            return value
        if sign in "+-":
            value = self.expression(_UNARY, depth + 1)
            return value if sign == "+" else calculated("-", 0.0, value)
        raise OddError

    def _arguments(self, depth: int) -> list[Given | Area]:
        arguments: list[Given | Area] = []
        while self._sign() != ")":
            arguments.append(self.expression(0, depth + 1))
            if self._sign() == ",":
                self._take()
        self._expect(")")
        return arguments

    def _area(self, text: str) -> Area:
        (top, left), (bottom, right) = (_place(end) for end in text.split(":"))
        if (bottom - top + 1) * (right - left + 1) > LARGEST:
            raise OddError
        rows, columns = range(top, bottom + 1), range(left, right + 1)
        return Area([self._cell(row, column) for row in rows for column in columns])

    def _cell(self, row: int, column: int) -> Given:
        cell = self.lookup(row, column)
        if cell is None:
            return Kind.BLANK
        if cell.error or cell.value is None:
            return Kind.ANY
        if isinstance(cell.value, bool | str):
            return cell.value
        return float(cell.value) if isinstance(cell.value, int | float) else Kind.NUMBER

    def _token(self) -> re.Match[str] | None:
        match = _TOKEN.match(self.formula, self.at)
        if match is not None:
            self.at = match.end()
        return match

    def _take(self) -> re.Match[str]:
        token = self.next
        if token is None:
            raise OddError
        self.next = self._token()
        return token

    def _sign(self) -> str | None:
        return self.next["sign"] if self.next is not None else None

    def _expect(self, sign: str) -> None:
        if self._take()["sign"] != sign:
            raise OddError


def _place(text: str) -> tuple[int, int]:
    match = _PLACE.fullmatch(text.replace("$", ""))
    if match is None:
        raise OddError
    return int(match[2]) - 1, column_number(match[1])
