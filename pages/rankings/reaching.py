"""What would reach a rank by a scheme: found by trying, with the build's own methods."""

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pages.shared import warehouse
from pages.shared.figures.records import Record, records

Values = Mapping[str, float]  # indicator → value in its own unit

WHOLE = 100  # the steps in which all indicators together near the best ones
ROWS = 60_000  # a question of so many values is still answered at once
MOST = 16  # more probes at once would save no question


@dataclass(frozen=True)
class Course:
    """How things go on: a city in a scheme, by when, and how fast its rivals move.

    `where` names a scheme, a group of cities, a grain and a period; `by` is the last day of the
    period that lies so many `periods` later; `rivals` is how many times their pace rivals move.
    """

    where: Mapping[str, warehouse.Parameter]
    city: str
    by: dt.date
    periods: int
    rivals: float

    def levers(self) -> pd.DataFrame:
        """The city's weightiest indicators, one row each, the weightiest first."""
        return warehouse.query("levers", **self._asked)

    def cities(self, values: Values) -> pd.DataFrame:
        """Every city at present and then, if our city had these values."""
        return self._tried([values])

    def ranks(self, trials: Sequence[Values]) -> list[float]:
        """Our city's rank in each trial; not a number where it has none."""
        if not trials:
            return []
        own = self._tried([{}, *trials]).query("trial > 0")
        return own.sort_values("trial")["rank_now"].astype(float).tolist()

    def search(
        self, levers: pd.DataFrame, values: Values, target: int, cities: pd.DataFrame
    ) -> dict[str, "Found"]:
        """How each indicator alone, and how all together (""), reach a rank: nothing once there.

        `cities`: where this course leads with these values.
        """
        return _search(self, levers, values, target, cities)

    def _tried(self, trials: Sequence[Values]) -> pd.DataFrame:
        parts = [
            {"trial": place, "indicator": indicator, "value": value}
            for place, values in enumerate(trials)
            for indicator, value in values.items()
        ]
        trials_ = json.dumps(parts, ensure_ascii=False)
        methods = warehouse.query("scheme_methods", scheme=self.where["scheme"]).iloc[0]
        return warehouse.query("tried", **self._asked, **methods, by=self.by, trials=trials_)

    @property
    def _asked(self) -> dict[str, warehouse.Parameter]:
        return {
            **self.where,
            "city": self.city,
            "periods": self.periods,
            "rivals": self.rivals,
        }


@dataclass(frozen=True)
class Way:
    """A way to a rank: what our city's values are after so many steps along it."""

    name: str
    steps: int
    values: Callable[[int], Values]


@dataclass(frozen=True)
class Found:
    """How far along a way the rank is reached (None: not on it), and the best rank on it."""

    step: int | None
    values: Values
    best_rank: float


@warehouse.cached_on_build
def _search(
    course: Course, levers: pd.DataFrame, values: Values, target: int, cities: pd.DataFrame
) -> dict[str, Found]:
    ways = [*single_ways(levers, values), common_way(levers, values)]
    own = cities.loc[cities["is_own"], "rank_now"].iloc[0]
    if own <= target:
        return {way.name: Found(None, {}, float("nan")) for way in ways}
    return search(course, ways, target, cells=len(cities) * len(levers))


def single_ways(levers: pd.DataFrame, values: Values) -> list[Way]:
    """One way per indicator: it alone moves on, in its finest steps, all else as tried out."""
    return [_single(row, values) for row in records(levers)]


def _single(row: Record, values: Values) -> Way:
    name, decimals = str(row["indicator"]), int(row["decimals"])
    start = values.get(name, row["value_then"])
    steps = round(row["sign"] * (row["farthest"] - start) / row["step"])

    def after(step: int) -> Values:
        return {**values, name: round(start + row["sign"] * step * row["step"], decimals)}

    return Way(name, max(steps, 0), after)


def common_way(levers: pd.DataFrame, values: Values) -> Way:
    """All indicators together, each the same share of its way to the best of the group."""
    rows = records(levers)
    starts = [values.get(row["indicator"], row["value_then"]) for row in rows]
    gaps = [
        max(row["sign"] * (row["best_then"] - start), 0.0)
        for row, start in zip(rows, starts, strict=True)
    ]

    def after(step: int) -> Values:
        moved = dict(values)
        for row, start, gap in zip(rows, starts, gaps, strict=True):
            if gap:
                share = row["sign"] * gap * step / WHOLE
                moved[row["indicator"]] = round(start + share, int(row["decimals"]))
        return moved

    return Way("", WHOLE if any(gaps) else 0, after)


def search(course: Course, ways: Sequence[Way], target: int, *, cells: int) -> dict[str, Found]:
    """The least step of each way at which our city's rank is the target or better.

    A better value never worsens a rank, so a way is cut into equal parts, and the part in which
    the rank is reached again, all ways at once. `cells`: values per trial.
    """
    many = max(1, min(MOST, ROWS // (cells * max(len(ways), 1))))
    spans = {way.name: _Span(0, way.steps + 1) for way in ways}
    while any(span.is_open for span in spans.values()):
        asked = [(way, step) for way in ways for step in spans[way.name].probes(many)]
        ranks = course.ranks([way.values(step) for way, step in asked])
        for (way, step), rank in zip(asked, ranks, strict=True):
            spans[way.name].learn(step, rank, target)
    return {way.name: spans[way.name].found(way) for way in ways}


@dataclass
class _Span:
    """Where on a way the rank is reached: after `missed`, and at `reached` at the latest."""

    missed: int
    reached: int  # one beyond the end of the way: nowhere so far
    best_rank: float = float("nan")
    is_whole: bool = True  # not asked anything yet

    @property
    def is_open(self) -> bool:
        return self.reached - self.missed > 1

    def probes(self, many: int) -> list[int]:
        """Steps to ask for, evenly between; at first the end of the way as well."""
        if not self.is_open:
            return []
        last = self.reached - 1 if self.is_whole else self.reached
        cuts = {
            self.missed + (last - self.missed) * cut // (many + 1) for cut in range(1, many + 1)
        }
        ends = {last} if self.is_whole else {(self.missed + self.reached) // 2}
        self.is_whole = False
        return sorted(step for step in cuts | ends if self.missed < step < self.reached)

    def learn(self, step: int, rank: float, target: int) -> None:
        """What the rank at one step says of the rest of the way."""
        self.best_rank = min(self.best_rank, rank) if self.best_rank == self.best_rank else rank
        if rank <= target:
            self.reached = min(self.reached, step)
        elif step < self.reached:
            self.missed = max(self.missed, step)

    def found(self, way: Way) -> Found:
        """The answer, once nothing is left between."""
        if self.reached > way.steps:
            return Found(None, {}, self.best_rank)
        return Found(self.reached, way.values(self.reached), self.best_rank)
