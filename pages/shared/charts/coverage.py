"""Who has reported what: indicators by period, the gaps in red and numbered."""

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import Figure, Part, figure, plain, ticks

ROW = 30


def coverage(cells: pd.DataFrame) -> Figure:
    """A grid of indicators by period: how many cities are missing, in words of one number.

    `cells`: indicator, period_end, absent, members; one row per cell, whole.
    """
    absent = cells.pivot_table(index="indicator", columns="period_end", values="absent")
    members = cells.groupby("indicator")["members"].max().reindex(absent.index)
    share = absent.div(members, axis=0)
    steps = len(theme.SCALE) - 1
    days = [pd.Timestamp(day).date() for day in absent.columns]
    grid: Part = {
        "type": "heatmap",
        "z": share.to_numpy().tolist(),
        "x": [f"{day}" for day in days],
        "y": [plain(name) for name in absent.index],
        "text": [[_missing(count) for count in row] for row in absent.to_numpy().tolist()],
        "texttemplate": "%{text}",
        "textfont": {"size": 12},
        "xgap": 2,
        "ygap": 2,
        "zmin": 0,
        "zmax": 1,
        "showscale": False,
        "hoverinfo": "skip",
        "colorscale": [[i / steps, colour] for i, colour in enumerate(theme.SCALE)],
    }
    marks = ticks(days, most=4)  # the names of indicators leave a phone little room
    axis = {"type": "category", "side": "top", **marks}
    names = {"type": "category", "autorange": "reversed", "ticklabelstandoff": 6}
    height = 52 + ROW * len(absent)  # of which Plotly would keep 64 from the labels of the axis
    return figure([grid], height=height, minreducedheight=ROW, xaxis=axis, yaxis=names)


def _missing(count: float) -> str:
    return words.measure(count) if count else ""
