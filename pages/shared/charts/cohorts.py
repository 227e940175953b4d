"""Cohorts of topics: how many of each ever came to each stage."""

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import Figure, Part, beneath, figure, plain

ROW = 46  # the height of a cohort with its two lines, in pixels
UNCOLOURED = 0.05  # where the scale is palest


def cohorts(rows: pd.DataFrame) -> Figure:
    """A row per cohort and a column per stage: the share that ever came so far.

    `rows`: cohort, stage, topics, raised, share_of_first, young, sorted as shown. A share that may
    still rise, for some topics are too young, is written ≥ and has no colour.
    """
    names = list(dict.fromkeys(rows["cohort"]))
    stages = list(dict.fromkeys(rows["stage"]))[1:]
    cells = {(row["cohort"], row["stage"]): row for _i, row in rows.iterrows()}
    table = [[cells[name, stage] for stage in stages] for name in names]
    steps = len(theme.SCALE) - 1
    grid: Part = {
        "type": "heatmap",
        "xgap": 3,
        "ygap": 3,
        "showscale": False,
        "hoverinfo": "skip",
        "zmin": 0,
        "zmax": 1,
        "x": [plain(words.stage(stage)).replace(" ", "<br>") for stage in stages],
        "y": [beneath(plain(words.cohort(n)), _raised(cells[n, stages[0]])) for n in names],
        "z": [[_shade(row) for row in line] for line in table],
        "colorscale": [[i / steps, colour] for i, colour in enumerate(theme.SCALE)],
        "text": [[_reached(row) for row in line] for line in table],
        "texttemplate": "%{text}",
        "textfont": {"size": 13},
    }
    return figure(
        [grid],
        height=76 + ROW * len(names),
        xaxis={"type": "category", "side": "top", "tickfont": {"size": 11, "color": theme.MUTED}},
        yaxis={
            "type": "category",
            "autorange": "reversed",
            "tickfont": {"size": 13, "color": theme.INK},
            "ticklabelstandoff": 6,
        },
    )


def _raised(row: pd.Series) -> str:
    return words.plural("{count} topic", "{count} topics", int(row["raised"]))


def _shade(row: pd.Series) -> float:
    return UNCOLOURED if row["young"] else float(row["share_of_first"])


def _reached(row: pd.Series) -> str:
    share = words.share(row["share_of_first"])
    return f"{'≥' if row['young'] else ''}{share}<br>{int(row['topics'])}"
