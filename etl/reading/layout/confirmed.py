"""The office's confirmed headers: the column that a header means, or that it is no column.

A key is a header as typed, or `forums|` and a header, which then counts in that table only.
"""

from collections.abc import Callable, Mapping, Sequence

KEPT = ""  # a column of its own, kept under its own header
NO_HEADER = "-"  # the row that holds this text is no header row
NO_COLUMN = frozenset({KEPT, NO_HEADER})
PART = "|"


def normal(known: Mapping[str, str], forms: Callable[[str], Sequence[str]]) -> dict[str, str]:
    """The same under every form that a header is looked up by, the fullest first."""
    meanings: dict[str, str] = {}
    split = [(key.rpartition(PART), meant) for key, meant in known.items()]
    for depth in range(3):
        for (table, part, typed), meant in split:
            ways = forms(typed)
            if depth < len(ways):
                meanings.setdefault(f"{table}{part}{ways[depth]}", meant)
    return meanings


def meaning(known: Mapping[str, str], table: str, forms: Sequence[str]) -> str | None:
    """What a header means in a table, if anybody ever said so."""
    if not known:
        return None
    keys = (key for form in forms for key in (f"{table}{PART}{form}", form))
    return next((known[key] for key in keys if key in known), None)


def typed(key: str) -> str:
    """The header of a key."""
    return key.rpartition(PART)[2]


def words(known: Mapping[str, str], *, are_headers: bool) -> frozenset[str]:
    """The texts that are headers for sure, or that are none for sure."""
    return frozenset(typed(k) for k, meant in known.items() if (meant != NO_HEADER) is are_headers)
