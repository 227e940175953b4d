"""Gaps to the benchmark cities: a dumbbell per indicator, and one gap over time."""

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import (
    Figure,
    Part,
    by,
    coloured,
    days_of,
    figure,
    periods,
    plain,
    ticks,
)

SYMBOLS = {"近学": "square", "远学": "diamond"}


def gaps(rows: pd.DataFrame) -> Figure:
    """One line per indicator: where we stand when the benchmark city's value is 100.

    `rows`: indicator, home_city, benchmark_city, role, home_share (ours in % of theirs, turned so
    that less is behind), text (the gap in its own unit), is_behind. Sorted, worst on top.
    """
    names = list(dict.fromkeys(rows["indicator"]))
    traces: list[Part] = []
    for role, group in by(rows, "role").items():
        traces.extend(_dumbbells(role, group))
    return figure(
        traces,
        height=72 + 44 * len(names),
        xaxis={"ticksuffix": "%", "showgrid": True, "side": "top", "nticks": 6},
        yaxis={"autorange": "reversed", "ticklabelstandoff": 8, "type": "category"},
    )


def _dumbbells(role: str, rows: pd.DataFrame) -> list[Part]:
    y = [plain(name) for name in rows["indicator"]]
    ours, theirs = rows["home_share"].tolist(), [100.0] * len(rows)
    bars = [value for pair in zip(ours, theirs, [None] * len(rows), strict=True) for value in pair]
    stems: Part = {
        "type": "scatter",
        "mode": "lines",
        "x": bars,
        "y": [name for name in y for _ in range(3)],
        "line": {"color": theme.LINE, "width": 6},
        "hoverinfo": "skip",
    }
    aside = ["middle left" if share <= 100 else "middle right" for share in ours]
    home: Part = {
        "type": "scatter",
        "mode": "markers+text",
        "x": ours,
        "y": y,
        "name": "home",
        "text": [
            coloured(text, theme.bad() if behind else theme.good())
            for text, behind in zip(rows["text"], rows["is_behind"], strict=True)
        ],
        "textposition": aside,
        "textfont": {"size": 13},
        "cliponaxis": False,
        "marker": {"color": theme.HOME, "size": 13},
        "hoverinfo": "skip",
    }
    benchmark: Part = {
        "type": "scatter",
        "mode": "markers",
        "x": theirs,
        "y": y,
        "name": plain(role),
        "marker": {"color": theme.city(role), "size": 13, "symbol": SYMBOLS.get(role, "square")},
        "hoverinfo": "skip",
    }
    return [stems, benchmark, home]


def gap_over_time(rows: pd.DataFrame, *, unit: str, decimals: int) -> Figure:
    """The gap to each benchmark city; above nought we are behind.

    `rows`: benchmark_city, role, period_start, period_end, grain, gap.
    """
    ends = sorted(set(rows["period_end"]))
    traces = [_gap_line(group, unit, decimals) for group in by(rows, "benchmark_city").values()]
    low, high = min(0.0, float(rows["gap"].min())), max(0.0, float(rows["gap"].max()))
    room = (high - low or 1.0) * 0.15
    return figure(
        traces,
        height=320,
        shapes=[
            {
                "type": "line",
                "xref": "paper",
                "x0": 0,
                "x1": 1,
                "y0": 0,
                "y1": 0,
                "line": {"color": theme.INK, "width": 1.25},
            }
        ],
        xaxis={"type": "date", **ticks(ends)},
        yaxis={"showgrid": True, "nticks": 5, "range": [low - room, high + room]},
        margin={"l": 4, "r": 96, "t": 12, "b": 4},
        annotations=[_end(group, unit, decimals) for group in by(rows, "benchmark_city").values()],
    )


def _gap_line(rows: pd.DataFrame, unit: str, decimals: int) -> Part:
    role = rows["role"].iloc[0]
    gap = [words.change(value, unit, decimals=decimals) for value in rows["gap"]]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": days_of(rows["period_end"]),
        "y": rows["gap"].tolist(),
        "name": plain(rows["benchmark_city"].iloc[0]),
        "customdata": list(zip(periods(rows), gap, strict=True)),
        "hovertemplate": "%{fullData.name}<br>%{customdata[0]}  %{customdata[1]}<extra></extra>",
        "line": {"color": theme.city(role), "width": 3},
        "marker": {"size": 7, "symbol": SYMBOLS.get(role, "square")},
    }


def _end(rows: pd.DataFrame, unit: str, decimals: int) -> Part:
    last = rows[rows["gap"].notna()].sort_values("period_end").iloc[-1]
    colour = theme.city_ink(last["role"])
    name = coloured(last["benchmark_city"], colour, bold=True)
    text = words.change(last["gap"], unit, decimals=decimals)
    return {
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "y": float(last["gap"]),
        "showarrow": False,
        "text": f"{name}<br>{coloured(text, colour)}",
        "align": "left",
        "xshift": 6,
        "font": {"size": 13},
    }
