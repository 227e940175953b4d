"""Monthly values of all cities, and the climb of the home city's online union in 2025."""

import math
from functools import cache

from demo_story import chance
from demo_story.indicators import (
    BY_NAME,
    COMPANIES,
    INDICATORS,
    ONLINE,
    SATISFACTION,
    SCORE,
    UNIONISED,
    WITH_UNION,
    Indicator,
)
from demo_story.places import CITIES, FAR, HOME, NEAR

Month = tuple[int, int]

YEARS = (2023, 2024, 2025)
MONTHS: tuple[Month, ...] = tuple((year, month) for year in YEARS for month in range(1, 13))
QUARTERS = tuple((year, quarter) for year in YEARS for quarter in range(1, 5))

# Rank of the home city's online union: 9th or 10th until the forum of July 2025, then the climb.
RANK_PATH = (
    *(10, 9, 10, 10, 9, 9, 10, 9, 10, 9, 9, 10),
    *(9, 10, 9, 9, 10, 9, 9, 10, 9, 9, 9, 10),
    *(10, 9, 9, 10, 9, 9, 9, 8, 5, 2, 1, 1),
)
# What the other cities scored in January 2023, and what they gain in three years.
RIVALS = {
    NEAR: (85.0, 2.6),
    FAR: (85.7, 3.5),
    "沐泽市": (80.4, 3.4),
    "琅坪市": (79.9, 2.6),
    "砚潭市": (75.9, 4.2),
    "珩浦市": (76.2, 2.2),
    "翎岗市": (72.6, 3.3),
    "皓原市": (72.0, 2.4),
    "芷洲市": (67.2, 2.7),
    "朗汀市": (64.6, 1.9),
}
# What the home city would score by itself; its rank then bounds it by its neighbours.
BEFORE, BEFORE_GAIN = 66.9, 3.0
CLIMB = {(2025, 8): 74.6, (2025, 9): 81.4, (2025, 10): 88.4, (2025, 11): 91.2, (2025, 12): 92.4}
ROOM = 0.2  # the least distance to a neighbour
WARMTH = (1.0, 0.3, -0.2, -0.3, 0.0, 0.3, 0.9, 0.6, -0.1, -0.5, -0.3, 0.6)  # 送温暖, 送清凉

# Values that never came, with what the sheet says instead.
GAPS: dict[tuple[str, str, Month], str] = {
    (SCORE, "朗汀市", (2023, 2)): "未报",
    ("普惠服务人次", "芷洲市", (2024, 8)): "—",
    ("普惠服务人次", "朗汀市", (2025, 12)): "未报",
    ("法律援助件数", "皓原市", (2023, 5)): "—",
    ("互助保障参保人数", "翎岗市", (2025, 11)): "未报",
    ("劳动争议调解成功率", "琅坪市", (2024, 2)): "—",
    ("技能培训人次", "砚潭市", (2025, 12)): "未报",
    ("经费收缴率", "珩浦市", (2023, 1)): "—",
}
# By how much the monthly report overstated a value, until the correction of December put it right.
OVERSTATED: dict[tuple[str, str, Month], float] = {
    (SCORE, "芷洲市", (2025, 6)): 1.2,
    (ONLINE, "皓原市", (2025, 6)): 6.3,
}


@cache
def value(indicator: str, city: str, month: Month) -> float | None:
    """One true value, or None where none was reported."""
    if (indicator, city, month) in GAPS:
        return None
    return _complete(indicator, city, month)


def first_said(indicator: str, city: str, month: Month) -> float | None:
    """The value as the monthly report had it, before any correction."""
    true = value(indicator, city, month)
    more = OVERSTATED.get((indicator, city, month), 0.0)
    return true if true is None else round(true + more, BY_NAME[indicator].decimals)


def quarterly(city: str, year: int, quarter: int) -> float:
    """Satisfaction in one quarter."""
    found = _levelled(BY_NAME[SATISFACTION], city, (year, 3 * quarter))
    return min(found, 99.5)


def ranks(indicator: str, month: Month, *, as_first_said: bool = False) -> dict[str, int]:
    """Competition ranks (1, 2, 2, 4) of the cities with a value."""
    said = first_said if as_first_said else value
    found = {city: said(indicator, city, month) for city in CITIES}
    present = {city: number for city, number in found.items() if number is not None}
    sign = -1 if BY_NAME[indicator].direction == "越低越好" else 1
    return {
        city: 1 + sum(sign * other > sign * number for other in present.values())
        for city, number in present.items()
    }


@cache
def _complete(indicator: str, city: str, month: Month) -> float:
    if indicator == SCORE:
        return _home_score(month) if city == HOME else _rival_score(city, month)
    if indicator == WITH_UNION:
        share = _levelled(BY_NAME[UNIONISED], city, month) / 100
        return round(share * _complete(COMPANIES, city, month))
    return _levelled(BY_NAME[indicator], city, month)


def _rival_score(city: str, month: Month) -> float:
    start, gain = RIVALS[city]
    found = start + gain * _elapsed(month) + 0.3 * WARMTH[month[1] - 1]
    found += 18 * _swell(BY_NAME[SCORE], city, month) + 1.4 * chance.swing(SCORE, city, month)
    return round(found, 1)


def _home_score(month: Month) -> float:
    """What the home city scores by itself, kept within the rank of the story."""
    rivals = sorted(
        (_rival_score(city, month) for city in RIVALS if (SCORE, city, month) not in GAPS),
        reverse=True,
    )
    rank = RANK_PATH[MONTHS.index(month)]
    by_itself = BEFORE + BEFORE_GAIN * _elapsed(month) + 0.8 * chance.swing("home", month)
    found = CLIMB.get(month, by_itself)
    if rank > 1:
        found = min(found, rivals[rank - 2] - ROOM)
    if rank <= len(rivals):
        found = max(found, rivals[rank - 1] + ROOM)
    return round(found, 1)


def _levelled(indicator: Indicator, city: str, month: Month) -> float:
    level = indicator.level
    place = _place(indicator, city)
    pace = 0.3 + 1.4 * chance.share("pace", indicator.name, city)
    found = level.weakest + (level.strongest - level.weakest) * (
        place + _swell(indicator, city, month)
    )
    found += level.growth * pace * _elapsed(month)
    found += level.season * WARMTH[month[1] - 1] * (0.6 + 0.8 * place)
    found += level.noise * chance.swing(indicator.name, city, month)
    if city == HOME:
        found += level.drift * _elapsed(month) + level.surge * _surged(month)
    ceiling = 99.5 if indicator.unit == "%" else float("inf")
    return round(max(0.0, min(found, ceiling)), indicator.decimals)


def _place(indicator: Indicator, city: str) -> float:
    """Where a city stands between the weakest (0) and the strongest (1)."""
    level = indicator.level
    fixed = {HOME: level.home, NEAR: level.near, FAR: level.far}
    if city in fixed:
        return fixed[city]
    others = [city for city in CITIES if city not in fixed]
    others.sort(key=lambda other: chance.share("order", indicator.name, other))
    return (others.index(city) + chance.share("place", indicator.name, city)) / len(others)


def _swell(indicator: Indicator, city: str, month: Month) -> float:
    """A slow coming and going of a city, so that neighbours change places now and then."""
    phase = chance.share("phase", indicator.name, city)
    waves = 1 + chance.share("waves", indicator.name, city)
    return 0.05 * math.sin(2 * math.pi * (phase + waves * _elapsed(month)))


def _elapsed(month: Month) -> float:
    """How much of the three years has passed, from 0 to 1."""
    return MONTHS.index(month) / (len(MONTHS) - 1)


def _surged(month: Month) -> float:
    """How much of the campaign's gain has come: nothing in July 2025, all in December."""
    return max(0, MONTHS.index(month) - MONTHS.index((2025, 7))) / 5


def total() -> int:
    """How many monthly values were reported."""
    names = [i.name for i in INDICATORS if i.grain == "月" and not i.formula]
    cells = [(name, city, month) for name in names for city in CITIES for month in MONTHS]
    return sum(value(*cell) is not None for cell in cells)
