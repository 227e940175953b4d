"""What field research says: how much was visited, and what it brought to light."""

import pandas as pd

from pages.shared import words
from pages.shared.findings.cards import Card
from pages.shared.words import translate as _


def done(totals: pd.DataFrame, year: int) -> str:
    """Subjects, visits, units and problems of a year."""
    row = totals.iloc[0]
    return _(
        "{year}: {subjects} subjects, {visits} visits to {units} units, {problems} problems found",
        year=words.year(year),
        subjects=int(row["subjects"]),
        visits=int(row["visits"]),
        units=int(row["units"]),
        problems=int(row["problems_found"] or 0),
    )


def cards(totals: pd.DataFrame) -> list[Card]:
    """The year's four numbers."""
    row = totals.iloc[0]
    each = row["problems_found"] / row["visits"] if row["visits"] else 0.0
    return [
        Card(_("Subjects"), words.number(row["subjects"], ""), _("of field research")),
        Card(_("Field visits"), words.number(row["visits"], ""), _("led by the leaders")),
        Card(_("Units"), words.number(row["units"], ""), _("visited")),
        Card(
            _("Problems found"),
            words.number(row["problems_found"], ""),
            _("{count} a visit", count=words.number(each, "", decimals=1)),
        ),
    ]


def richest(subjects: pd.DataFrame) -> str:
    """The subject that brought most problems to light."""
    first = subjects.iloc[0]
    count = words.number(first["count"], "")
    return _("Most problems: {subject}, {count}", subject=first["name"], count=count)


def visited(kinds: pd.DataFrame) -> str:
    """Which kind of unit was visited most."""
    first = kinds.iloc[0]
    return _("Most visited: {kind}, {count} times", kind=first["name"], count=int(first["count"]))
