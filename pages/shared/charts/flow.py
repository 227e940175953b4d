"""The funnel from a topic to its effect."""

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import Figure, Part, figure, note, plain
from pages.shared.words import translate as _


def funnel(stages: pd.DataFrame) -> Figure:
    """Bars from the first stage to the last, with shares, and the median days between them.

    `stages`, in order: stage (a code), topics, share_of_first, share_of_previous, median_days.
    """
    names = [plain(words.stage(code)) for code in stages["stage"]]
    most = max(float(stages["topics"].max()), 1.0)
    colours = [theme.OTHER] * (len(stages) - 1) + [theme.HOME]
    bars: Part = {
        "type": "bar",
        "orientation": "h",
        "x": stages["topics"].tolist(),
        "y": names,
        "text": [
            f"<b>{int(topics)}</b>  {words.share(share)}"
            for topics, share in zip(stages["topics"], stages["share_of_first"], strict=True)
        ],
        "textposition": "outside",
        "textfont": {"size": 14},
        "cliponaxis": False,
        "marker": {"color": colours},
        "width": 0.56,
        "hoverinfo": "skip",
    }
    return figure(
        [bars],
        height=24 + 72 * len(stages),
        annotations=[_step(i, stages.iloc[i]) for i in range(1, len(stages))],
        xaxis={"visible": False, "range": [0, most * 1.35]},
        yaxis={
            "range": [len(stages) - 0.5, -0.5],
            "ticklabelstandoff": 8,
            "tickfont": {"size": 14, "color": theme.INK},
        },
    )


def _step(index: int, row: pd.Series) -> Part:
    passed = words.share(row["share_of_previous"])
    took = words.days(row["median_days"])
    text = _("↓ {share} go on, median {days}", share=passed, days=took)
    return note(plain(text), x=0, y=index - 0.5, xanchor="left", xshift=6)
