"""The funnel from a topic to its effect."""

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import Figure, Part, coloured, figure, note, plain
from pages.shared.words import translate as _


def funnel(stages: pd.DataFrame) -> Figure:
    """Bars from the first stage to the last, with shares, and the median days between them.

    `stages`, in order: stage (a code), topics, share_of_first, share_of_previous, median_days.
    The counts stand under the names, where they fit on every screen.
    """
    rows = list(range(len(stages)))
    bars: Part = {
        "type": "bar",
        "orientation": "h",
        "x": stages["topics"].tolist(),
        "y": rows,
        "marker": {"color": [theme.OTHER] * (len(stages) - 1) + [theme.HOME]},
        "width": 0.56,
        "hoverinfo": "skip",
    }
    return figure(
        [bars],
        height=24 + 72 * len(stages),
        annotations=[_step(i, stages.iloc[i]) for i in rows[1:]],
        xaxis={"visible": False, "range": [0, max(float(stages["topics"].max()), 1.0)]},
        yaxis={
            "range": [len(stages) - 0.5, -0.5],
            "ticklabelstandoff": 10,
            "tickmode": "array",
            "tickvals": rows,
            "ticktext": [_named(stages.iloc[i]) for i in rows],
            "tickfont": {"size": 14, "color": theme.INK},
        },
    )


def _named(row: pd.Series) -> str:
    share = coloured(words.share(row["share_of_first"]), theme.MUTED)
    return f"{plain(words.stage(row['stage']))}<br><b>{int(row['topics'])}</b>  {share}"


def _step(index: int, row: pd.Series) -> Part:
    passed = words.share(row["share_of_previous"])
    took = words.days(row["median_days"])
    text = _("↓ {share} go on, median {days}", share=passed, days=took)
    return note(plain(text), x=0, y=index - 0.5, xanchor="left", xshift=6)
