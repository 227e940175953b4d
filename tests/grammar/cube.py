"""The abstract table: the facts that an office knows, before anyone lays them out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import product
from random import Random
from typing import Literal

from tests.grammar.periods import Period, run
from tests.grammar.words import CITIES, GROUPS, INDICATORS, MEMBERS, Indicator

Axis = Literal["indicator", "city", "period"]
Member = Indicator | str | Period
Key = tuple[Indicator, str, Period]
Saying = Literal["level", "missing", "change"]


@dataclass(frozen=True)
class Fact:
    """A figure, and its rank among the cities. A missing one has neither; a change is no level."""

    indicator: Indicator
    city: str
    period: Period
    value: float
    saying: Saying = "level"
    rank: int | None = None


@dataclass(frozen=True)
class Cube:
    """Facts for every indicator, city and period of their axes."""

    members: Mapping[Axis, tuple[Member, ...]]
    facts: Mapping[Key, Fact]

    def at(self, place: Mapping[Axis, Member]) -> Fact:
        """The fact at one member of each axis."""
        for (indicator, city, period), fact in self.facts.items():
            if (place["indicator"], place["city"], place["period"]) == (indicator, city, period):
                return fact
        raise KeyError(place)


@dataclass(frozen=True)
class Plan:
    """What to draw: how many of each axis, of which grain, and which kind of figures."""

    sizes: Mapping[Axis, int]
    grain: str
    is_grouped: bool = False
    has_parts: bool = False
    has_one_unit: bool = False
    has_no_scale: bool = False
    sayings: tuple[Saying, ...] = ("level",)


def draw(plan: Plan, rng: Random) -> Cube:
    """A cube by chance; facts that are no level are about one in five."""
    indicators = _indicators(plan, rng)
    cities = tuple(rng.sample(CITIES, plan.sizes["city"]))
    periods = run(plan.grain, rng.randint(2015, 2024), plan.sizes["period"])
    facts = [
        Fact(*key, _value(key[0], rng), _saying(plan, rng))
        for key in product(indicators, cities, periods)
    ]
    return Cube(
        {"indicator": indicators, "city": cities, "period": periods},
        {(one.indicator, one.city, one.period): _ranked(one, facts) for one in facts},
    )


def _ranked(fact: Fact, facts: list[Fact]) -> Fact:
    """The fact with its rank by competition: 1, 2, 2, 4."""
    if fact.saying != "level":
        return fact
    rivals = [one for one in facts if one.saying == "level" and one.value > fact.value]
    ahead = [one for one in rivals if (one.indicator, one.period) == (fact.indicator, fact.period)]
    return replace(fact, rank=len(ahead) + 1)


def _indicators(plan: Plan, rng: Random) -> tuple[Indicator, ...]:
    known = [one for one in INDICATORS if not plan.has_no_scale or one.unit[0] not in "万亿"]
    count = plan.sizes["indicator"]
    if plan.has_parts:
        return MEMBERS
    if plan.is_grouped:
        return _grouped(known, rng)
    if plan.has_one_unit:
        units = [one.unit for one in known]
        unit = rng.choice(sorted(unit for unit in set(units) if units.count(unit) >= count))
        known = [one for one in known if one.unit == unit]
    return tuple(rng.sample(known, count))


def _grouped(known: list[Indicator], rng: Random) -> tuple[Indicator, ...]:
    leaves = rng.sample(known, 2)
    groups = rng.sample(GROUPS, 2)
    return tuple(replace(leaf, group=group) for group in groups for leaf in leaves)


def _value(indicator: Indicator, rng: Random) -> float:
    drawn = rng.uniform(indicator.least, indicator.most)
    return float(round(drawn)) if indicator.is_whole else round(drawn, 1)


def _saying(plan: Plan, rng: Random) -> Saying:
    return rng.choice(plan.sayings) if rng.random() < 0.2 else "level"
