"""The choices of a grammar by running number: block after block, each covering all pairs."""

from functools import lru_cache
from random import Random

from tests.grammar.axes import GRAMMARS
from tests.grammar.pairwise import Choice, cover
from tests.grammar.rules import fits

BLOCKS = 1000


@lru_cache(maxsize=64)
def block(grammar: str, number: int) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The `number`th set of choices that covers all pairs of a grammar."""
    choices = cover(GRAMMARS[grammar], fits, Random(number))
    return tuple(tuple(sorted(choice.items())) for choice in choices)


def choose(grammar: str, number: int) -> Choice:
    """The choice of a running number."""
    left = number
    for one in range(BLOCKS):
        choices = block(grammar, one)
        if left < len(choices):
            return dict(choices[left])
        left -= len(choices)
    raise ValueError(number)
