"""The ladder of places: what pace each one asks, against the recent and the best one."""

import pandas as pd

from pages.shared.charts.base import beneath
from pages.shared.figures import Bars, Chart, Figure, Level, Rows, Run, Text, numbers
from pages.shared.theme import Role

ROLES: dict[str, Role] = {"reached": "green", "on_pace": "green", "done_before": "amber"}


def ladder(rungs: pd.DataFrame, *, paces: dict[str, float], target: int) -> Figure:
    """A bar per place, the best on top: the improvement per period that it asks.

    `rungs`: place, placed (in words), improvement (nothing to do: 0), outlook, rival (who stands
    there), asked (the pace in words), said (what it means). `paces`: lines to hold it against.
    """
    bars = Bars(
        values=numbers(rungs["improvement"]),
        column="improvement",
        roles=tuple(ROLES.get(outlook, "red") for outlook in rungs["outlook"]),
        thick=0.55,
    )
    beside = zip(rungs["asked"], rungs["said"], strict=True)
    return Chart(
        (bars,),
        Rows(
            _names(rungs, target),
            44,
            beside=tuple(
                (Run(asked, "muted", is_small=True), Run(said, "muted", is_small=True))
                for asked, said in beside
            ),
        ),
        levels=tuple(Level("pace", pace, name) for name, pace in paces.items() if pace > 0),
    )


def _names(rungs: pd.DataFrame, target: int) -> tuple[Text, ...]:
    """Each place; under it who stands there by then."""
    columns = (rungs[name] for name in ("place", "placed", "rival"))
    return tuple(
        beneath(Run(placed, "home" if is_target else "ink", is_bold=is_target), rival)
        for place, placed, rival in zip(*columns, strict=True)
        for is_target in (place == target,)
    )
