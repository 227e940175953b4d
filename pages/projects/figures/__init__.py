"""The figures that only this page draws: frame in, description out; pure."""

from pages.projects.figures.gantt import gantt
from pages.projects.figures.task_office import burn_up, lent

__all__ = [
    "burn_up",
    "gantt",
    "lent",
]
