"""The figures that only this page draws: frame in, description out; pure."""

from pages.rankings.figures.bands import bands
from pages.rankings.figures.ladder import ladder
from pages.rankings.figures.moves import two_periods
from pages.rankings.figures.waterfall import waterfall

__all__ = [
    "bands",
    "ladder",
    "two_periods",
    "waterfall",
]
