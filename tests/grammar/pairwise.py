"""Choices of one option per axis such that every two options that go together are met."""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations, product
from random import Random

Axes = Mapping[str, Sequence[str]]
Choice = dict[str, str]
Option = tuple[str, str]  # an axis and one of its options
Pair = tuple[Option, Option]
Fits = Callable[[Choice, str], bool]
Given = tuple[Axes, Fits, set[Pair]]
TRIES = 50  # dead ends before a pair counts as impossible
GREEDY = 10  # of them, those that look for the greatest gain


def cover(axes: Axes, fits: Fits, rng: Random) -> list[Choice]:
    """Choices that cover all pairs which `fits` lets happen.

    `fits` is asked whether a choice, maybe in part, can have the option of its newest axis.
    """
    open_pairs = {pair for pair in _pairs(axes) if fits(dict(pair), pair[1][0])}
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


def _complete(start: Choice, given: Given, rng: Random) -> Choice | None:
    """A whole choice that gains most; where that leads nowhere, one by chance."""
    for attempt in range(TRIES):
        choice = _grow(dict(start), given, rng, is_greedy=attempt < GREEDY)
        if choice:
            return choice
    return None


def _grow(choice: Choice, given: Given, rng: Random, *, is_greedy: bool) -> Choice | None:
    axes, fits, open_pairs = given
    left = [axis for axis in axes if axis not in choice]
    rng.shuffle(left)
    for axis in left:
        options = [one for one in axes[axis] if fits({**choice, axis: one}, axis)]
        if not options:
            return None
        rng.shuffle(options)
        if is_greedy:
            options.sort(key=lambda option: -_gain(choice, (axis, option), open_pairs))
        choice[axis] = options[0]
    return choice


def _gain(choice: Choice, new: Option, open_pairs: set[Pair]) -> int:
    pairs = ((one, new) if one < new else (new, one) for one in choice.items())
    return sum(pair in open_pairs for pair in pairs)
