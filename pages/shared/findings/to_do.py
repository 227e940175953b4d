"""What is overdue or due soon, and with whom."""

import pandas as pd

from pages.shared import words
from pages.shared.findings.cards import Card, Verdict
from pages.shared.words import translate as _

SOON = 14  # days


def waiting(matters: pd.DataFrame) -> str:
    """How many matters are overdue, and how many are due soon."""
    overdue = int((matters["state"] == "overdue").sum())
    return _(
        "{overdue} matters overdue, {soon} due within {days} days",
        overdue=overdue,
        soon=len(matters) - overdue,
        days=SOON,
    )


def longest(matters: pd.DataFrame) -> str:
    """What is overdue longest, or due next."""
    first = matters.iloc[0]
    said = words.days_left(first["days_left"])
    return _("{name}: {said}, {owner}", name=first["name"], said=said, owner=first["owner"] or "—")


def burdened(owners: pd.DataFrame) -> str:
    """Who has most overdue."""
    first = owners.iloc[0]
    count = int(first["overdue"])
    if not count:
        return _("Nobody has anything overdue")
    return _("{owner} has most overdue: {count}", owner=first["name"], count=count)


def cards(matters: pd.DataFrame) -> list[Card]:
    """One card per kind of matter: how many, how many of them overdue."""
    found = []
    for kind, group in matters.groupby("kind", sort=False):
        overdue = int((group["state"] == "overdue").sum())
        said = _("{count} overdue", count=overdue) if overdue else _("none overdue")
        verdict: Verdict = "bad" if overdue else "even"
        found.append(Card(words.matter(str(kind)), words.number(len(group), ""), said, verdict))
    return found
