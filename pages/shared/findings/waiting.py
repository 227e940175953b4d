"""Periods that do not count yet: how many have reported, and who has not."""

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from pages.shared import words
from pages.shared.figures.records import Record, records
from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached

NAMED = 3  # indicators that are named; the others are counted


@cached
def of_period(waiting: pd.DataFrame, end: dt.date) -> pd.DataFrame:
    """The rows of the period that ends on a day."""
    return waiting[waiting["period_end"].map(pd.Timestamp) == pd.Timestamp(end)]


@cached
def announced(waiting: pd.DataFrame, *, is_scheme: bool) -> str:
    """How far each waiting period has come: 2026年1月：3/11 已报，未排名."""
    return _together(_far(row, is_scheme=is_scheme) for row in records(waiting))


@cached
def sentence(waiting: pd.DataFrame, *, is_scheme: bool) -> str:
    """The same, and who is missing."""
    return _together(_told(row, is_scheme=is_scheme) for row in records(waiting))


def _told(row: Record, *, is_scheme: bool) -> str:
    said = _far(row, is_scheme=is_scheme)
    if not row["missing"] or not row["reported"]:
        return said
    if is_scheme:
        missing = _("covered too little: {cities}", cities=_names(row["missing"]))
    else:
        missing = _("missing: {cities}", cities=_names(row["missing"]))
    return _("{said} ({missing})", said=said, missing=missing)


def _far(row: Record, *, is_scheme: bool) -> str:
    facts = {
        "period": words.period(row["period_start"], row["period_end"], row["grain"]),
        "reported": int(row["reported"]),
        "members": int(row["members"]),
    }
    if is_scheme:
        return _("{period}: {reported}/{members} covered well enough, not ranked", **facts)
    return _("{period}: {reported}/{members} reported, not ranked", **facts)


def _names(cities: str) -> str:
    return words.join(cities.split("、"))


@cached
def indicators(waiting: pd.DataFrame) -> str:
    """Of which indicators a later period waits, the newest period first."""
    return _together(_of_period(rows) for _end, rows in waiting.groupby("period_end", sort=False))


def _of_period(rows: pd.DataFrame) -> str:
    first = rows.iloc[0]
    named = [
        f"{row['indicator']} {int(row['reported'])}/{int(row['members'])}"
        for row in records(rows.head(NAMED))
    ]
    return plural(
        "{period}: {count} indicator not ranked yet, {named} reported",
        "{period}: {count} indicators not ranked yet, {named} and so on reported",
        len(rows),
        period=words.period(first["period_start"], first["period_end"], first["grain"]),
        named=words.join(named),
    )


def _together(said: Iterable[str]) -> str:
    return ("；" if words.language() == "zh" else "; ").join(said)
