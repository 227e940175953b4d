"""Series of values with one slip planted in each, and what the plausibility check says of them."""

import random
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.warehouse import plausibility
from etl.warehouse.plausibility import Doubt
from tests.warehouses import Said, unchecked

POWERS = (-4, -3, -2, -1, 1, 2, 3, 4)
KINDS = (*(f"{'times' if k > 0 else 'part'}_{10 ** abs(k)}" for k in POWERS), "fraction", "sign")
UNITS = ("%", "人", "万元", "分")


@dataclass(frozen=True)
class Series:
    """Values month by month, of which the one at `at` is a slip of this kind; none if empty."""

    name: str
    unit: str
    values: tuple[float, ...]
    kind: str = ""
    at: int = -1


def steady(seed: int, spread: float = 2.99) -> tuple[float, ...]:
    """Six to thirty values whose largest is less than `spread` times their smallest."""
    draw = random.Random(seed)
    count, size = draw.randint(6, 30), 10 ** draw.uniform(0, 6)
    shape = draw.choice(("scattered", "walk", "rise", "fall", "season"))
    if shape == "scattered":
        raw = [draw.random() for _ in range(count)]
    elif shape == "walk":
        raw = [0.0]
        raw += [raw[-1] + draw.gauss(0, 1) for _ in range(count - 1)]
    elif shape == "season":
        raw = [abs((month % 12) - 6) + draw.random() for month in range(count)]
    else:
        raw = [month + draw.random() for month in range(count)]
        raw = raw if shape == "rise" else raw[::-1]
    low, high = min(raw), max(raw)
    width = spread ** draw.uniform(0.02, 1)
    return tuple(size * width ** ((one - low) / (high - low)) for one in raw)


def planted(seed: int, kind: str, spread: float = 2.99) -> Series:
    """A steady series in which one value slipped; the first and the last one are among them."""
    values = list(steady(seed, spread))
    draw = random.Random(f"{seed} {kind}")
    at = draw.choice((0, len(values) - 1, draw.randrange(len(values))))
    values[at] *= {"fraction": 0.01, "sign": -1}.get(kind) or _factor(kind)
    unit = "%" if kind == "fraction" else draw.choice(UNITS)
    return Series(f"{kind}-{seed}", unit, tuple(values), kind, at)


def found(series: Sequence[Series]) -> dict[str, list[tuple[int, Doubt]]]:
    """What is doubted when all of it is loaded at once: by name, the places and the doubts."""
    with tempfile.TemporaryDirectory() as folder:
        connection = unchecked(Path(folder), {
            "cities": [{"city": "甲市", "role": "本市", "group": "全省"}],
            "indicators": [
                {"indicator": one.name, "unit": one.unit, "direction": "越高越好"} for one in series
            ],
            "indicator_values": list(_rows(series)),
        })  # fmt: skip
        with connection:
            told = plausibility.doubts_in(connection.whole(), [1], str)
    places: dict[str, list[tuple[int, Doubt]]] = {}
    for doubt in told:
        year, month, _ = map(int, doubt["new"]["period_end"].split("-"))
        places.setdefault(doubt["indicator"], []).append(((year - 2020) * 12 + month - 1, doubt))
    return places


def _rows(series: Iterable[Series]) -> Iterable[dict[str, Said]]:
    for one in series:
        for month, value in enumerate(one.values):
            period = f"{2020 + month // 12}-{month % 12 + 1:02}"
            yield {"indicator": one.name, "city": "甲市", "period": period, "value": value}


def _factor(kind: str) -> float:
    way, size = kind.split("_")
    return float(size) if way == "times" else 1 / float(size)
