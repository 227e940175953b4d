"""The figures that only this page draws: frame in, description out; pure."""

from pages.conversion.figures.cohorts import cohorts
from pages.conversion.figures.flow import funnel
from pages.conversion.figures.waits import waits

__all__ = [
    "cohorts",
    "funnel",
    "waits",
]
