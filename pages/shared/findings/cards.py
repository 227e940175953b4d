"""A number with its direction in words, ready to be shown as a card."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pages.shared import words
from pages.shared.findings.way import Way
from pages.shared.words import translate as _

LONG = 3  # the characters of a unit that a card has room for
Verdict = Literal["good", "bad", "even"]


@dataclass(frozen=True)
class Card:
    """One number: `said` tells its direction in words, `verdict` whether that is good news.

    `leads_to` is the page that works the number out, where another one does.
    """

    label: str
    value: str
    said: str
    verdict: Verdict = "even"
    trail: Sequence[float | None] = ()
    lower_is_better: bool = False
    counts_apart: bool = False  # each point of the trail counts for itself: bars, not a line
    leads_to: Way | None = None


def change_card(label: str, change: float, said: str, unit: str, *, decimals: int) -> Card:
    """A change; a long unit stands in the line below, for a card is narrow."""
    size, counted = words.change_in_parts(change, unit, decimals=decimals)
    if len(counted) <= LONG:
        return Card(label, words.change(change, unit, decimals=decimals), said)
    return Card(label, size, _("{unit} · {said}", unit=counted, said=said))
