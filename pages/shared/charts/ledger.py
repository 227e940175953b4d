"""A ledger over time: what was found and closed, and a project's progress against an even pace."""

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import Figure, Part, days_of, figure, note, plain, ticks
from pages.shared.words import translate as _

BELOW = {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"}
MARGIN = {"l": 4, "r": 4, "t": 44, "b": 4}


def burn_down(months: pd.DataFrame) -> Figure:
    """Found and closed in each month as bars, still open at its end as a line with its last count.

    `months`: month, found, closed, open_at_end.
    """
    days = days_of(pd.to_datetime(months["month"]))
    bars = [
        _bars(days, months["found"], _("Found"), theme.OTHER),
        _bars(days, months["closed"], _("Closed"), theme.CATEGORIES[2]),
    ]
    line: Part = {
        "type": "scatter",
        "mode": "lines+markers",
        "name": plain(_("Still open")),
        "x": days,
        "y": months["open_at_end"].tolist(),
        "line": {"color": theme.HOME, "width": 3},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    last = months.iloc[-1]
    said = note(
        words.number(last["open_at_end"], ""),
        x=days[-1],
        y=float(last["open_at_end"]),
        yanchor="bottom",
        yshift=6,
        font={"size": 14, "color": theme.HOME},
    )
    return figure(
        [*bars, line],
        height=320,
        barmode="group",
        showlegend=True,
        legend=BELOW,
        margin=MARGIN,
        annotations=[said],
        xaxis={"type": "date", **ticks([day.date() for day in pd.to_datetime(months["month"])])},
        yaxis={"showgrid": True, "rangemode": "tozero", "nticks": 5},
    )


def curve(reports: pd.DataFrame) -> Figure:
    """A project's progress as reported, and the even pace from its start to its deadline.

    `reports`: day, progress, planned_progress.
    """
    days = days_of(pd.to_datetime(reports["day"]))
    planned: Part = {
        "type": "scatter",
        "mode": "lines",
        "name": plain(_("Even pace")),
        "x": days,
        "y": reports["planned_progress"].tolist(),
        "line": {"color": theme.OTHER_INK, "width": 2, "dash": "dot"},
        "hoverinfo": "skip",
    }
    reached: Part = {
        "type": "scatter",
        "mode": "lines+markers",
        "name": plain(_("Progress")),
        "x": days,
        "y": reports["progress"].tolist(),
        "line": {"color": theme.HOME, "width": 3},
        "marker": {"size": 9},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    return figure(
        [planned, reached],
        height=280,
        showlegend=True,
        legend=BELOW,
        margin=MARGIN,
        xaxis={"type": "date", **ticks([day.date() for day in pd.to_datetime(reports["day"])])},
        yaxis={"showgrid": True, "range": [0, 105], "ticksuffix": "%", "nticks": 5},
    )


def _bars(days: list[str], counts: pd.Series, name: str, colour: str) -> Part:
    return {
        "type": "bar",
        "name": plain(name),
        "x": days,
        "y": counts.tolist(),
        "marker": {"color": colour},
        "hoverinfo": "skip",
    }
