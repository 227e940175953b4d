"""What the archive says: materials handed in or not, days late, and what a search found."""

from collections.abc import Sequence

import pandas as pd

from pages.shared import words
from pages.shared.findings.cards import Card
from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def kept(forums: pd.DataFrame, year: int, elsewhere: int) -> str:
    """Of how many forums the materials are in, and of how many they are overdue.

    `elsewhere`: forums of other years whose materials are overdue.
    """
    missing = int((forums["state"] == "missing").sum())
    values = {
        "year": words.year(year),
        "done": int(forums["archived"].notna().sum()),
        "all": len(forums),
    }
    if missing:
        return _(
            "{year}: {done} of {all} forums archived, {count} overdue",
            **values,
            count=missing,
        )
    if elsewhere:
        return plural(
            "{year}: {done} of {all} forums archived; {count} of other years overdue",
            "{year}: {done} of {all} forums archived; {count} of other years overdue",
            elsewhere,
            **values,
        )
    return _("{year}: {done} of {all} forums archived, none overdue", **values)


@cached
def cards(forums: pd.DataFrame, year: int, overdue: int) -> list[Card]:
    """Of a year in time, late and missing; `overdue` are the missing ones of all years."""
    states = forums["state"].value_counts()
    late, missing = int(states.get("late", 0)), int(states.get("missing", 0))
    most = forums.loc[forums["state"] == "late", "days_late"].max()
    return [
        Card(
            _("Handed in by their date"),
            words.number(int(states.get("in_time", 0))),
            plural("of {count} forum", "of {count} forums", len(forums)),
        ),
        Card(
            _("Handed in late"),
            words.number(late),
            _("at most {days} late", days=words.days(most)) if late else _("none late"),
        ),
        Card(
            _("Overdue, of all years"),
            words.number(overdue),
            _("{count} of them of {year}", count=missing, year=words.year(year)),
            "bad" if overdue else "even",
        ),
    ]


@cached
def latest(forums: pd.DataFrame) -> str:
    """Whose materials have been missing longest."""
    missing = forums[forums["state"] == "missing"]
    if missing.empty:
        return _("No materials are missing")
    row = missing.iloc[0]
    return _(
        "Missing longest: {theme}, {days}, {host}",
        theme=row["theme"],
        days=words.days(row["days_late"]),
        host=row["host"],
    )


@cached
def heading(texts: pd.DataFrame, sought: Sequence[str]) -> str:
    """In how many texts the words occur."""
    sentence = words.join(sought)
    if texts.empty:
        return _("No text has all of: {words}", words=sentence)
    return plural(
        "{count} text has: {words}", "{count} texts have: {words}", len(texts), words=sentence
    )


@cached
def overdue(look_backs: pd.DataFrame) -> str:
    """How many look-backs are overdue; else how many gaps became topics."""
    late = look_backs[look_backs["state"] == "overdue"]
    if late.empty:
        linked = int((look_backs["state"] == "linked").sum())
        return plural(
            "No look-back is overdue; {count} gap became a topic",
            "No look-back is overdue; {count} gaps became topics",
            linked,
        )
    row = late.iloc[0]
    return _(
        "{count} look-backs overdue; longest: {outcome}, {days}",
        count=len(late),
        outcome=row["outcome"],
        days=words.days(row["days_overdue"]),
    )


@cached
def look_back_cards(look_backs: pd.DataFrame) -> list[Card]:
    """Look-backs done, gaps found, gaps that became topics, and what is overdue."""
    states = look_backs["state"].value_counts()
    late, linked = int(states.get("overdue", 0)), int(states.get("linked", 0))
    gaps = int(states.get("gap", 0)) + linked
    done = gaps + int(states.get("fine", 0))
    return [
        Card(
            _("Look-backs done"),
            words.number(done),
            _("of {count} planned", count=len(look_backs)),
        ),
        Card(
            _("Gaps found"),
            words.number(gaps),
            _("{count} became new topics", count=linked),
        ),
        Card(
            _("Look-backs overdue"),
            words.number(late),
            _("not done by their date"),
            "bad" if late else "even",
        ),
    ]
