"""How long topics take from one stage to the next: a Kaplan–Meier curve per step."""

import pandas as pd

from pages.shared import words
from pages.shared.charts.base import by
from pages.shared.figures import Band, Figure, Line, Panel, Panels, Points, Run, numbers
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def waits(rows: pd.DataFrame) -> Figure:
    """A panel per step: the share still on its way by days, with its band and its median.

    `rows`: from_stage, to_stage, from_no, day, events, censored, survival, low, high, began,
    reached, median_days. Small strokes mark topics that have not arrived.
    """
    last = _last(rows)
    return Panels(tuple(_panel(step, last) for step in by(rows, "from_no").values()), last)


def _last(rows: pd.DataFrame) -> float:
    """Where the axes end: a little after the last arrival, for nothing changes from there."""
    arrived = rows.loc[rows["events"] > 0, "day"]
    return max(float(arrived.max()) * 1.1 if len(arrived) else 0.0, 30.0)


def _panel(step: pd.DataFrame, last: float) -> Panel:
    """The band, the curve, and the strokes of those that have not arrived; all start at 100%."""
    days = (0.0, *map(float, step["day"]), max(last, float(step["day"].max())))
    curve = (1.0, *step["survival"], float(step["survival"].iloc[-1]))
    low, high = _ends(step["low"], curve), _ends(step["high"], curve)
    waiting, row = step[step["censored"] > 0], step.iloc[0]
    strokes = Points(
        values=numbers(waiting["survival"]),
        places=tuple(map(float, waiting["day"])),
        roles="ink",
        shape="stroke",
        size=9,
    )
    return Panel(
        " → ".join(words.stage(row[name]) for name in ("from_stage", "to_stage")),
        _summary(row),
        (
            Band(values=high, starts=low, places=days, roles="band", is_stepped=True),
            Line(values=curve, places=days, roles="amount", is_stepped=True),
            strokes,
        ),
        None if pd.isna(row["median_days"]) else float(row["median_days"]),
    )


def _ends(edges: pd.Series, curve: tuple[float, ...]) -> tuple[float | None, ...]:
    """An edge of the band; where all have arrived there is none but the curve."""
    filled = numbers(edges.fillna(pd.Series(curve[1:-1], index=edges.index)))
    return (1.0, *filled, filled[-1])


def _summary(row: pd.Series) -> tuple[Run | str, ...]:
    """The median of a step in words, and how many arrived."""
    if pd.isna(row["median_days"]):
        median = Run(_("more than half have not come so far yet"), "muted")
    else:
        took = words.days(row["median_days"])
        median = Run(_("half arrived within {days}", days=took), "ink", is_bold=True)
    arrived = _(
        "{reached} of {began} arrived", reached=int(row["reached"]), began=int(row["began"])
    )
    return (median, " · ", Run(arrived, "muted"))
