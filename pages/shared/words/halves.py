"""Rounding by the digits that a number is written with, halves away from nought, as the marts do.

Python and Babel take a half to the even digit: 12.5 becomes 12, but 13.5 becomes 14.
"""

from decimal import ROUND_HALF_UP, Decimal

LARGE = 1e15  # from here on a float has no tenths


def rounded(value: float, places: int = 0) -> float:
    """A number at some places: 12.5 is 13, −12.5 is −13, 2.345 at two places 2.35."""
    if not abs(value) < LARGE:
        return value
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return float(exact)
