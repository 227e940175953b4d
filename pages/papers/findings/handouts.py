"""What became of slides that were brought up to date, in words."""

from collections.abc import Sequence
from typing import Protocol

import pandas as pd

from pages.shared import words
from pages.shared.words import translate as _


class Outcome(Protocol):
    """What became of one part of a slide."""

    @property
    def slide(self) -> int:
        """Its place; nought for what has no slide."""

    @property
    def kind(self) -> str:
        """title, subject, number, chart, table, footer, notes, line or rest."""

    @property
    def name(self) -> str:
        """What a reader knows it by."""

    @property
    def state(self) -> str:
        """renewed, kept, gone or more."""


def renewed(outcomes: Sequence[Outcome]) -> str:
    """How many parts say what the board says now, and how many a hand has kept."""
    counts = {
        state: sum(each.state == state for each in outcomes)
        for state in ("renewed", "kept", "gone")
    }
    pieces = [words.plural("{count} part renewed", "{count} parts renewed", counts["renewed"])]
    if counts["kept"]:
        pieces.append(
            words.plural(
                "{count} left as somebody wrote it",
                "{count} left as somebody wrote them",
                counts["kept"],
            )
        )
    if counts["gone"]:
        pieces.append(
            words.plural("{count} not found any more", "{count} not found any more", counts["gone"])
        )
    return words.join(pieces)


def listed(outcomes: Sequence[Outcome]) -> list[str]:
    """What was renewed, slide by slide: its number and its parts, each named once."""
    parts: dict[int, dict[str, None]] = {}
    for each in outcomes:
        if each.state == "renewed":
            parts.setdefault(each.slide, {})[_kinds().get(each.kind, each.kind)] = None
    return [
        _("Slide {number}: {parts}", number=number, parts=words.join(named))
        for number, named in sorted(parts.items())
    ]


def left(outcomes: Sequence[Outcome]) -> pd.DataFrame:
    """The parts that were not renewed: slide, part, state."""
    rows = [
        {
            "slide": str(each.slide) if each.slide else words.DASH,
            "part": _("{kind}: {name}", kind=_kinds().get(each.kind, each.kind), name=each.name),
            "state": _states()[each.state],
        }
        for each in outcomes
        if each.state != "renewed"
    ]
    return pd.DataFrame(rows, columns=["slide", "part", "state"])


def _kinds() -> dict[str, str]:
    return {
        "title": _("Title"),
        "subject": _("Subtitle"),
        "number": _("Number"),
        "chart": _("Chart"),
        "table": _("Table"),
        "footer": _("Footer"),
        "notes": _("Notes"),
        "line": _("A sentence"),
        "rest": _("Rows left out"),
    }


def _states() -> dict[str, str]:
    return {
        "kept": _("left as somebody wrote it"),
        "gone": _("the board does not show it any more: left as it was"),
        "more": _("has grown: further rows need a new slide"),
    }
