"""Frame in, description of a figure out: pure, and free of any way of drawing it."""

from pages.shared.charts.bands import bands
from pages.shared.charts.campaigns import campaign, placebos
from pages.shared.charts.cohorts import cohorts
from pages.shared.charts.coverage import coverage
from pages.shared.charts.dumbbell import dumbbell
from pages.shared.charts.flow import funnel
from pages.shared.charts.gantt import gantt
from pages.shared.charts.gaps import gap_over_time
from pages.shared.charts.inline import trail
from pages.shared.charts.ladder import ladder
from pages.shared.charts.ledger import burn_down, curve
from pages.shared.charts.moves import two_periods
from pages.shared.charts.parts import flags, stacked, standings
from pages.shared.charts.ranks import bump, ranking
from pages.shared.charts.scores import done, shares, spreads
from pages.shared.charts.spread import distribution, history
from pages.shared.charts.task_office import burn_up, lent
from pages.shared.charts.tree import tree
from pages.shared.charts.uses import uses
from pages.shared.charts.waits import waits
from pages.shared.charts.waterfall import waterfall
from pages.shared.charts.work import calendar, planned_and_held, tally
from pages.shared.figures import width

__all__ = [
    "bands",
    "bump",
    "burn_down",
    "burn_up",
    "calendar",
    "campaign",
    "cohorts",
    "coverage",
    "curve",
    "distribution",
    "done",
    "dumbbell",
    "flags",
    "funnel",
    "gantt",
    "gap_over_time",
    "history",
    "ladder",
    "lent",
    "placebos",
    "planned_and_held",
    "ranking",
    "shares",
    "spreads",
    "stacked",
    "standings",
    "tally",
    "trail",
    "tree",
    "two_periods",
    "uses",
    "waits",
    "waterfall",
    "width",
]
