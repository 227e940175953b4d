"""Another province of the same shape, of a seed: which of the rows change is in `recipes.toml`.

names  cities but our own exchange their figures, and units of one kind their entries
rows   about one row in six is missing
days   the days of a row are up to twenty days earlier, all by as many
"""

import datetime as dt
import itertools
import random
from collections.abc import Collection

from story import rows

MISSING, EARLIER = 1 / 6, 20  # share of rows, days
HOME = "本市"
SUFFIX = "市"  # of a city, left out in short heads


def changed(
    head: list[str], body: list[list[str]], ways: Collection[str], seed: str
) -> tuple[list[str], list[list[str]]]:
    """The head and the rows of a csv file as the other province has them."""
    chance = random.Random("|".join([seed, *head]))
    if "names" in ways:
        new = exchange(seed)
        head, *body = [[new.get(text, text) for text in row] for row in (head, *body)]
    if "rows" in ways:
        body = [row for row in body if chance.random() >= MISSING]
    if "days" in ways:
        body = [_earlier(row, chance.randint(0, EARLIER)) for row in body]
    return head, body


def exchange(seed: str) -> dict[str, str]:
    """Whose name stands in the place of each city and each unit."""
    chance = random.Random(seed)
    cities = rows.records("城市名册", "城市")
    others = [one["城市"] for one in cities if one["角色"] != HOME]
    new = _shuffled(others, chance)
    new |= {old.removesuffix(SUFFIX): name.removesuffix(SUFFIX) for old, name in new.items()}
    units = rows.records("单位名册", "单位")
    for _, group in itertools.groupby(units, key=lambda unit: unit["类别"]):
        new |= _shuffled([unit["单位名称"] for unit in group], chance)
    return new


def _shuffled(names: list[str], chance: random.Random) -> dict[str, str]:
    return dict(zip(names, chance.sample(names, len(names)), strict=True))


def _earlier(row: list[str], days: int) -> list[str]:
    """The same row with each of its days so many days earlier."""
    back = dt.timedelta(days)
    is_day = rows.DAY.fullmatch
    return [str(dt.date.fromisoformat(text) - back) if is_day(text) else text for text in row]
