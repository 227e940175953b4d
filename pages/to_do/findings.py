"""What is overdue or due soon, and with whom."""

import datetime as dt
from collections.abc import Mapping

import pandas as pd

from pages.shared import theme, words
from pages.shared.findings import firsts
from pages.shared.findings.cards import Card, Verdict
from pages.shared.findings.stuck import SOON
from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached


def waiting(overdue: int, soon: int) -> str:
    """How many matters are overdue, and how many are due soon; one of two owners counts once."""
    return _(
        "{overdue} matters overdue, {soon} due within {days} days",
        overdue=overdue,
        soon=soon,
        days=SOON,
    )


def held_up(stuck: int, overdue: int) -> str:
    """What is stuck: matters past their deadline, and topics that wait too long in their stage."""
    return _(
        "{stuck} stuck: {overdue} overdue, {waiting} topics waiting too long",
        stuck=stuck,
        overdue=overdue,
        waiting=stuck - overdue,
    )


@cached
def missing(archive: pd.DataFrame) -> str:
    """Materials of past forums: how many are overdue and for how long; they hold up no work."""
    late = archive[archive["days_left"] < 0]
    if late.empty:
        return plural(
            "Materials of {count} forum due within {days} days",
            "Materials of {count} forums due within {days} days",
            len(archive),
            days=SOON,
        )
    return plural(
        "Also: materials of {count} forum overdue, for {days}",
        "Also: materials of {count} forums overdue, up to {days}",
        len(late),
        days=words.days(-late["days_left"].min()),
    )


@cached
def burdened(owners: pd.DataFrame) -> str:
    """Who has most overdue."""
    count = int(owners["overdue"].iloc[0])
    if not count:
        return _("Nobody has anything overdue")
    owner = firsts.joint(owners["name"], owners["overdue"].astype(str).tolist())
    return _("{owner} has most overdue: {count}", owner=owner, count=count)


def shared(day: dt.date) -> str:
    """How the owners' matters are counted, and to which day."""
    counted = _("a matter of several owners counts for each")
    return f"{words.as_of(day)} · {counted}"


@cached
def parted(owners: pd.DataFrame) -> pd.DataFrame:
    """The owners with the parts of each bar as columns of their names."""
    parts = dict(zip(_parts(), (owners["overdue"], owners["due_soon"]), strict=True))
    return owners.assign(target=float("nan"), **parts)


def roles() -> dict[str, theme.Role]:
    """The parts of an owner's bar in words, each with its role."""
    overdue, soon = _parts()
    return {overdue: "bad", soon: "other"}


def _parts() -> tuple[str, str]:
    return _("Overdue"), _("Due soon")


def cards(counts: Mapping[str, tuple[int, int]]) -> list[Card]:
    """One card per kind of matter: how many, how many of them overdue."""
    found = []
    for kind, (due, overdue) in counts.items():
        text = _("{count} overdue", count=overdue) if overdue else _("none overdue")
        verdict: Verdict = "bad" if overdue else "even"
        found.append(Card(words.matter(kind), words.number(due, ""), text, verdict))
    return found
