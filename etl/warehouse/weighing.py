"""Compute a scheme's scores and ranks for many sets of weights at once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, reduce

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int32]


PAIRS = "科普兰"  # cities compared with each other, two by two
PAIRED_AT_ONCE = 50  # sets of weights for which all pairs of cities are weighed at once


@dataclass(frozen=True)
class Node:
    """An indicator, a dimension or the index; `share` is its part of its parent.

    `is_by_weight`: the threshold asks for a share of the weights below it, not of their number.
    """

    path: str
    parent: str | None
    is_leaf: bool
    share: float
    aggregation: str
    threshold: float
    indicator: str = ""
    is_by_weight: bool = False


@dataclass(frozen=True)
class Leaves:
    """Rows (a city in a period) by indicator in the order of paths: normalised values, nan where
    there is none, and whether a value was reported. A period has as many rows as there are cities.
    """

    values: Numbers
    known: Flags
    cities: int


@dataclass(frozen=True)
class Tree:
    """The nodes that count, parents before their parts."""

    nodes: tuple[Node, ...]

    @cached_property
    def shares(self) -> Numbers:
        """The weights as the scheme states them, by node."""
        return np.array([node.share for node in self.nodes])

    @cached_property
    def leaves(self) -> list[int]:
        """The indicators among the nodes, in the order of their paths."""
        places = [place for place, node in enumerate(self.nodes) if node.is_leaf]
        return sorted(places, key=lambda place: self.nodes[place].path)

    @cached_property
    def parts(self) -> dict[str, list[int]]:
        """The nodes right below each dimension, by its path."""
        below: dict[str, list[int]] = {}
        for place, node in enumerate(self.nodes):
            if node.parent is not None:
                below.setdefault(node.parent, []).append(place)
        return below


def without_each(tree: Tree) -> Numbers:
    """One set of weights per indicator, in the order of `tree.leaves`, in which it has none."""
    weights = np.tile(tree.shares, (len(tree.leaves), 1))
    weights[np.arange(len(tree.leaves)), tree.leaves] = 0
    return weights


def scores(tree: Tree, leaves: Leaves, weights: Numbers) -> Numbers:
    """The index by set of weights (a row of `weights`, by node) and row; nan where there is none.

    Gaps drop out, the other weights are rescaled and thresholds hold, as in `methods.scored`.
    """
    if tree.nodes[0].aggregation == PAIRS:
        return _by_pairs(tree, leaves, weights)
    by_node: dict[int, Numbers] = {
        place: leaves.values[np.newaxis, :, column] for column, place in enumerate(tree.leaves)
    }
    known: dict[int, Flags] = {
        place: leaves.known[:, column] for column, place in enumerate(tree.leaves)
    }
    undefined: dict[int, Flags] = {place: np.zeros((1, 1), dtype=bool) for place in tree.leaves}
    for place in reversed(range(len(tree.nodes))):
        node = tree.nodes[place]
        if not node.is_leaf:
            parts = tree.parts[node.path]
            is_enough = _is_enough(node, [known[part] for part in parts], weights[:, parts])
            pieces = [(by_node.pop(part), weights[:, part, np.newaxis]) for part in parts]
            mean, is_undefined = _mean(exponent(node.aggregation) if len(parts) > 1 else 1, pieces)
            undefined[place] = is_enough & is_undefined | _any(undefined.pop(one) for one in parts)
            by_node[place] = np.where(is_enough & ~undefined[place], mean, np.nan)
            known[place] = np.asarray(~np.isnan(by_node[place]).all(axis=0))
    return by_node[0]


def _is_enough(node: Node, known: list[Flags], weights: Numbers) -> Flags:
    """Whether enough of a node's parts (known by row) are known, by set of weights and row."""
    if node.is_by_weight:
        have = sum(
            weights[:, place, np.newaxis] * part[np.newaxis, :] for place, part in enumerate(known)
        )
        return np.asarray(have >= node.threshold * weights.sum(axis=1, keepdims=True) - 1e-9)
    count = np.sum(known, axis=0, dtype=int)
    return np.asarray(count >= node.threshold * len(known) - 1e-9)[np.newaxis, :]


def ranks(values: Numbers, decimals: int | None = None) -> Places:
    """Ranks along the last axis: 1 is best, ties share one, 0 where there is no score.

    Scores are rounded as in `methods.rankable`.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        largest = np.nanmax(np.abs(values), axis=-1, keepdims=True, initial=0)
        rounded = np.round(values / largest, 12)
    rounded = np.where(np.isnan(values), -np.inf, np.where(largest == 0, 0, rounded))
    if decimals is not None:
        rounded = np.round(rounded * np.where(largest == 0, 1, largest), decimals)
    order = np.argsort(-rounded, axis=-1)
    ordered = np.take_along_axis(rounded, order, axis=-1)
    first = np.ones(ordered.shape, dtype=np.int32)
    first[..., 1:] = np.where(
        ordered[..., 1:] != ordered[..., :-1], np.arange(2, ordered.shape[-1] + 1), 1
    )
    places = np.empty_like(first)
    np.put_along_axis(places, order, np.maximum.accumulate(first, axis=-1), axis=-1)
    return np.where(np.isnan(values), 0, places).astype(np.int32)


def _by_pairs(tree: Tree, leaves: Leaves, weights: Numbers) -> Numbers:
    """In how many comparisons a city is ahead, less in how many behind, as `methods.outranked`."""
    effective = np.stack([_effective(tree, place, weights) for place in tree.leaves], axis=1)
    is_enough = _is_enough(tree.nodes[0], list(leaves.known.T), effective)
    outcomes = []
    for first in range(0, len(leaves.values), leaves.cities):
        values = leaves.values[first : first + leaves.cities].T
        ahead = np.nan_to_num(np.sign(values[:, :, np.newaxis] - values[:, np.newaxis, :]))
        outcomes.append(_outcomes(effective, ahead))
    has_values = ~np.isnan(leaves.values).all(axis=1)
    return np.where(is_enough & has_values, np.concatenate(outcomes, axis=1), np.nan)


def _outcomes(effective: Numbers, ahead: Numbers) -> Numbers:
    """Comparisons won less those lost, by set of weights and city, a few sets at a time."""
    indicators, cities, _ = ahead.shape
    parts = np.array_split(effective, -(-len(effective) // PAIRED_AT_ONCE))
    margins = (np.round(part @ ahead.reshape(indicators, -1), 9) for part in parts)
    return np.concatenate(
        [np.sign(margin).reshape(-1, cities, cities).sum(axis=2) for margin in margins]
    )


def _effective(tree: Tree, leaf: int, weights: Numbers) -> Numbers:
    """What an indicator weighs in the whole index, by set of weights."""
    place, effective = leaf, np.ones(len(weights))
    while (parent := tree.nodes[place].parent) is not None:
        siblings = tree.parts[parent]
        total = weights[:, siblings].sum(axis=1)
        effective = effective * weights[:, place] / np.where(total > 0, total, 1)
        place = next(at for at, node in enumerate(tree.nodes) if node.path == parent)
    return effective


def exponent(aggregation: str) -> float:
    """The exponent of a power mean, as `methods.exponent` says it."""
    match = re.fullmatch(r"幂均值\((.+)\)", aggregation)
    return float(match[1]) if match else {"几何": 0.0, "调和": -1.0}.get(aggregation, 1.0)


def _mean(power: float, pieces: list[tuple[Numbers, Numbers]]) -> tuple[Numbers, Flags]:
    """The weighted power mean of parts that may be missing, added up in the order of the parts,
    and whether a negative part leaves it undefined.
    """
    total: Numbers = np.zeros((1, 1))
    weight: Numbers = np.zeros((1, 1))
    is_undefined = np.zeros((1, 1), dtype=bool)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        for values, share in pieces:
            counts = ~np.isnan(values) & (share > 0)
            total = total + np.where(counts, _raised(values, power) * share, 0)
            weight = weight + np.where(counts, share, 0)
            is_undefined = is_undefined | (counts & (values < 0) & (power != 1))
        mean = total / np.where(weight > 0, weight, np.nan)
        if power == 0:
            return np.exp(mean), is_undefined
        return mean if power == 1 else mean ** (1 / power), is_undefined


def _raised(values: Numbers, power: float) -> Numbers:
    if power == 0:
        return np.log(values)
    return values if power == 1 else values**power


def _any(flags: Iterable[Flags]) -> Flags:
    return reduce(np.logical_or, flags)
