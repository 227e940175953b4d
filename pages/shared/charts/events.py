"""Forums, campaigns and changes of rules behind a course of time."""

import datetime as dt
from collections.abc import Sequence

import pandas as pd

from pages.shared import words
from pages.shared.charts.base import day_of
from pages.shared.figures import Event
from pages.shared.figures.records import Record, records
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def happenings(events: pd.DataFrame, shown: Sequence[dt.date]) -> tuple[Event, ...]:
    """The events within the time shown.

    `events`: label, kind (forum, campaign, rule), starts, ends, forum_no, rule, detail.
    """
    first, last = pd.Timestamp(shown[0]), pd.Timestamp(shown[-1])
    seen = events[(events["ends"] >= first) & (events["starts"] <= last)]
    makers = {"forum": _forum, "campaign": _campaign, "rule": _rule}
    return tuple(makers[row["kind"]](row) for row in records(seen))


@cached
def rules(events: pd.DataFrame | None, shown: Sequence[dt.date]) -> tuple[Event, ...]:
    """The changes of rules alone."""
    return () if events is None else happenings(events[events["kind"] == "rule"], shown)


@cached
def measures(measures: pd.DataFrame | None, shown: Sequence[dt.date]) -> tuple[Event, ...]:
    """Each day within the time shown on which measures began, with their numbers.

    `measures`: number, started.
    """
    if measures is None:
        return ()
    first, last = pd.Timestamp(shown[0]), pd.Timestamp(shown[-1])
    seen = measures[measures["started"].between(first, last)]
    return tuple(
        Event("measure", day, day, "·".join(map(str, numbers)))
        for day, numbers in seen.groupby(seen["started"].dt.date)["number"]
    )


def campaign_of(started: pd.Timestamp, ended: pd.Timestamp, name: str = "") -> tuple[Event, ...]:
    """A campaign, from its first to its last day; none where one of them is not known."""
    if pd.isna(started) or pd.isna(ended):
        return ()
    return (Event("campaign", day_of(started), day_of(ended), name),)


def _forum(row: Record) -> Event:
    day, number = day_of(row["starts"]), _("Forum {number}", number=int(row["forum_no"]))
    text = f"{number}\N{NO-BREAK SPACE}  {row['label']}\n{words.date_of(day)}"
    return Event("forum", day, day, number, text)


def _campaign(row: Record) -> Event:
    span = words.span(row["starts"], row["ends"])
    return Event("campaign", day_of(row["starts"]), day_of(row["ends"]), row["label"], span)


def _rule(row: Record) -> Event:
    day, name = day_of(row["starts"]), words.rule_change(row["rule"], row["label"])
    told = words.rule_detail(row["rule"], row["detail"])
    return Event("rule", day, day, name, f"{told}\n{words.date_of(day)}")
