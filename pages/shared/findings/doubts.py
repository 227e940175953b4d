"""What is said of values that somebody has to check, beside those that are known."""

import datetime as dt

from pages.shared import words
from pages.shared.etl import Answer, Doubt, Point
from pages.shared.words import translate as _


def of(trial: Answer) -> list[Doubt]:
    """The values to check before these files count."""
    return trial.said.get("doubts", [])


def title(doubts: list[Doubt]) -> str:
    """How many values there are to check."""
    return words.plural("Please check: {count} value", "Please check: {count} values", len(doubts))


def new(doubt: Doubt) -> str:
    """The new value, and whose it is."""
    value = words.measure(doubt["new"]["value"], doubt["unit"])
    said = {"indicator": doubt["indicator"], "about": about(doubt["new"]), "value": value}
    return _("{indicator} · {about}: {value}", **said)


def known(doubt: Doubt) -> str:
    """Why it is doubted, which tells the known value beside it, and in which cell it stands."""
    place = f"{doubt['file']} · {doubt['sheet']}!{doubt['cell']}"
    return _("{reason} · {place}", reason=doubt["reason"], place=place)


def about(point: Point) -> str:
    """The city and the period of a value."""
    start, end = (dt.date.fromisoformat(point[day]) for day in ("period_start", "period_end"))
    return f"{point['city']} · {words.period(start, end, point['grain'])}"


def confirmed(doubts: list[Doubt]) -> str:
    """How many doubtful values somebody said to be right, when they were loaded."""
    return words.plural(
        "{count} doubtful value was confirmed",
        "{count} doubtful values were confirmed",
        len(doubts),
    )
