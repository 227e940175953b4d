"""The ladder of places: what pace each one asks, against the recent and the best one."""

import pandas as pd

from pages.shared import theme
from pages.shared.charts.base import Figure, Part, beneath, coloured, figure, note, plain, width

ROW = 44  # the height of a row of two lines, in pixels
COLOURS = {"reached": theme.GREEN, "on_pace": theme.GREEN, "done_before": theme.AMBER}


def ladder(rungs: pd.DataFrame, *, paces: dict[str, float], target: int) -> Figure:
    """A bar per place, the best on top: the improvement per period that it asks.

    `rungs`: place, placed (in words), improvement (nothing to do: 0), outlook, rival (who stands
    there), asked (the pace in words), said (what it means). `paces`: lines to hold it against.
    """
    rows = list(range(len(rungs)))
    marks = [pace for pace in paces.values() if pace > 0]
    texts = max((width(text, 12) for text in [*rungs["asked"], *rungs["said"]]), default=0)
    widest = max([*rungs["improvement"], *marks]) or 1.0
    return figure(
        [_bars(rungs, rows)],
        height=52 + ROW * len(rows),
        shapes=[_line(pace) for pace in marks],
        annotations=[*_names(paces), *_said(rungs, rows)],
        margin={"l": 2, "r": 8 + texts, "t": 40, "b": 4},
        bargap=0.45,
        xaxis={"visible": False, "range": [0, widest * 1.06]},
        yaxis={
            "range": [len(rows) - 0.4, -0.6],
            "ticklabelstandoff": 6,
            "tickmode": "array",
            "tickvals": rows,
            "ticktext": _labels(rungs, target),
        },
    )


def _labels(rungs: pd.DataFrame, target: int) -> list[str]:
    """Each place; under it who stands there by then."""
    labels = []
    columns = (rungs[name] for name in ("place", "placed", "rival"))
    for place, placed, rival in zip(*columns, strict=True):
        is_target = place == target
        name = coloured(placed, theme.HOME if is_target else theme.INK, bold=is_target)
        labels.append(beneath(name, rival))
    return labels


def _bars(rungs: pd.DataFrame, rows: list[int]) -> Part:
    return {
        "type": "bar",
        "orientation": "h",
        "x": rungs["improvement"].tolist(),
        "y": rows,
        "marker": {"color": [COLOURS.get(outlook, theme.RED) for outlook in rungs["outlook"]]},
        "hoverinfo": "skip",
    }


def _line(pace: float) -> Part:
    line = {"color": theme.INK, "width": 1.5, "dash": "dot"}
    return {"type": "line", "x0": pace, "x1": pace, "yref": "paper", "y0": 0, "y1": 1, "line": line}


def _names(paces: dict[str, float]) -> list[Part]:
    """What each line stands for, above it; the second a line higher, for they may lie close."""
    return [
        note(plain(name), x=pace, y=1, yref="paper", yanchor="bottom", yshift=18 * row)
        for row, (name, pace) in enumerate(paces.items())
        if pace > 0
    ]


def _said(rungs: pd.DataFrame, rows: list[int]) -> list[Part]:
    return [
        note(
            f"{plain(asked)}<br>{plain(said)}",
            x=1,
            xref="paper",
            xanchor="left",
            xshift=8,
            y=row,
            align="left",
            font={"size": 12, "color": theme.MUTED},
        )
        for row, asked, said in zip(rows, rungs["asked"], rungs["said"], strict=True)
    ]
