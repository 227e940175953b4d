"""The ladder of places: what pace each one asks, against the recent and the best one."""

import pandas as pd

from pages.shared.charts.base import Row, beneath
from pages.shared.figures import Bars, Chart, Figure, Level, Rows, Run, Text, numbers
from pages.shared.figures.records import attributed
from pages.shared.theme import Role
from runtime.cache import cached

ROLES: dict[str, Role] = {"reached": "green", "on_pace": "green", "done_before": "amber"}


@cached
def ladder(rungs: pd.DataFrame, *, paces: dict[str, float], target: int) -> Figure:
    """A bar per place, the best on top: the improvement per period that it asks.

    `rungs`: place, placed (in words), improvement (nothing to do: 0), outlook, rival (who stands
    there), asked (the pace in words), said (what it means). `paces`: lines to hold it against.
    """
    bars = Bars(
        values=numbers(rungs["improvement"]),
        column="improvement",
        roles=tuple(map(_role, rungs["outlook"])),
        thick=0.55,
    )
    places = attributed(rungs)
    names = tuple(_name(rung, target) for rung in places)
    return Chart(
        (bars,),
        Rows(names, 44, beside=tuple(map(_said, places))),
        levels=tuple(Level("pace", pace, name) for name, pace in paces.items() if pace > 0),
    )


def _role(outlook: str) -> Role:
    return ROLES.get(outlook, "red")


def _name(rung: Row, target: int) -> Text:
    """A place; under it who stands there by then."""
    is_target = rung.place == target
    name = Run(rung.placed, "ink", is_bold=is_target)
    return beneath(name, rung.rival)


def _said(rung: Row) -> Text:
    state = Run(rung.said, _role(rung.outlook), is_small=True)
    return (Run(rung.asked, "muted", is_small=True), state)
