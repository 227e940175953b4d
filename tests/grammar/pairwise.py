"""Choices of one option per axis such that every two options that go together are met."""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations, product
from random import Random

Axes = Mapping[str, Sequence[str]]
Choice = dict[str, str]
Option = tuple[str, str]  # an axis and one of its options
Pair = tuple[Option, Option]
TRIES = 40  # dead ends before a pair counts as impossible


def cover(axes: Axes, fits: Callable[[Choice], bool], rng: Random) -> list[Choice]:
    """Choices that cover all pairs which `fits`, asked of choices in part, lets happen."""
    open_pairs = {pair for pair in _pairs(axes) if fits(dict(pair))}
    choices: list[Choice] = []
    while open_pairs:
        pair = rng.choice(sorted(open_pairs))
        choice = _complete(dict(pair), (axes, fits, open_pairs), rng)
        open_pairs -= {pair} | (met(choice) if choice else set())
        if choice:
            choices.append(choice)
    rng.shuffle(choices)
    return choices


def met(choice: Choice) -> set[Pair]:
    """The pairs of options in a choice."""
    return set(combinations(sorted(choice.items()), 2))


def _pairs(axes: Axes) -> set[Pair]:
    return {
        ((one, a), (other, b))
        for one, other in combinations(sorted(axes), 2)
        for a, b in product(axes[one], axes[other])
    }


def _complete(
    start: Choice, given: tuple[Axes, Callable[[Choice], bool], set[Pair]], rng: Random
) -> Choice | None:
    for _ in range(TRIES):
        choice = _grow(dict(start), given, rng)
        if choice:
            return choice
    return None


def _grow(
    choice: Choice, given: tuple[Axes, Callable[[Choice], bool], set[Pair]], rng: Random
) -> Choice | None:
    axes, fits, open_pairs = given
    left = [axis for axis in axes if axis not in choice]
    rng.shuffle(left)
    for axis in left:
        options = [option for option in axes[axis] if fits({**choice, axis: option})]
        if not options:
            return None
        rng.shuffle(options)
        choice[axis] = max(options, key=lambda option: _gain(choice, axis, option, open_pairs))
    return choice


def _gain(choice: Choice, axis: str, option: str, open_pairs: set[Pair]) -> int:
    new = (axis, option)
    pairs = ((one, new) if one < new else (new, one) for one in choice.items())
    return sum(pair in open_pairs for pair in pairs)
