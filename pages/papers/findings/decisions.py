"""What meetings decided, and what has become of it."""

import pandas as pd

from pages.shared import words
from pages.shared.findings import firsts
from pages.shared.findings.cards import Card
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def carried_out(decisions: pd.DataFrame) -> str:
    """How much of what the last meeting decided is done."""
    last = latest(decisions)
    name = meeting(last["meeting"].iloc[0])
    done, overdue = _count(last, "done"), _count(last, "overdue")
    text = _(
        "{done} of {count} decisions of “{name}” are done", done=done, count=len(last), name=name
    )
    if not overdue:
        return text
    return _("{said}, {overdue} overdue", said=text, overdue=overdue)


@cached
def latest(decisions: pd.DataFrame) -> pd.DataFrame:
    """What the last meeting decided."""
    return decisions[decisions["is_latest"]]


def meeting(name: object) -> str:
    """A meeting's name, or a dash where none was written."""
    return name if isinstance(name, str) else words.DASH


@cached
def cards(decisions: pd.DataFrame) -> list[Card]:
    """All, done, open and overdue, over all meetings."""
    overdue, total = _count(decisions, "overdue"), len(decisions)
    done = _count(decisions, "done")
    share = words.share(done / total) if total else words.DASH
    return [
        Card(_("Decisions"), words.number(total, ""), _("of all meetings"), "even"),
        Card(_("Done"), words.number(done, ""), share, "even"),
        Card(_("Under way"), words.number(_count(decisions, "open"), ""), _("not overdue"), "even"),
        Card(
            _("Overdue"),
            words.number(overdue, ""),
            _("past their deadline") if overdue else _("none overdue"),
            "bad" if overdue else "even",
        ),
    ]


@cached
def slowest(decisions: pd.DataFrame) -> str:
    """Which open decision is overdue longest, or due next."""
    waiting = decisions[decisions["state"] != "done"].sort_values(["due", "decision"])
    if waiting.empty:
        return _("Everything that was decided is done")
    first = waiting.iloc[0]
    left = words.days_left(first["days_left"])
    return _("{name}: {said}, {owner}", name=first["decision"], said=left, owner=first["owner"])


@cached
def by_meeting(meetings: pd.DataFrame) -> str:
    """Which meeting has most left to do."""
    left = meetings["planned"] - meetings["done"]
    if not left.any():
        return _("Everything that was decided is done")
    most = firsts.leading(meetings["name"], left)
    return _("“{name}” has most left: {count}", name=most, count=int(left.max()))


def _count(decisions: pd.DataFrame, state: str) -> int:
    return int((decisions["state"] == state).sum())
