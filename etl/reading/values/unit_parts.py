"""How a written unit is composed: sizes, units of the table, and one over another.

Sizes stand before a unit (万人次), units side by side (人公里, 人·月), and one over another with
sizes on both sides (件/10万人, 元每平方米).
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from etl.reading.values import unit_table
from etl.reading.values.unit_table import SIZES

_PREFIX = re.compile(r"^(?:计量)?单位[:：]?|[()（）\[\]【】\s]")
_POWERS = str.maketrans("²³", "23")
_OF_MONEY = re.compile(r"(?:人民币|rmb|cny)(?=[十百千万亿]+元$)", re.IGNORECASE)
_COUNT = re.compile(r"[1-9]\d{0,8}(?=[十百千万亿]*\D)")
_MEASURED = re.compile(r"GDP|(?:地区)?生产总值|(?:工业)?增加值|(?:总)?产值|营业收入", re.IGNORECASE)
_NOT_OVER = frozenset("年月日季周期届级类组队部处所点星档轮站")
_NOT_UNDER = frozenset("级类档星点岁%‰")
_NOT_SIZED = frozenset({"周岁", *"级档星类届岁年月日周点"})


@dataclass(frozen=True)
class Unit:
    """A unit as written: `factor` × `base`; `base` is None for a size alone (万).

    `per` is how many of the base's lower side the number is told for: 1000 in 张/千人, where
    `factor` is 0.001.
    """

    factor: Decimal
    base: str | None
    per: Decimal = Decimal(1)


def bare(written: str | None) -> str:
    """A unit in one form of its signs, without 单位： and brackets."""
    folded = unicodedata.normalize("NFKC", (written or "").translate(_POWERS))
    text = _PREFIX.sub("", folded)
    return _OF_MONEY.sub("", re.sub(r"[•∙*×]", "·", text))


def composed(text: str) -> Unit | None:
    """A unit that the table explains whole; None for anything else."""
    text = _turned(text)
    if unit := _sized(text):
        return unit
    over, slash, under = text.partition("/")
    if not slash or not over:
        return None
    top, below = _sized(over), _product(under.replace("/", "·"))
    if top is None or below is None or top.base in _NOT_OVER or below.base in _NOT_UNDER:
        return None
    return Unit(top.factor / below.factor, f"{top.base or ''}/{below.base}", below.factor)


def _turned(text: str) -> str:
    """元每平方米 and 每平方米元 are 元/平方米."""
    over, per, under = text.partition("每")
    if not per or "/" in text:
        return text
    if over:
        return f"{over}/{under}"
    splits = ((under[:at], under[at:]) for at in range(len(under) - 1, 0, -1))
    known = ((a, b) for a, b in splits if (below := _sized(a)) and below.base and _sized(b))
    return next((f"{b}/{a}" for a, b in known), text)


def _product(text: str) -> Unit | None:
    """人·月, 10万人, 万元GDP: what stands below the stroke, its sizes taken together."""
    factor, names = Decimal(1), []
    for part in text.split("·"):
        count = _COUNT.match(part)
        rest = part[count.end() :] if count else part
        tail = _MEASURED.search(rest)
        unit = _sized(rest[: tail.start()] if tail and not tail.end() < len(rest) else rest)
        if unit is None or (unit.base is None and not count):
            return None
        factor *= unit.factor * Decimal(count[0] if count else 1)
        names.append(f"{unit.base or 1}{tail[0] if tail else ''}")
    return Unit(factor, "·".join(names))


@lru_cache(maxsize=4096)
def _sized(text: str) -> Unit | None:
    """Sizes and a unit of the table: 万吨标准煤, 千瓦时, 亿人公里, 万; the longest name first."""
    if base := unit_table.find(text.replace("·", "")):
        is_share = base.family == "percent"
        return Unit(base.ratio, "%") if is_share else Unit(Decimal(1), base.name)
    if name := _side_by_side(text):
        return Unit(Decimal(1), name)
    if text[:1] not in SIZES or text[:1] == "":
        return None
    size = Decimal(SIZES[text[0]])
    rest = _sized(text[1:]) if text[1:] else Unit(Decimal(1), None)
    if rest is None or rest.base == "%" or rest.base in _NOT_SIZED:
        return None
    return Unit(size * rest.factor, rest.base)


def _side_by_side(text: str) -> str | None:
    """人公里, 吨公里, 人年, 人·次: the canonical name of units that multiply."""
    for at in range(1, len(text)):
        first = text[:at]
        if first not in unit_table.SIDE_BY_SIDE:  # most are told by this alone
            continue
        base = unit_table.find(text[at:].lstrip("·"))
        if base and base.family in unit_table.MOVED:
            known = unit_table.find(first)
            return f"{known.name if known else first}{base.name}"
    return None


def half_known(text: str) -> Unit | None:
    """One side of the stroke is of the table, and a size makes the other one clear: 张/千名老人."""
    over, slash, under = _turned(text).partition("/")
    top, (size, noun) = _sized(over), _size_of(under)
    if not slash or not over or not noun:
        return None
    if top is None or top.base is None:
        below = _product(under)
        if below is None or below.factor == 1 or not below.base:
            return None
        return Unit(1 / below.factor, f"{over}/{below.base}", below.factor)
    return Unit(top.factor / size, f"{top.base}/{noun}", size)


def _size_of(text: str) -> tuple[Decimal, str]:
    """The size that a text begins with, and the rest."""
    size = Decimal(1)
    while text and text[0] in SIZES and not unit_table.find(text):
        size *= SIZES[text[0]]
        text = text[1:]
    return size, text
