"""Ranks: the bump chart of a group of cities, and the bars of one period."""

import datetime as dt
from typing import NamedTuple

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import (
    CITIES,
    Figure,
    Part,
    coloured,
    figure,
    note,
    periods,
    plain,
    ticks,
)
from pages.shared.charts.events import happenings
from pages.shared.words import translate as _

MANY = 14  # beyond so many periods a line says more than its points
FEW = 12  # up to so many cities each line gets its own roomy row
ROLES = ["同组", "远学", "近学", "本市"]  # by weight
WIDTHS = {"本市": 4.5, "近学": 2.75, "远学": 2.75}


_Courses = dict[tuple[str, str], list["_Point"]]


class _Point(NamedTuple):
    """One city's rank in one period; plain values, for a frame per city is slow to take apart."""

    end: pd.Timestamp
    day: str
    rank: int | None
    said: tuple[str, str, str]


def bump(ranks: pd.DataFrame, *, events: pd.DataFrame, since: pd.Timestamp | None = None) -> Figure:
    """Ranks over time, our city picked out, names and ranks at the right end of the lines.

    `ranks`: city, role, period_start, period_end, grain, rank, ranked. `events`: see `happenings`.
    `since` is the period in which our rank is written out; by default the first.
    """
    lowest = int(ranks["rank"].max())
    courses = _courses(ranks)
    ends = sorted(set(ranks["period_end"]))
    seen = happenings(events, ends[0], ends[-1], floor=lowest + 0.65)
    return figure(
        [*[_line(*key, points, since) for key, points in courses.items()], *seen.traces],
        height=96 + lowest * (32 if lowest <= FEW else 20),
        shapes=seen.shapes,
        annotations=seen.notes,
        margin={"l": 4, "r": 4, "t": seen.head, "b": 4},
        xaxis={"type": "date", "range": _span(ends), **ticks(ends)},
        yaxis={"range": [lowest + 0.9, 0.5], "side": "right", **_end_labels(courses, lowest)},
    )


def ranking(cities: pd.DataFrame, *, unit: str, decimals: int) -> Figure:
    """Bars of one period, best city on top; cities that did not report are left to the table.

    Of a period in which nobody is ranked, the values reported so far stand in the order of names.

    `cities`: city, role, value, rank, target. The values stand in a column of their own.
    """
    told = "rank" if cities["rank"].notna().any() else "value"
    shown = cities[cities[told].notna()].sort_values(["rank", "city"])
    labels = [
        coloured(_placed(rank, city), theme.city_ink(role), bold=role == "本市")
        for rank, city, role in zip(shown["rank"], shown["city"], shown["role"], strict=True)
    ]
    shapes, notes = _target(shown, unit, decimals)
    return figure(
        [_bars(shown)],
        height=52 + 30 * len(shown),
        shapes=shapes,
        annotations=[*_values(shown["value"], unit, decimals), *notes],
        margin={"l": 4, "r": 4, "t": 28 if notes else 8, "b": 4},
        xaxis={"visible": False, "domain": [0, 0.78], "range": _from_nought(shown)},
        yaxis={
            "range": [len(shown) - 0.4, -0.6],
            "ticklabelstandoff": 8,
            "tickmode": "array",
            "tickvals": list(range(len(shown))),
            "ticktext": labels,
        },
    )


def _bars(cities: pd.DataFrame) -> Part:
    return {
        "type": "bar",
        "orientation": "h",
        "x": cities["value"].tolist(),
        "y": list(range(len(cities))),
        "marker": {"color": [theme.city(role) for role in cities["role"]]},
        "meta": CITIES,
        "customdata": [[plain(city)] for city in cities["city"]],
        "hovertemplate": "%{customdata[0]}<extra></extra>",
    }


def _values(values: pd.Series, unit: str, decimals: int) -> list[Part]:
    """The values in a column at the right edge, each on the height of its bar."""
    font = {"size": 13, "color": theme.INK}
    return [
        note(
            plain(words.number(value, unit, decimals=decimals)),
            **{"x": 1, "xref": "paper", "y": row, "xanchor": "right", "font": font},
        )
        for row, value in enumerate(values)
    ]


def _courses(ranks: pd.DataFrame) -> _Courses:
    """The points of each city in the order of time; our city last, on top of all others."""
    ordered = ranks.sort_values("period_end", kind="stable")
    days = {end: f"{end:%Y-%m-%d}" for end in ordered["period_end"].unique()}
    columns = [ordered[name] for name in ("city", "role", "period_end", "rank", "ranked")]
    courses: _Courses = {}
    for (city, role, end, rank, ranked), period in zip(
        zip(*columns, strict=True), periods(ordered), strict=True
    ):
        known = None if pd.isna(rank) else int(rank)
        said = (period, words.place(known, ranked), plain(city))
        point = _Point(end, days[end], known, said)
        courses.setdefault((city, role), []).append(point)
    return dict(sorted(courses.items(), key=lambda course: ROLES.index(course[0][1])))


def _line(city: str, role: str, points: list[_Point], since: pd.Timestamp | None) -> Part:
    home, many = role == "本市", len(points) > MANY
    colour = theme.city(role)
    written = _written(points, since) if home else None
    return {
        "type": "scatter",
        "mode": "lines+markers+text" if home else "lines" if many else "lines+markers",
        "name": plain(city),
        "x": [point.day for point in points],
        "y": [point.rank for point in points],
        "text": [f"<b>{point.rank}</b>" if point is written else "" for point in points],
        "textposition": "middle left" if written is points[0] else "bottom center",
        "textfont": {"color": colour, "size": 15},
        "meta": CITIES,
        "customdata": [point.said for point in points],
        "hovertemplate": "%{fullData.name}<br>%{customdata[0]}  %{customdata[1]}<extra></extra>",
        "line": {
            "color": colour,
            "width": WIDTHS.get(role, 1.5),
            "shape": "spline",
            "smoothing": 0.5,
        },
        "marker": {
            "color": colour,
            "size": (7 if many else 9) if home else 5,
            "line": {"color": theme.PAPER, "width": 1.5 if home else 0},
        },
        "cliponaxis": False,
    }


def _written(points: list[_Point], since: pd.Timestamp | None) -> _Point | None:
    """The point whose rank is written out."""
    ranked = [point for point in points if point.rank is not None]
    return next((point for point in ranked if point.end == since), next(iter(ranked), None))


def _end_labels(courses: _Courses, lowest: int) -> Part:
    """Rank and name beside the end of each line; cities that share a rank share a label."""
    last = max(points[-1].end for points in courses.values())
    at: dict[int, list[tuple[str, str]]] = {}
    for key, points in courses.items():
        if points[-1].end == last and points[-1].rank is not None:
            at.setdefault(points[-1].rank, []).append(key)
    return {
        "tickmode": "array",
        "tickvals": sorted(at),
        "ticktext": [_end_label(rank, at[rank]) for rank in sorted(at)],
        "ticklabelstandoff": 10,
        "tickfont": {"size": 14 if lowest <= FEW else 12},
    }


def _end_label(rank: int, cities: list[tuple[str, str]]) -> str:
    role = cities[-1][1]  # the weightiest of them
    text = _placed(rank, words.join(city for city, _role in cities))
    return coloured(text, theme.city_ink(role), bold=role in theme.ROLES)


def _placed(rank: float, city: str) -> str:
    return f"{int(rank)}  {city}" if rank == rank else city


def _span(ends: list[dt.date]) -> list[str]:
    """A little air at both ends, for the first rank and for the last mark."""
    width = max(ends[-1] - ends[0], dt.timedelta(days=60))
    return [f"{ends[0] - width * 0.06:%Y-%m-%d}", f"{ends[-1] + width * 0.015:%Y-%m-%d}"]


def _target(cities: pd.DataFrame, unit: str, decimals: int) -> tuple[list[Part], list[Part]]:
    targets = cities["target"].dropna()
    if targets.empty:
        return [], []
    value = float(targets.iloc[0])
    line = {"color": theme.INK, "width": 1.5, "dash": "dot"}
    written = words.number(value, unit, decimals=decimals)
    text = plain(_("Target {target}", target=written))
    return (
        [
            {
                "type": "line",
                "x0": value,
                "x1": value,
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "line": line,
            }
        ],
        [note(text, x=value, yref="paper", y=1, yanchor="bottom")],
    )


def _from_nought(cities: pd.DataFrame) -> list[float]:
    """Bars begin at nought; the target is in sight."""
    seen = pd.concat([cities["value"], cities["target"].dropna()])
    return [min(0.0, float(seen.min())), max(0.0, float(seen.max())) or 1.0]
