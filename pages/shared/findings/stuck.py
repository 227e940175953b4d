"""What is stuck longest and what is due next, as the overview and the list of matters say it."""

import datetime as dt

import pandas as pd

from pages.shared import words
from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached

SOON = 14  # days within which a matter is due soon, as the marts count it


@cached
def title(stuck: pd.DataFrame) -> str:
    """Which of the work that goes on waits longest; materials of past forums only where alone."""
    worst = stuck.iloc[0]
    if worst["kind"] == "archive":
        count = len(stuck)
        return plural(
            "Missing: materials of {count} forum", "Missing: materials of {count} forums", count
        )
    return _(
        "Longest stuck in ongoing work: {name}, {days}",
        name=worst["name"],
        days=words.days(worst["days_overdue"]),
    )


def subject(day: dt.date) -> str:
    """On which day, and that materials of forums stand last."""
    return " · ".join((words.as_of(day), _("materials of forums last")))


@cached
def due(matters: pd.DataFrame) -> str:
    """What is due next, and with whom."""
    first = matters.iloc[0]
    said = words.days_left(first["days_left"])
    return _("Due next: {name}, {said}", name=first["name"], said=said)
