"""Campaigns: us against the other cities' median and their middle half, and city by city."""

from collections.abc import Callable
from functools import partial

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import (
    Figure,
    Part,
    coloured,
    days_of,
    figure,
    note,
    periods,
    plain,
    ticks,
    width,
)
from pages.shared.words import translate as _

HEIGHT = 360
LABEL = 13  # the size of a label, in pixels


def campaign(rows: pd.DataFrame, *, of: pd.Series) -> Figure:
    """How far we and the other cities stand from the own mean before; the campaign is shaded.

    `rows`: period_start, period_end, grain, is_compared, home_moved, others_moved, others_q1,
    others_q3. `of`: the campaign's started, ended, unit, decimals, home_city.
    """
    days = days_of(rows["period_end"])
    write = partial(words.change, unit=of["unit"], decimals=int(of["decimals"]))
    told = list(
        zip(periods(rows), [plain(write(moved)) for moved in rows["home_moved"]], strict=True)
    )
    low, high = _range(rows)
    names = [str(of["home_city"]), _("Others' median")]
    return figure(
        [*_band(rows, days), _median(rows, days), _home(rows, days, told)],
        height=HEIGHT,
        shapes=[_nought(), *_span(of["started"], of["ended"])],
        annotations=_end_labels(rows.iloc[-1], names, write, (high - low) / (HEIGHT - 60)),
        xaxis={"type": "date", **ticks(list(rows["period_end"]), most=6)},
        yaxis={"showgrid": True, "nticks": 6, "range": [low, high]},
        margin={"l": 4, "r": 20 + max(width(name, LABEL) for name in names), "t": 12, "b": 4},
    )


def _range(rows: pd.DataFrame) -> tuple[float, float]:
    seen = rows[["home_moved", "others_moved", "others_q1", "others_q3"]]
    low, high = min(0.0, float(seen.min().min())), max(0.0, float(seen.max().max()))
    room = (high - low or 1.0) * 0.1
    return low - room, high + room


def _known(column: pd.Series) -> list[float | None]:
    """Numbers as Plotly reads them: a period in which no other city reported stays empty."""
    return [None if pd.isna(value) else float(value) for value in column]


def _nought() -> Part:
    line = {"color": theme.MUTED, "width": 1}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "line": line}


def _span(started: pd.Timestamp, ended: pd.Timestamp) -> list[Part]:
    """The campaign, from its first to its last day."""
    if pd.isna(started) or pd.isna(ended):
        return []
    place = {"type": "rect", "layer": "below", "yref": "paper", "y0": 0, "y1": 1}
    look = {"fillcolor": theme.BAND, "line": {"width": 0}}
    return [{**place, **look, "x0": f"{started:%Y-%m-%d}", "x1": f"{ended:%Y-%m-%d}"}]


def _band(rows: pd.DataFrame, days: list[str]) -> list[Part]:
    """The middle half of the other cities, from the lower to the upper quartile."""
    edge: Part = {
        "type": "scatter",
        "mode": "lines",
        "x": days,
        "line": {"width": 0},
        "hoverinfo": "skip",
    }
    filled = {"fill": "tonexty", "fillcolor": theme.PLANNED}
    return [
        {**edge, "y": _known(rows["others_q1"])},
        {**edge, "y": _known(rows["others_q3"]), **filled},
    ]


def _median(rows: pd.DataFrame, days: list[str]) -> Part:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": days,
        "y": _known(rows["others_moved"]),
        "line": {"color": theme.OTHER_INK, "width": 2, "dash": "dash"},
        "hoverinfo": "skip",
    }


def _home(rows: pd.DataFrame, days: list[str], told: list[tuple[str, str]]) -> Part:
    """Our course; the periods that are compared are filled marks, the others hollow."""
    fills = [theme.HOME if compared else theme.PAPER for compared in rows["is_compared"]]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": days,
        "y": rows["home_moved"].tolist(),
        "customdata": told,
        "hovertemplate": "%{customdata[0]}  %{customdata[1]}<extra></extra>",
        "line": {"color": theme.HOME, "width": 3},
        "marker": {"size": 9, "color": fills, "line": {"color": theme.HOME, "width": 2}},
        "cliponaxis": False,
    }


def _end_labels(
    last: pd.Series, names: list[str], write: Callable[[float], str], step: float
) -> list[Part]:
    """Us and the others at the right end, pushed apart where they would lie on each other."""
    ends = [float(last["home_moved"]), float(last["others_moved"])]
    push = max(0.0, 2.8 * LABEL - abs(ends[0] - ends[1]) / step) / 2
    push = push if ends[0] >= ends[1] else -push
    return [
        note(
            f"{coloured(name, colour, bold=True)}<br>{coloured(write(end), colour)}",
            x=1,
            xref="paper",
            xanchor="left",
            xshift=8,
            align="left",
            y=end,
            yshift=shift,
        )
        for name, end, colour, shift in zip(
            names, ends, (theme.HOME, theme.OTHER_INK), (push, -push), strict=True
        )
        if not pd.isna(end)
    ]


def placebos(cities: pd.DataFrame, *, unit: str, decimals: int) -> Figure:
    """Each city's change against the median of all others; ours picked out.

    `cities`: city, role, is_home, difference, the largest first; cities without one are left out.
    """
    shown = cities[cities["difference"].notna()]
    places = list(range(len(shown)))
    names = [
        coloured(city, theme.city_ink(role), bold=bool(home))
        for city, role, home in zip(shown["city"], shown["role"], shown["is_home"], strict=True)
    ]
    said = [plain(words.change(gap, unit, decimals=decimals)) for gap in shown["difference"]]
    bars: Part = {
        "type": "bar",
        "orientation": "h",
        "x": shown["difference"].tolist(),
        "y": places,
        "text": said,
        "textposition": "outside",
        "textfont": {"size": LABEL, "color": theme.INK},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "marker": {"color": [theme.city(role) for role in shown["role"]]},
    }
    return figure(
        [bars],
        height=40 + 28 * len(shown),
        xaxis={"visible": False, "range": _room(shown["difference"])},
        yaxis={
            "range": [len(shown) - 0.4, -0.6],
            "ticklabelstandoff": 8,
            "tickmode": "array",
            "tickvals": places,
            "ticktext": names,
            "tickfont": {"size": 13, "color": theme.INK},
        },
    )


def _room(differences: pd.Series) -> list[float]:
    """Room for the numbers beyond both ends of the bars."""
    low, high = min(0.0, float(differences.min())), max(0.0, float(differences.max()))
    room = (high - low or 1.0) * 0.35
    return [low - room if low < 0 else -room / 10, high + room]
