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
    note,
    periods,
    plain,
    ticks,
    width,
)

HEIGHT = 320
LABEL = 13  # the size of a label, in pixels
SYMBOLS = {"近学": "square", "远学": "diamond"}


def gaps(rows: pd.DataFrame) -> Figure:
    """One line per indicator: where we stand when the benchmark city's value is 100.

    `rows`: indicator, role, home_share (ours in % of theirs, turned so that less is behind),
    text (the gap in its own unit), is_behind. In the order of the frame, the first on top.
    """
    places = list(range(len(rows)))
    role = str(rows["role"].iloc[0])
    labels = [
        f"{plain(name)}<br>{coloured(text, theme.bad() if behind else theme.good())}"
        for name, text, behind in zip(
            rows["indicator"], rows["text"], rows["is_behind"], strict=True
        )
    ]
    symbol = SYMBOLS.get(role, "square")
    return figure(
        [
            _stems(rows, places),
            _marks([100.0] * len(rows), places, theme.city(role), symbol),
            _marks(rows["home_share"].tolist(), places, theme.HOME, "circle"),
        ],
        height=56 + 44 * len(rows),
        xaxis={"ticksuffix": "%", "showgrid": True, "side": "top", "nticks": 6},
        yaxis={
            "range": [len(rows) - 0.4, -0.6],
            "ticklabelstandoff": 12,
            "tickmode": "array",
            "tickvals": places,
            "ticktext": labels,
            "tickfont": {"size": 13, "color": theme.INK},
        },
    )


def _stems(rows: pd.DataFrame, places: list[int]) -> Part:
    shares = rows["home_share"].tolist()
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [end for share in shares for end in (share, 100.0, None)],
        "y": [place for place in places for _ in range(3)],
        "line": {"color": theme.LINE, "width": 6},
        "hoverinfo": "skip",
    }


def _marks(values: list[float], places: list[int], colour: str, symbol: str) -> Part:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": values,
        "y": places,
        "marker": {"color": colour, "size": 14, "symbol": symbol},
        "hovertemplate": "%{x:.0f}%<extra></extra>",
        "cliponaxis": False,
    }


def gap_over_time(rows: pd.DataFrame, *, unit: str, decimals: int) -> Figure:
    """The gap to each benchmark city; above nought we are behind.

    `rows`: benchmark_city, role, period_start, period_end, grain, gap.
    """
    ends = sorted(set(rows["period_end"]))
    traces = [_gap_line(group, unit, decimals) for group in by(rows, "benchmark_city").values()]
    low, high = min(0.0, float(rows["gap"].min())), max(0.0, float(rows["gap"].max()))
    room = (high - low or 1.0) * 0.15
    last = rows.sort_values("period_end").groupby("benchmark_city").tail(1)
    said = [words.change(gap, unit, decimals=decimals) for gap in last["gap"]]
    widest = max(width(text, LABEL) for text in [*said, *last["benchmark_city"]])
    return figure(
        traces,
        height=HEIGHT,
        shapes=[_nought()],
        xaxis={"type": "date", **ticks(ends, most=6)},
        yaxis={"showgrid": True, "nticks": 5, "range": [low - room, high + room]},
        margin={"l": 4, "r": 20 + widest, "t": 12, "b": 4},
        annotations=_end_labels(last.assign(said=said), (high - low or 1.0) + 2 * room),
    )


def _nought() -> Part:
    line = {"color": theme.INK, "width": 1.25}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "line": line}


def _end_labels(last: pd.DataFrame, span: float) -> list[Part]:
    """City and gap at the end of each line, pushed apart where two would lie on each other."""
    pixels = (HEIGHT - 60) / span
    labels: list[Part] = []
    ceiling = float("inf")
    for row in last.sort_values("gap", ascending=False).to_dict("records"):
        place = min(row["gap"] * pixels, ceiling)
        ceiling = place - 2.8 * LABEL
        colour = theme.city_ink(row["role"])
        name = coloured(row["benchmark_city"], colour, bold=True)
        labels.append(
            note(
                f"{name}<br>{coloured(row['said'], colour)}",
                x=1,
                xref="paper",
                xanchor="left",
                y=float(row["gap"]),
                yshift=place - row["gap"] * pixels,
                xshift=8,
                align="left",
            )
        )
    return labels


def _gap_line(rows: pd.DataFrame, unit: str, decimals: int) -> Part:
    role = rows["role"].iloc[0]
    gap = [plain(words.change(value, unit, decimals=decimals)) for value in rows["gap"]]
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
