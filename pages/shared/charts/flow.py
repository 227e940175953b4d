"""The funnel from a topic to its effect."""

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import Figure, Part, coloured, figure, note, plain
from pages.shared.words import translate as _

ROW = 76  # the height of a stage and the line below it, in pixels


def funnel(stages: pd.DataFrame) -> Figure:
    """Bars of those that ever came to each stage, and what became of the others.

    `stages`, in order: stage (a code), topics, share_of_first, share_of_previous, median_days,
    young, behind, declined. The counts stand under the names, where they fit on every screen.
    """
    rows = list(range(len(stages)))
    parts = [
        ("topics", _("Ever came so far"), theme.NEAR),
        ("young", _("Too young to say"), theme.PLANNED),
        ("behind", _("Beyond what is usual"), theme.AMBER),
        ("declined", _("Declined before"), theme.OTHER_INK),
    ]
    bar: Part = {"type": "bar", "orientation": "h", "y": rows, "width": 0.42, "hoverinfo": "skip"}
    return figure(
        [
            bar
            | {
                "x": stages[column].tolist(),
                "name": plain(name),
                "marker": {"color": colour},
                "text": [str(count or "") for count in stages[column].astype(int)],
                "textposition": "inside",
                "insidetextanchor": "middle",
                "textangle": 0,
                "textfont": {"size": 12, "color": theme.INK if column == "young" else theme.PAPER},
            }
            for column, name, colour in parts
        ],
        height=80 + ROW * len(stages),
        barmode="stack",
        uniformtext={"minsize": 12, "mode": "hide"},  # a count that does not fit is in the table
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"},
        margin={"l": 4, "r": 4, "t": 60, "b": 4},
        annotations=[_step(i, stages.iloc[i]) for i in rows[1:]],
        xaxis={"visible": False, "range": [0, max(float(stages["topics"].max()), 1.0)]},
        yaxis={
            "range": [len(stages) - 0.6, -0.5],
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
    if pd.isna(row["share_of_previous"]):
        text = _("↓ none before")
    elif pd.isna(row["median_days"]):
        text = _("↓ {share}; more than half not yet", share=passed)
    else:
        took = words.days(row["median_days"])
        text = _("↓ {share}, half within {days}", share=passed, days=took)
    return note(plain(text), x=0, y=index - 0.5, xanchor="left", xshift=6)
