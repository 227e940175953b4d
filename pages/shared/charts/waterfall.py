"""A waterfall on its side: the steps from one score to another, a row for each."""

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import Figure, Part, coloured, figure, note, plain

ROW = 34  # the height of a row, in pixels


def waterfall(steps: pd.DataFrame, *, before: str, now: str, decimals: int) -> Figure:
    """From the score before, on top, over every indicator's part to the score now.

    `steps`, in order: indicator, change, step_from, step_to, score_before, score_now.
    """
    first, last = float(steps["score_before"].iloc[0]), float(steps["score_now"].iloc[0])
    ends = [first, *steps["step_to"], last]
    low, high = min(ends), max(ends)
    room = (high - low or 1.0) * 0.06
    rows = list(range(1, len(steps) + 1))
    bottom = len(steps) + 1
    return figure(
        [_bars(steps, rows), _totals([first, last], [0, bottom])],
        height=16 + ROW * (bottom + 1),
        bargap=0.3,
        annotations=_sizes(steps, rows, [first, last], decimals),
        margin={"l": 4, "r": 66, "t": 4, "b": 4},
        shapes=[_guide(first, 0, 1), _guide(last, bottom - 1, bottom)],
        xaxis={"visible": False, "range": [low - room, high + room]},
        yaxis={
            "range": [bottom + 0.5, -0.5],
            "ticklabelstandoff": 8,
            "tickmode": "array",
            "tickvals": [0, *rows, bottom],
            "ticktext": [
                coloured(before, theme.INK, bold=True),
                *(plain(name) for name in steps["indicator"]),
                coloured(now, theme.INK, bold=True),
            ],
        },
    )


def _bars(steps: pd.DataFrame, rows: list[int]) -> Part:
    return {
        "type": "bar",
        "orientation": "h",
        "base": steps["step_from"].tolist(),
        "x": steps["change"].tolist(),
        "y": rows,
        "marker": {"color": [_colour(change) for change in steps["change"]]},
        "hoverinfo": "skip",
    }


def _totals(scores: list[float], rows: list[int]) -> Part:
    marker = {"symbol": "diamond", "size": 14, "color": theme.HOME}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": scores,
        "y": rows,
        "marker": marker,
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _guide(score: float, top: float, bottom: float) -> Part:
    line = {"color": theme.LINE, "width": 1.5, "dash": "dot"}
    return {"type": "line", "x0": score, "x1": score, "y0": top, "y1": bottom, "line": line}


def _colour(change: float) -> str:
    return theme.good() if change > 0 else theme.bad() if change < 0 else theme.OTHER


def _ink(change: float) -> str:
    return _colour(change) if change else theme.MUTED


def _sizes(steps: pd.DataFrame, rows: list[int], scores: list[float], decimals: int) -> list[Part]:
    """Each step's size at the right, and the scores at both ends."""
    said = [
        coloured(
            words.change(change, decimals=decimals), _colour(change) if change else theme.MUTED
        )
        for change in steps["change"]
    ]
    first, last = (
        coloured(words.number(score, decimals=decimals), theme.INK, bold=True) for score in scores
    )
    texts = [first, *said, last]
    return [
        note(text, x=1, xref="paper", xanchor="left", xshift=8, y=row)
        for text, row in zip(texts, [0, *rows, len(rows) + 1], strict=True)
    ]
