"""Who stands first, where several do."""

from collections.abc import Iterable, Sequence

import pandas as pd

from pages.shared import words
from pages.shared.words import plural

NAMED = 3  # of those that share a place


def leading(names: pd.Series, numbers: pd.Series, *, is_least: bool = False) -> str:
    """Whoever has the greatest number, or the least one: all of them, where several have it."""
    order = numbers.sort_values(ascending=is_least, kind="stable").index
    return joint(names[order], [str(number) for number in numbers[order]])


def joint(names: Iterable[object], texts: Sequence[str]) -> str:
    """The first of the names, and all whose number is written as the first one's."""
    equal = [str(name) for name, text in zip(names, texts, strict=True) if text == texts[0]]
    if len(equal) <= NAMED:
        return words.join(equal)
    return plural(
        "{names} and {count} more",
        "{names} and {count} more",
        len(equal) - NAMED,
        names=words.join(equal[:NAMED]),
    )
