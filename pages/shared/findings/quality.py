"""What the state of the data says: what is missing, what waits to be mended."""

import datetime as dt

import pandas as pd

from pages.shared import words
from pages.shared.etl.blanks import Blank
from pages.shared.findings import history
from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached

VALUES = "指标数据"


def judged_by(board: pd.DataFrame) -> dt.date:
    """The day by which values may be overdue: today, but an invented board keeps its own."""
    row = board.iloc[0]
    return pd.Timestamp(row["as_of"]).date() if row["is_demo"] else dt.date.today()


@cached
def summary(
    reminders: pd.DataFrame, faults: pd.DataFrame, fresh: pd.DataFrame, aside: pd.DataFrame
) -> str:
    """Whether the latest period is complete, what is overdue, and what else is open."""
    late = overdue(fresh)
    if reminders.empty and faults.empty and late.empty and aside.empty:
        return _("Everybody has reported, and nothing waits to be mended")
    owed = words.plural(
        "{count} indicator of {period} is incomplete",
        "{count} indicators of {period} are incomplete",
        len(reminders),
        period="" if reminders.empty else _period(reminders.iloc[0]),
    )
    aged = words.plural("{count} indicator is overdue", "{count} indicators are overdue", len(late))
    wrong = _cells(faults)
    mended = words.plural("{count} cell to mend", "{count} cells to mend", wrong)
    damaged = history.left_aside(len(aside))
    said_of = ((owed, reminders), (aged, late), (mended, faults), (damaged, aside))
    return words.join(said for said, rows in said_of if len(rows))


@cached
def overdue(fresh: pd.DataFrame) -> pd.DataFrame:
    """The indicators whose next value should have come by now, the longest first."""
    return fresh[fresh["days_late"] > 0]


@cached
def freshness(fresh: pd.DataFrame) -> str:
    """How many indicators are overdue, and which one the longest."""
    late = overdue(fresh)
    if late.empty:
        return _("No indicator is overdue")
    return words.plural(
        "{count} indicator is overdue: {worst}, by {days}",
        "{count} indicators are overdue, {worst} the longest, by {days}",
        len(late),
        worst=late["indicator"].iloc[0],
        days=words.days(late["days_late"].iloc[0]),
    )


def aged(scope: str, day: dt.date) -> str:
    """Of what the age is told, and to which day."""
    text = _("How old the latest values are · {scope}", scope=scope)
    return " · ".join((text, words.as_of(day)))


def lateness(days: float) -> str:
    """Whether the next value is overdue, in words."""
    if words.is_missing(days):
        return _("by no fixed period")
    return _("{days} overdue", days=words.days(days)) if days > 0 else _("in time")


@cached
def asked(reminders: pd.DataFrame, group: str) -> Blank:
    """The workbook that asks for exactly the values that are owed."""
    row = reminders.iloc[0]
    with words.speaking("zh"):  # as an office types it
        period = words.period(row["period_start"], row["period_end"], row["grain"])
    return Blank((VALUES,), period, group, is_missing=True)


@cached
def grid(cells: pd.DataFrame) -> str:
    """How much of what could have been reported was."""
    reported, members = int(cells["reported"].sum()), int(cells["members"].sum())
    if reported == members:
        return _("All values are in")
    share = min(reported / members, 0.999)  # 99.96 % is not all of them
    return words.plural(
        "{share} of all values are in, {count} is missing",
        "{share} of all values are in, {count} are missing",
        members - reported,
        share=words.share(share, decimals=1),
    )


@cached
def owed(reminders: pd.DataFrame) -> str:
    """For how many indicators values are still owed in the latest period."""
    if reminders.empty:
        return _("Nobody owes a value of the latest period")
    return _("Still owed for {period}", period=_period(reminders.iloc[0]))


def _period(row: pd.Series) -> str:
    return words.period(row["period_start"], row["period_end"], row["grain"])


@cached
def open_questions(questions: pd.DataFrame) -> str:
    """How many questions the rows leave open."""
    return plural("{count} open question", "{count} open questions", len(questions))


@cached
def date_faults(faults: pd.DataFrame) -> str:
    """How many dates cannot be; a date with two faults counts once."""
    dates = len(faults.drop_duplicates(["file", "sheet", "cell"]))
    return plural("{count} date cannot be", "{count} dates cannot be", dates)


@cached
def open_faults(faults: pd.DataFrame) -> str:
    """How many cells were left out and wait to be mended."""
    if faults.empty:
        return _("No row was left out")
    return words.plural(
        "{count} faulty cell was left out", "{count} faulty cells were left out", _cells(faults)
    )


def _cells(faults: pd.DataFrame) -> int:
    """How many cells have a fault; one with two faults counts once."""
    return len(faults.drop_duplicates(["file", "place"]))


@cached
def announced(ranks: pd.DataFrame) -> str:
    """How many announced ranks differ from those that the values give."""
    if ranks.empty:
        return _("Announced ranks are those that the values give")
    return words.plural(
        "{count} announced rank differs from what the values give",
        "{count} announced ranks differ from what the values give",
        len(ranks),
    )


@cached
def in_words(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with their period in words, and who is missing: everybody where nobody reported."""
    parts = zip(rows["period_start"], rows["period_end"], rows["grain"], strict=True)
    said = rows.assign(period=[words.period(*part) for part in parts])
    if "missing" not in said:
        return said
    everybody = _("all {count}")
    names = zip(said["missing"], said["members"], said["reported"], strict=True)
    return said.assign(missing=[n if r else everybody.format(count=m) for n, m, r in names])
