"""Formulas of derived indicators: 已成立工会单位数 ÷ 法人单位数 as a tree, and the tree as SQL.

Names are those of the register, matched whole, so that they may hold signs and brackets themselves.
Signs may be full-width, and what stands before an equals sign is the indicator's own name.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_NUMBER = re.compile(r"\d+(?:\.\d+)?%?")
_SIGNS = {"×": "*", "÷": "/", "−": "-", "–": "-", "—": "-", "∕": "/", "·": "*"}
_STOP = re.compile(r"[+\-*/()]")


class FormulaError(Exception):
    """The formula cannot be read; the text is the part at which reading stopped."""


class UnknownOperandError(FormulaError):
    """The formula names something that is not in the register."""


@dataclass(frozen=True)
class Number:
    """A number as written; 100% is 1."""

    value: float


@dataclass(frozen=True)
class Operand:
    """Another indicator, by its name in the register."""

    name: str


@dataclass(frozen=True)
class Operation:
    """Two parts and the sign (+ - * /) between them."""

    sign: str
    left: "Node"
    right: "Node"


Node = Number | Operand | Operation


def parse(formula: str, names: Iterable[str]) -> Node:
    """The tree of a formula over the names; raises FormulaError or UnknownOperandError."""
    known = {plain(name): name for name in names}
    reader = _Reader(list(_tokens(plain(formula).rpartition("=")[2], known)))
    node = reader.sum()
    if reader.next:
        raise FormulaError(reader.next)
    return node


def plain(text: str) -> str:
    """One form for every way of typing a name or a sign: half-width, without blanks."""
    half = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    return "".join(_SIGNS.get(character, character) for character in half)


def parts(node: Node) -> Iterator[Node]:
    """The node and everything below it, from left to right."""
    if isinstance(node, Operation):
        yield from parts(node.left)
        yield from parts(node.right)
    yield node


def operands(node: Node) -> tuple[str, ...]:
    """The indicators named, each once, from left to right."""
    return tuple(dict.fromkeys(part.name for part in parts(node) if isinstance(part, Operand)))


def sql(node: Node, columns: dict[str, str]) -> str:
    """The tree as an SQL expression over a column per operand; a division by zero has no value."""
    if isinstance(node, Number):
        return f"cast({node.value!r} as double)"
    if isinstance(node, Operand):
        return columns[node.name]
    left, right = sql(node.left, columns), sql(node.right, columns)
    if node.sign == "/":
        right = f"nullif({right}, 0)"
    return f"({left} {node.sign} {right})"


def percent(node: Node, shares: frozenset[str], *, literal: float | None) -> int | None:
    """How often 100 is a factor of the result, since shares count in percentage points.

    The number `literal` counts too. None when a sum mixes what differs in this.
    """
    if isinstance(node, Number):
        return int(node.value == literal)
    if isinstance(node, Operand):
        return int(node.name in shares)
    left = percent(node.left, shares, literal=literal)
    right = percent(node.right, shares, literal=literal)
    if left is None or right is None:
        return None
    if node.sign in "+-":
        return left if left == right else None
    return left + right if node.sign == "*" else left - right


class _Reader:
    """Reads tokens from left to right; × and ÷ bind closer than + and -."""

    def __init__(self, tokens: list[tuple[str, Node | None]]) -> None:
        self._tokens = tokens

    @property
    def next(self) -> str:
        return self._tokens[0][0] if self._tokens else ""

    def sum(self) -> Node:
        node = self._product()
        while self.next in ("+", "-"):
            node = Operation(self._take()[0], node, self._product())
        return node

    def _product(self) -> Node:
        node = self._single()
        while self.next in ("*", "/"):
            node = Operation(self._take()[0], node, self._single())
        return node

    def _single(self) -> Node:
        if not self._tokens:
            raise FormulaError
        text, node = self._take()
        if node is not None:
            return node
        if text == "-":
            return Operation("-", Number(0), self._single())
        if text != "(":
            raise FormulaError(text)
        inner = self.sum()
        if self.next != ")":
            raise FormulaError(text)
        self._take()
        return inner

    def _take(self) -> tuple[str, Node | None]:
        return self._tokens.pop(0)


def _tokens(text: str, known: dict[str, str]) -> Iterator[tuple[str, Node | None]]:
    names = sorted(known, key=len, reverse=True)
    while text:
        name = next((name for name in names if text.startswith(name)), None)
        number = _NUMBER.match(text)
        if name is not None:
            taken: str = name
            node: Node | None = Operand(known[name])
        elif number:
            taken = number[0]
            node = Number(float(taken.rstrip("%")) / (100 if taken.endswith("%") else 1))
        elif _STOP.match(text):
            taken, node = text[0], None
        else:
            raise UnknownOperandError(_STOP.split(text)[0])
        yield taken, node
        text = text[len(taken) :]
