"""Ranks: the bump chart of a group of cities, and the bars of one period."""

import datetime as dt
from typing import NamedTuple

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import course, periods
from pages.shared.charts.events import happenings
from pages.shared.figures import (
    Bars,
    Chart,
    Figure,
    Level,
    Line,
    Rows,
    Run,
    Scale,
    Text,
    days,
    numbers,
)
from pages.shared.words import translate as _
from runtime.cache import cached

MANY = 14  # beyond so many periods a line says more than its points
FEW = 12  # up to so many cities each line gets its own roomy row
ROLES = ["同组", "远学", "近学", "本市"]  # by weight
WIDTHS = {"本市": 4.5, "近学": 2.75, "远学": 2.75}

_Courses = dict[tuple[str, str], list["_Point"]]


class _Point(NamedTuple):
    """One city's rank in one period; plain values, for a frame per city is slow to take apart."""

    day: dt.date
    rank: int | None
    said: str


@cached
def bump(ranks: pd.DataFrame, *, events: pd.DataFrame, since: pd.Timestamp | None = None) -> Figure:
    """Ranks over time, our city picked out, names and ranks at the right end of the lines.

    `ranks`: city, role, period_start, period_end, grain, rank, ranked. `events`: see `happenings`.
    `since` is the period in which our rank is written out; by default the first.
    """
    lowest = int(ranks["rank"].max())
    courses = _courses(ranks)
    shown = course(ranks)
    ends = _ends(courses, shown.days[-1])
    return Chart(
        tuple(_line(*key, courses[key], since, ends.get(key, "")) for key in courses),
        shown,
        Scale("rank", low=0.5, high=lowest + 0.9),
        events=happenings(events, shown.days),
        height=96 + lowest * (32 if lowest <= FEW else 20),
    )


@cached
def ranking(cities: pd.DataFrame, *, unit: str, decimals: int) -> Figure:
    """Bars of one period, best city on top; cities that did not report are left to the table.

    Of a period in which nobody is ranked, the values reported so far stand in the order of names.

    `cities`: city, role, value, rank, target. The values stand in a column of their own.
    """
    sentence = "rank" if cities["rank"].notna().any() else "value"
    shown = cities[cities[sentence].notna()].sort_values(["rank", "city"])
    roles = tuple(map(theme.city, shown["role"]))
    columns = zip(shown["rank"], shown["city"], roles, strict=True)
    bars = Bars(
        values=numbers(shown["value"]),
        column="value",
        roles=roles,
        labels=tuple(words.number(value, unit, decimals=decimals) for value in shown["value"]),
        side="column",
        pointed=tuple(shown["city"]),
        cities=tuple(shown["city"]),
    )
    names = tuple(
        Run(_placed(rank, city), role, is_bold=role == "home") for rank, city, role in columns
    )
    return Chart((bars,), Rows(names, 30), levels=_target(shown["target"], unit, decimals))


def _courses(ranks: pd.DataFrame) -> _Courses:
    """The points of each city in the order of time; our city last, on top of all others."""
    ordered = ranks.sort_values("period_end", kind="stable")
    ends = ordered["period_end"].unique()
    known = dict(zip(ends, days(pd.DatetimeIndex(ends)), strict=True))
    columns = [ordered[name] for name in ("city", "role", "period_end", "rank", "ranked")]
    courses: _Courses = {}
    for (city, role, end, rank, ranked), period in zip(
        zip(*columns, strict=True), periods(ordered), strict=True
    ):
        place = None if pd.isna(rank) else int(rank)
        text = f"{period}  {words.place(place, ranked)}"
        courses.setdefault((city, role), []).append(_Point(known[end], place, text))
    return dict(sorted(courses.items(), key=lambda each: ROLES.index(each[0][1])))


def _line(
    city: str, role: str, points: list[_Point], since: pd.Timestamp | None, end: Text
) -> Line:
    home, many = role == "本市", len(points) > MANY
    written = _written(points, since) if home else None
    return Line(
        name=city,
        column="rank",
        values=tuple(point.rank for point in points),
        places=tuple(point.day for point in points),
        roles=theme.city(role),
        labels=tuple(
            Run(str(point.rank), "home", is_bold=True) if point is written else ""
            for point in points
        )
        if home
        else (),
        side="left" if written is points[0] else "below",
        pointed=tuple(point.said for point in points),
        cities=(city,) * len(points),
        width=WIDTHS.get(role, 1.5),
        size=((7 if many else 9) if home else 5) if home or not many else 0,
        end=end,
    )


def _written(points: list[_Point], since: pd.Timestamp | None) -> _Point | None:
    """The point whose rank is written out."""
    ranked = [point for point in points if point.rank is not None]
    asked = None if since is None else since.date()
    return next((point for point in ranked if point.day == asked), next(iter(ranked), None))


def _ends(courses: _Courses, last: dt.date) -> dict[tuple[str, str], Text]:
    """Rank and name beside the end of each line; of cities that share a rank the weightiest has
    the names of all."""
    at: dict[int, list[tuple[str, str]]] = {}
    for key, points in courses.items():
        if points[-1].day == last and points[-1].rank is not None:
            at.setdefault(points[-1].rank, []).append(key)
    return {keys[-1]: _end(rank, keys) for rank, keys in at.items()}


def _end(rank: int, cities: list[tuple[str, str]]) -> Text:
    role = theme.city(cities[-1][1])
    text = _placed(rank, words.join(city for city, _role in cities))
    return Run(text, role, is_bold=role != "other")


def _placed(rank: float, city: str) -> str:
    return f"{int(rank)}  {city}" if rank == rank else city


def _target(targets: pd.Series, unit: str, decimals: int) -> tuple[Level, ...]:
    known = targets.dropna()
    if known.empty:
        return ()
    value = float(known.iloc[0])
    text = _("Target {target}", target=words.number(value, unit, decimals=decimals))
    return (Level("target", value, text),)
