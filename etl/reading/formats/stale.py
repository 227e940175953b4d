"""Detect stored results that their formulas cannot give: old values that a library left behind.

A formula that can only give a number has no text for its result, and what is only made of numbers
can be calculated here.
"""

import math
from collections.abc import Iterator, Sequence

from etl.reading.formats.sums import LONGEST, Cells, Token, UnknownError, calculated, tokens_of

_ARITHMETIC = frozenset("+-*/^%")
_OF_TEXT = frozenset({"&", "=", "<", ">", "<>", "<=", ">="})
_NUMERIC = frozenset(
    {
        *("SUM", "AVERAGE", "ROUND", "ROUNDUP", "ROUNDDOWN", "MAX", "MIN", "PRODUCT", "INT", "ABS"),
        *("COUNT", "COUNTA", "COUNTIF", "COUNTIFS", "SUMIF", "SUMIFS", "AVERAGEIF", "AVERAGEIFS"),
        *("SUMPRODUCT", "SUBTOTAL", "MOD", "MEDIAN", "RANK", "RANK.EQ", "TRUNC", "SQRT", "POWER"),
        *("LEN", "VALUE", "STDEV", "LARGE", "SMALL"),
    }
)


def is_number(formula: str) -> bool:
    """Whether a formula can give nothing but a number."""
    if len(formula) > LONGEST:
        return False
    tokens = list(tokens_of(formula))
    while tokens[:1] == [("sign", "(")] and _closing(tokens) == len(tokens) - 1:
        tokens = tokens[1:-1]
    outer = set(_outer(tokens))
    if outer & _OF_TEXT or not tokens:
        return False
    kind, word = tokens[0]
    is_call = kind == "call" and word in _NUMERIC and _closing(tokens) == len(tokens) - 1
    return bool(outer & _ARITHMETIC) or is_call or (kind == "number" and len(tokens) == 1)


def is_right(formula: str, result: str, cells: Cells) -> bool:
    """Whether a formula gives this result; False where it gives another, or cannot be told."""
    try:
        return math.isclose(calculated(formula, cells), float(result), rel_tol=1e-9, abs_tol=1e-12)
    except (UnknownError, ArithmeticError, ValueError):
        return False


def is_wrong(formula: str, result: str) -> bool:
    """Whether a formula of numbers alone gives another result."""
    try:
        expected = calculated(formula, None)
        return not math.isclose(expected, float(result), rel_tol=1e-9, abs_tol=1e-12)
    except (UnknownError, ArithmeticError, ValueError):
        return False


def _depths(tokens: Sequence[Token]) -> Iterator[int]:
    """How many brackets are open behind each token."""
    depth = 0
    for kind, word in tokens:
        depth += (kind == "call" or word in ("(", "{")) - (word in (")", "}") and kind == "sign")
        yield depth


def _closing(tokens: Sequence[Token]) -> int:
    """Where the bracket closes that the first token opens."""
    return next((at for at, depth in enumerate(_depths(tokens)) if not depth), -1)


def _outer(tokens: Sequence[Token]) -> Iterator[str]:
    """The signs that stand in no bracket."""
    for (kind, word), depth in zip(tokens, _depths(tokens), strict=True):
        if kind == "sign" and not depth:
            yield word
