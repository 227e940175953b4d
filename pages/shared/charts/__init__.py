"""Frame in, description of a figure out: pure, and free of any way of drawing it."""

from pages.shared.charts.inline import trail
from pages.shared.charts.ledger import burn_down, curve
from pages.shared.charts.parts import flags, stacked, standings
from pages.shared.charts.ranks import bump, ranking
from pages.shared.charts.scores import done, shares, spreads
from pages.shared.charts.work import calendar, planned_and_held, tally

__all__ = [
    "bump",
    "burn_down",
    "calendar",
    "curve",
    "done",
    "flags",
    "planned_and_held",
    "ranking",
    "shares",
    "spreads",
    "stacked",
    "standings",
    "tally",
    "trail",
]
