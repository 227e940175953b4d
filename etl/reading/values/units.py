"""Units: 万元 is 10000 × 元, 张/千人 is 0.001 × 张/人; which units may stand for one another."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from etl.reading.values import unit_parts, unit_table
from etl.reading.values.unit_parts import Unit
from etl.reading.values.unit_table import MOVED

COUNTING = frozenset({"persons", "count"})
_ANY = "个"  # stands for every noun that counts
_ALIKE = tuple(
    map(frozenset, ("人名位", "家户", "件项起条宗例", "场次期届"))
)  # nouns of one kind of thing
_NOUNS = COUNTING | {"households"}
_LONE_SIZES = frozenset({"千", "万", "亿", "十万", "百万", "千万", "百亿", "千亿", "万亿"})
_NEVER_ADDED = frozenset({"percent", "multiple", "temperature", "age"})
_TIMES = frozenset({"clock", "days", "months", "years"})
_LONGEST = 30  # signs of a unit


@dataclass(frozen=True)
class Kind:
    """What a base measures: two units convert where `family` is the same, by their `ratio`.

    `over` and `under` are what stands over and under the stroke.
    """

    name: str
    family: str
    ratio: Decimal
    over: str
    under: str = ""


@lru_cache(maxsize=4096)
def read(written: str | None) -> Unit:
    """万元 → 10000 × 元, ‰ → 0.1 × %, 万 → 10000 × nothing said, 单位：个 → 个.

    A unit that no table knows stays as it is written, with its size: 万蒲式耳 is no 蒲式耳.
    """
    text = unit_parts.bare(written)
    if len(text) > _LONGEST:
        return Unit(Decimal(1), text)
    known = unit_parts.composed(text) or unit_parts.half_known(text)
    return known or Unit(Decimal(1), text or None)


def leading(text: str) -> str:
    """The unit that `text` begins with, or nothing: 名职工 → 名."""
    match = _COUNTED.match(text)
    return match[0] if match else ""


def is_unit(text: str) -> bool:
    """True for a unit that the table explains, with a size or without (万元, 万, 元/平方米)."""
    bare = unit_parts.bare(text)
    unit = unit_parts.composed(bare) if len(bare) <= _LONGEST else None
    return unit is not None and (unit.base is not None or bare in _LONE_SIZES)


@lru_cache(maxsize=4096)
def kind(base: str | None) -> Kind | None:
    """What a base measures; None for none. A base that no table knows is a kind of its own."""
    if base is None:
        return None
    over, _, under = base.partition("/")
    top, below = _measured(over), [_measured(part) for part in under.split("·") if part]
    family = "/".join([top[0], "·".join(sorted(one for one, _ in below))]).rstrip("/")
    ratio = top[1]
    for _, each in below:
        ratio /= each
    return Kind(base, family, ratio, over, under)


def _measured(name: str) -> tuple[str, Decimal]:
    if base := unit_table.find(name):
        return base.family, base.ratio
    for at in range(1, len(name)):
        first, second = unit_table.find(name[:at]), unit_table.find(name[at:])
        if first and second and second.family in MOVED:
            return f"{first.family}·{second.family}", first.ratio * second.ratio
    return name, Decimal(1)


def family(base: str | None) -> str | None:
    """The family of a base: units of one family convert into one another."""
    measure = kind(base or None)
    return measure.family if measure else None


def fit(one: str | None, other: str | None) -> bool:
    """Whether two bases may stand in one column; people and pieces count alike, households not."""
    first, second = family(one), family(other)
    if first is None or second is None or first == second:
        return True
    return first in COUNTING and second in COUNTING


def say_alike(one: str | None, other: str | None) -> bool:
    """Whether two bases may both be stated for one number: 名 and 人, but not 家 and 人.

    个 stands for every noun that counts; 人次 counts no persons.
    """
    first, second = kind(one or None), kind(other or None)
    if first is None or second is None:
        return True
    if {first.family, second.family} <= _NOUNS:
        return _counts_alike(first.name, second.name)
    return first.family == second.family


def _counts_alike(one: str, other: str) -> bool:
    if _ANY in (one, other) or one == other:
        return True
    return any(one in nouns and other in nouns for nouns in _ALIKE)


def disagree(one: str | None, other: str | None) -> bool:
    """Whether two units stated for the same number cannot both hold: 户 and 万元, 人 and 万人."""
    first, second = read(one), read(other)
    if first.base is None or second.base is None:
        return False
    return not say_alike(first.base, second.base) or (
        first.factor * ratio(first.base, second.base) != second.factor
    )


def adds(unit: str | None) -> bool:
    """Whether figures in a unit add up: prices, densities and shares do not, 人次/日 does."""
    measure = kind(read(unit).base)
    if measure is None:
        return True
    under = measure.family.partition("/")[2]
    return measure.family not in _NEVER_ADDED and (not under or under in _TIMES)


def ratio(base: str | None, into: str | None) -> Decimal:
    """How many of `into` one of `base` is: 亩 into 公顷 is a fifteenth; 1 across families."""
    first, second = kind(base), kind(into)
    if first is None or second is None or first.family != second.family:
        return Decimal(1)
    return first.ratio / second.ratio


_BOUND = frozenset({"立方", "平方", *"升克秒方列包架只头"})  # 3升, but not 3升级


def _counted() -> re.Pattern[str]:
    """Units behind a number in a cell, the longest first; some only where no word goes on."""
    names = [
        name for name in unit_table.INDEX if name == "%" or not re.match(r"[\x00-\xff]$|1?/", name)
    ]
    free = _any_of(set(names) - _BOUND)
    moved = _any_of(one for one, base in unit_table.INDEX.items() if base.family in MOVED)
    product = f"(?:{_any_of(unit_table.SIDE_BY_SIDE)})(?:{moved})"
    ends = r"(?![\u4e00-\u9fffa-z])"
    return re.compile(f"{product}{ends}|{free}|(?:{_any_of(_BOUND)}){ends}", re.IGNORECASE)


def _any_of(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


_COUNTED = _counted()
