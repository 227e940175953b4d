"""A number with its direction in words, ready to be shown as a card."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["good", "bad", "even"]


@dataclass(frozen=True)
class Card:
    """One number: `said` tells its direction in words, `verdict` whether that is good news."""

    label: str
    value: str
    said: str
    verdict: Verdict = "even"
    trail: Sequence[float | None] = ()
    lower_is_better: bool = False
    counts_apart: bool = False  # each point of the trail counts for itself: bars, not a line
