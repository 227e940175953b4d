"""What the archive says: materials handed in or not, days late, and what a search found."""

from collections.abc import Sequence

import pandas as pd

from pages.shared import words
from pages.shared.findings.cards import Card
from pages.shared.words import plural
from pages.shared.words import translate as _


def kept(forums: pd.DataFrame, year: int) -> str:
    """Of how many forums the materials are in, and of how many they are overdue."""
    missing = int((forums["state"] == "missing").sum())
    values = {
        "year": words.year(year),
        "done": int(forums["archived"].notna().sum()),
        "all": len(forums),
    }
    if missing:
        return _(
            "{year}: materials of {done} of {all} forums in, {count} overdue",
            **values,
            count=missing,
        )
    return _("{year}: materials of {done} of {all} forums in, none overdue", **values)


def cards(forums: pd.DataFrame) -> list[Card]:
    """In time, late and missing."""
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
            _("Not handed in"),
            words.number(missing),
            _("and past their date"),
            "bad" if missing else "even",
        ),
    ]


def latest(forums: pd.DataFrame) -> str:
    """Whose materials have been missing longest."""
    missing = forums[forums["state"] == "missing"]
    if missing.empty:
        return _("The materials of every forum")
    row = missing.iloc[0]
    return _(
        "Missing longest: {theme}, {days}, {host}",
        theme=row["theme"],
        days=words.days(row["days_late"]),
        host=row["host"],
    )


def found(texts: pd.DataFrame, asked: Sequence[str]) -> str:
    """In how many texts the words occur."""
    said = words.join(asked)
    if texts.empty:
        return _("No text has all of: {words}", words=said)
    return plural(
        "{count} text has: {words}", "{count} texts have: {words}", len(texts), words=said
    )
