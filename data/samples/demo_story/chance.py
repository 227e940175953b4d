"""Chance that never changes: a draw depends on its own key only, so new rows move no old ones."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

Choice = TypeVar("Choice")
seed = ""  # another one makes another province; set it before any other part of the story is read


def share(*key: object) -> float:
    """A number from 0 up to 1 that belongs to this key."""
    written = "|".join(str(part) for part in ([seed, *key] if seed else key)).encode()
    digest = hashlib.blake2b(written, digest_size=7).digest()
    return int.from_bytes(digest, "big") / 2**56


def between(low: int, high: int, *key: object) -> int:
    """A whole number from `low` to `high`, both included."""
    return low + int(share(*key) * (high - low + 1))


def pick(choices: Sequence[Choice], *key: object) -> Choice:
    """One of the choices."""
    return choices[int(share(*key) * len(choices))]


def swing(*key: object) -> float:
    """A number from -1 to 1, more often near 0, as measured values scatter."""
    return share("first", *key) + share("second", *key) - 1
