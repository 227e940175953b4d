"""What is said of a page beside an earlier one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from pages.shared import words
from pages.shared.words import plural
from pages.shared.words import translate as _

# What really happened, what was put right, and what moved because days went by.
Kind = Literal["real", "correction", "time"]


@dataclass(frozen=True)
class Move:
    """One thing that differs; `weight` says how much it matters, the most first."""

    what: str
    about: str
    old: str
    new: str
    kind: Kind
    weight: tuple[float, ...] = (0,)

    @property
    def is_correction(self) -> bool:
        """Whether old data were put right, and nothing happened."""
        return self.kind == "correction"


def summary(name: str, moves: Sequence[Move], headline: tuple[str, str] | None = None) -> str:
    """How much really happened, was corrected or moved with time, and what matters most.

    `headline`: what the overview looked at then and looks at now, where that is another thing.
    """
    turned = (
        _("the headline was {then} and is now {now}", then=headline[0], now=headline[1])
        if headline
        else ""
    )
    if not moves:
        text = turned or _("nothing has moved on this page")
        return _("Since “{name}”: {said}", name=name, said=text)
    counts = Counter(move.kind for move in moves)
    text = plural("{count} real change", "{count} real changes", counts["real"])
    corrected = plural(
        "{count} correction of old data", "{count} corrections of old data", counts["correction"]
    )
    text = _("{said}, {more}", said=text, more=corrected)
    if counts["time"]:
        text = _("{said}, {more}", said=text, more=_moved_with_time(counts["time"]))
    text = _("Since “{name}”: {said}", name=name, said=_("; ").join(filter(None, (turned, text))))
    return _("{said}; above all {move}", said=text, move=_one(moves[0]))


def _moved_with_time(count: int) -> str:
    return plural("{count} thing moved with time", "{count} things moved with time", count)


def unknown(name: str) -> str:
    """That the snapshot has nothing to compare with."""
    return _("“{name}” has nothing on this page", name=name)


def table(moves: Sequence[Move]) -> pd.DataFrame:
    """The moves as rows, real changes first."""
    kinds: dict[Kind, str] = {
        "real": _("real change"),
        "correction": _("correction of old data"),
        "time": _("moved with time"),
    }
    rows = [
        {
            "kind": kinds[move.kind],
            "what": move.what,
            "about": move.about,
            "old": move.old,
            "new": move.new,
        }
        for move in moves
    ]
    return pd.DataFrame(rows, columns=["kind", "what", "about", "old", "new"])


def _one(move: Move) -> str:
    if move.old == words.DASH:
        return _("{what}: {new}", what=move.what, new=f"{move.about} {move.new}")
    return _("{what} {about} {old} → {new}", **_parts(move))


def _parts(move: Move) -> dict[str, str]:
    return {"what": move.what, "about": move.about, "old": move.old, "new": move.new}
