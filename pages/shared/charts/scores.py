"""Scores: how far raters' scores lie apart, shares of a whole, and what was done of a plan."""

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import Figure, Part, by, coloured, figure, plain
from pages.shared.words import translate as _

ROW = 46  # the height of a bar whose name has two lines, in pixels
LEGEND = 56  # a legend of two lines, as on a phone


def spreads(raters: pd.DataFrame) -> Figure:
    """Each rater's lowest to highest score as a line, the mean as a dot; one point: all the same.

    `raters`: name, lowest, highest, mean, is_same.
    """
    rows = list(range(len(raters)))
    pairs = zip(raters["lowest"], raters["highest"], strict=True)
    lines: Part = {
        "type": "scatter",
        "mode": "lines",
        "x": [end for low, high in pairs for end in (low, high, None)],
        "y": [row for row in rows for _end in (0, 1, 2)],
        "line": {"color": theme.OTHER, "width": 6},
        "hoverinfo": "skip",
    }
    colours = [theme.bad() if same else theme.CATEGORIES[0] for same in raters["is_same"]]
    dots: Part = {
        "type": "scatter",
        "mode": "markers+text",
        "x": raters["mean"].tolist(),
        "y": rows,
        "text": [words.number(mean, "", decimals=1) for mean in raters["mean"]],
        "textposition": "bottom center",
        "marker": {"color": colours, "size": 12},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    low, high = float(raters["lowest"].min()), float(raters["highest"].max())
    air = max(high - low, 1.0) * 0.12
    names = [_rater(row) for _i, row in raters.iterrows()]
    return _listed([lines, dots], names, (low - air, high + air))


def shares(rows: pd.DataFrame) -> Figure:
    """Bars of one whole each, parted; a part's share is written into it.

    `rows`: name, part, share (0..1), in the order shown.
    """
    names = list(dict.fromkeys(rows["name"]))
    traces: list[Part] = [
        {
            "type": "bar",
            "orientation": "h",
            "name": plain(part),
            "y": [names.index(name) for name in group["name"]],
            "x": group["share"].tolist(),
            "text": [words.share(share) for share in group["share"]],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textfont": {"color": theme.PAPER, "size": 13},
            "marker": {"color": theme.CATEGORIES[number % len(theme.CATEGORIES)]},
            "width": 0.5,
            "hoverinfo": "skip",
        }
        for number, (part, group) in enumerate(by(rows, "part").items())
    ]
    legend = {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"}
    said, margin = [plain(name) for name in names], {"l": 4, "r": 4, "t": LEGEND, "b": 4}
    layout: Part = {"barmode": "stack", "showlegend": True, "legend": legend, "margin": margin}
    return _listed(traces, said, (0.0, 1.0), above=LEGEND, **layout)


def done(plans: pd.DataFrame, *, unit: str = "", is_promised: bool = False) -> Figure:
    """What was done (solid) in front of what was planned (pale), with the share that it is.

    `plans`: name, planned, done, done_share. Less than the whole is a fault only of what was
    promised, and has the colour of bad news only there.
    """
    rows = list(range(len(plans)))
    bar: Part = {"type": "bar", "orientation": "h", "y": rows, "hoverinfo": "skip"}
    scale = plans["planned"].replace(0, float("nan"))
    parts = (plans["done"] / scale).fillna(0)
    below = theme.bad() if is_promised else theme.CATEGORIES[0]
    colours = [below if share < 1 else theme.good() for share in parts]
    planned = {"x": [1.0] * len(plans), "marker": {"color": theme.PLANNED}, "width": 0.5}
    reached = {"x": parts.tolist(), "marker": {"color": colours}, "width": 0.24}
    names = [_done(row, unit, below) for _i, row in plans.iterrows()]
    bars = [{**bar, **planned}, {**bar, **reached}]
    return _listed(bars, names, (0.0, max(1.0, *parts)), barmode="overlay")


def _listed(
    traces: list[Part],
    names: list[str],
    ends: tuple[float, float],
    *,
    above: int = 0,
    **layout: object,
) -> Figure:
    """Rows below each other, each with its (escaped) name to the left."""
    return figure(
        traces,
        height=above + 40 + ROW * len(names),
        xaxis={"visible": False, "range": list(ends)},
        yaxis={
            "range": [len(names) - 0.4, -0.6],
            "tickmode": "array",
            "tickvals": list(range(len(names))),
            "ticktext": names,
            "tickfont": {"size": 13, "color": theme.INK},
            "ticklabelstandoff": 8,
        },
        **layout,
    )


def _rater(row: pd.Series) -> str:
    name = plain(row["name"])
    if not row["is_same"]:
        return name
    same = _("all the same")
    return f"{name}<br>{coloured(same, theme.bad(), bold=True)}"


def _done(row: pd.Series, unit: str, below: str) -> str:
    reached, planned = (words.number(row[part], unit) for part in ("done", "planned"))
    share = words.share(row["done_share"])
    colour = theme.good() if row["done"] >= row["planned"] else below
    return f"{plain(row['name'])}<br>{plain(reached)} / {plain(planned)}  {coloured(share, colour)}"
