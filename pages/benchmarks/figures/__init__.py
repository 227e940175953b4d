"""The figures that only this page draws: frame in, description out; pure."""

from pages.benchmarks.figures.campaigns import campaign, placebos
from pages.benchmarks.figures.dumbbell import dumbbell
from pages.benchmarks.figures.gaps import gap_over_time

__all__ = [
    "campaign",
    "dumbbell",
    "gap_over_time",
    "placebos",
]
