"""How a show ends: what was decided while it ran, and where its deck is found afterwards."""

import hashlib
from dataclasses import dataclass
from typing import TypedDict
from urllib.parse import urlencode

import pandas as pd

from pages.shared import warehouse, words
from pages.shared.warehouse import UNEXPECTED, Build
from pages.shared.words import translate as _


@dataclass(frozen=True)
class Decided:
    """One decision: whose it is, and its deadline in ISO format, "" where there is none."""

    meeting: str
    decision: str
    owner: str
    due: str

    @property
    def mark(self) -> str:
        """What tells this decision from others: its meeting and its words."""
        return hashlib.sha256(f"{self.meeting}\n{self.decision}".encode()).hexdigest()[:16]


class Closing(TypedDict):
    """The last slide, in the language in use; `decided` are pairs: what, and by whom until when."""

    title: str
    name: str
    head: str
    decided: list[tuple[str, str]]
    none: str  # what is said instead of a list
    where: str
    address: str  # of the deck on the board; "" when it was put aside


def decisions(build: Build | None) -> tuple[Decided, ...] | None:
    """Every decision that a build holds; None without a build that can be read."""
    if build is None:
        return None
    try:
        with warehouse.reading(build):
            rows = warehouse.query("decisions")
    except UNEXPECTED:
        return None
    return tuple(
        Decided(
            _text(row["meeting"]), _text(row["decision"]), _text(row["owner"]), _day(row["due"])
        )
        for row in rows.to_dict("records")
    )


def closing(name: str, decided: tuple[Decided, ...] | None, *, is_kept: bool) -> Closing:
    """The last slide of the show of a deck; `is_kept` says whether the deck is still there."""
    none = _("Nothing was written down as decided during this show.")
    if decided is None:
        none = _("What was decided is listed under Meeting papers, Decisions.")
    where = _("Find the deck on the board under Shows: {name}", name=name)
    gone = _("The deck was put aside. Whoever looks after the data folder can bring it back.")
    return {
        "title": _("The show has ended"),
        "name": name,
        "head": _("Decided during this show"),
        "decided": [(one.decision, _who(one)) for one in decided or ()],
        "none": none,
        "where": where if is_kept else gone,
        "address": f"/decks?{urlencode({'deck': name})}" if is_kept else "",
    }


def _who(one: Decided) -> str:
    until = _("due {day}", day=words.date_of(pd.Timestamp(one.due))) if one.due else ""
    return " · ".join(part for part in (one.owner, until) if part)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _day(value: object) -> str:
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else ""
