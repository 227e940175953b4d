"""Whose rows the reader of this run may see: one unit's, or all.

The accounts know it and the warehouse asks for it; the two know nothing of each other.
"""

from collections.abc import Callable

_known: list[Callable[[], str | None]] = []


def known_by(ask: Callable[[], str | None]) -> None:
    """Ask this function from now on."""
    _known[:] = [ask]


def unit() -> str | None:
    """The only unit whose rows the reader may see, "" for no unit's; None where all may be seen."""
    return _known[0]() if _known else None
