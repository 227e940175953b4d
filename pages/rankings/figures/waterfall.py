"""A waterfall on its side: the steps from one score to another, a row for each."""

import pandas as pd

from pages.shared import words
from pages.shared.figures import (
    Bars,
    Chart,
    Figure,
    Level,
    Points,
    Rows,
    Run,
    Scale,
    Text,
    numbers,
    texts,
)
from pages.shared.theme import Role
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def waterfall(steps: pd.DataFrame, *, before: str, now: str, decimals: int) -> Figure:
    """From the score before, on top, over every indicator's part to the score now.

    `steps`, in order: indicator, change, step_from, step_to, score_before, score_now.
    """
    first, last = float(steps["score_before"].iloc[0]), float(steps["score_now"].iloc[0])
    ends = [first, *steps["step_to"], last]
    room = (max(ends) - min(ends) or 1.0) * 0.06
    bottom = len(steps) + 1
    bars = Bars(
        values=numbers(steps["step_to"]),
        starts=numbers(steps["step_from"]),
        places=tuple(range(1, bottom)),
        roles=tuple(map(_role, steps["change"])),
        thick=0.7,
    )
    totals = Points(
        name=_("Score"),
        values=(first, last),
        places=(0, bottom),
        roles="ink",
        shape="diamond",
        size=14,
    )
    names: tuple[Text, ...] = (
        Run(before, "ink", is_bold=True),
        *texts(steps["indicator"]),
        Run(now, "ink", is_bold=True),
    )
    scores = [Run(words.number(s, decimals=decimals), "ink", is_bold=True) for s in (first, last)]
    parts = (Run(words.change(c, decimals=decimals), _ink(c)) for c in steps["change"])
    return Chart(
        (bars, totals),
        Rows(names, 34, beside=(scores[0], *parts, scores[1])),
        Scale(low=min(ends) - room, high=max(ends) + room),
        levels=(
            Level("guide", first, rows=(0, 1)),
            Level("guide", last, rows=(bottom - 1, bottom)),
        ),
    )


def _role(change: float) -> Role:
    return "good" if change > 0 else "bad" if change < 0 else "other"


def _ink(change: float) -> Role:
    return _role(change) if change else "muted"
