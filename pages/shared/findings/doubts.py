"""What is said of values that somebody has to check, beside those that are known."""

import datetime as dt

import pandas as pd

from pages.shared import words
from pages.shared.etl.answers import Answer, Doubt, Point
from pages.shared.figures.records import Record, records
from pages.shared.words import translate as _
from runtime.cache import cached


def of(trial: Answer) -> list[Doubt]:
    """The values to check before these files count."""
    return trial.said.get("doubts", [])


def title(doubts: list[Doubt]) -> str:
    """How many values there are to check."""
    return words.plural("Please check: {count} value", "Please check: {count} values", len(doubts))


def new(doubt: Doubt) -> str:
    """The new value, and whose it is."""
    value = words.measure(doubt["new"]["value"], doubt["unit"])
    facts = {"indicator": doubt["indicator"], "about": about(doubt["new"]), "value": value}
    return _("{indicator} · {about}: {value}", **facts)


def known(doubt: Doubt) -> str:
    """Why it is doubted, which tells the known value beside it, and in which cell it stands."""
    place = f"{doubt['file']} · {doubt['sheet']}!{doubt['cell']}"
    return _("{reason} · {place}", reason=doubt["reason"], place=place)


def about(point: Point) -> str:
    """The city and the period of a value."""
    start, end = (dt.date.fromisoformat(point[day]) for day in ("period_start", "period_end"))
    return f"{point['city']} · {words.period(start, end, point['grain'])}"


def confirmed(count: int) -> str:
    """How many doubtful values somebody said to be right, when they were loaded."""
    return words.plural(
        "{count} doubtful value was confirmed", "{count} doubtful values were confirmed", count
    )


@cached
def in_words(doubts: pd.DataFrame) -> pd.DataFrame:
    """Confirmed doubts of a build with `said` and `against`: each value, and whose it is."""
    text = _("{about}: {said}")
    rows = records(doubts)
    new = [_value(row, "", "period_") for row in rows]
    named = zip(doubts["indicator"], new, strict=True)
    return doubts.assign(
        said=[text.format(about=indicator, said=value) for indicator, value in named],
        against=[_against(row) for row in rows],
    )


def _against(row: Record) -> str:
    """The known value that it was held against; without one, what it would be without the slip."""
    if pd.isna(row["known_value"]):
        return words.measure(row["expected"], row["unit"])
    return _value(row, "known_", "known_")


def _value(row: Record, of: str, days: str) -> str:
    """A value with its city and period; a dash where there is none to compare with."""
    if pd.isna(row[f"{of}value"]) or pd.isna(row[f"{days}end"]):
        return words.DASH
    period = words.period(row[f"{days}start"], row[f"{days}end"], row[f"{of}grain"])
    value = words.measure(row[f"{of}value"], row["unit"])
    return _("{value} ({where})", value=value, where=f"{row[f'{of}city']} · {period}")
