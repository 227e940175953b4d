"""Values in formulas, as far as they are known, and what becomes of them together."""

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

TEXTS = (
    "CHAR CLEAN CONCATENATE DOLLAR FIXED LEFT LOWER MID PROPER REPLACE REPT RIGHT SUBSTITUTE T TEXT"
    " TRIM UPPER"
)
NUMBERS = (
    "ABS AVERAGE COUNT COUNTA COUNTIF DATE DAY INT LEN MATCH MAX MIN MOD MONTH NOW PRODUCT RANK"
    " ROUND ROUNDDOWN ROUNDUP SQRT SUBTOTAL SUM SUMIF SUMPRODUCT TODAY TRUNC VALUE YEAR"
)
_ADDED: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "^": operator.pow,
}
ORDER: dict[str, Callable[[float, float], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_TEXTS, _NUMBERS = frozenset(TEXTS.split()), frozenset(NUMBERS.split())


class Kind(Enum):
    """All that is known of a value that is not known itself."""

    TEXT = "text"
    NUMBER = "number"
    BLANK = "blank"
    ANY = "any"


Known = float | str | bool
Given = Known | Kind


class OddError(Exception):
    """The formula says something that is not followed here."""


@dataclass
class Area:
    """The values of a rectangle of cells."""

    values: list[Given]


def joined(sign: str, left: Given | Area, right: Given | Area) -> Given:
    """What a sign between two values makes of them; OddError for areas."""
    if isinstance(left, Area) or isinstance(right, Area):
        raise OddError
    if sign == "&":
        first, second = _text(left), _text(right)
        return Kind.TEXT if first is None or second is None else first + second
    if sign in ORDER:
        left_number, right_number = _number(left), _number(right)
        return (
            ORDER[sign](left_number, right_number)
            if left_number is not None and right_number is not None
            else Kind.ANY
        )
    return calculated(sign, left, right)


def calculated(sign: str, left: Given | Area, right: Given | Area) -> Given:
    """A number, known or not: arithmetic gives nothing else, unless an error."""
    if isinstance(left, Area) or isinstance(right, Area):
        raise OddError
    left_number, right_number = _number(left), _number(right)
    if left_number is None or right_number is None:
        return Kind.NUMBER
    result = _ADDED[sign](left_number, right_number)
    return float(result) if isinstance(result, int | float) else Kind.NUMBER


def _number(value: Given) -> float | None:
    if value is Kind.BLANK:
        return 0.0
    return float(value) if isinstance(value, int | float) else None


def _text(value: Given) -> str | None:
    if value is Kind.BLANK:
        return ""
    if isinstance(value, float):
        return f"{value:.15g}"
    return value if isinstance(value, str) else None


def called(name: str, arguments: Sequence[Given | Area]) -> Given | Area:
    """What a function gives; Kind.ANY for one that is not known here."""
    if name == "IF":
        return _chosen(arguments)
    if name == "SUM":
        return _sum(arguments)
    if name == "ROUND" and len(arguments) == 2:
        return _rounded(*arguments)
    if name in _TEXTS:
        return Kind.TEXT
    return Kind.NUMBER if name in _NUMBERS else Kind.ANY


def _chosen(arguments: Sequence[Given | Area]) -> Given | Area:
    if not 1 < len(arguments) <= 3:
        raise OddError
    test, *ways = arguments
    if len(ways) < 2:
        ways.append(False)
    if isinstance(test, bool | float) or test is Kind.BLANK:
        return ways[0] if _number(test) else ways[1]
    kinds = {_kind(way) for way in ways}
    return kinds.pop() if len(kinds) == 1 else Kind.ANY


def _kind(value: Given | Area) -> Kind:
    if isinstance(value, Area) or value is Kind.ANY:
        return Kind.ANY
    if isinstance(value, str) or value is Kind.TEXT:
        return Kind.TEXT
    return Kind.NUMBER


def _sum(arguments: Sequence[Given | Area]) -> Given:
    total = 0.0
    for argument in arguments:
        values = argument.values if isinstance(argument, Area) else [argument]
        for value in values:
            if isinstance(value, str | bool) or value is Kind.BLANK:
                continue
            if isinstance(value, Kind):
                return Kind.NUMBER
            total += value
    return total


def _rounded(value: Given | Area, places: Given | Area) -> Given:
    if isinstance(value, float) and isinstance(places, float):
        return round(value, int(places))
    return Kind.NUMBER
