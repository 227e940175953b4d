"""What is said of a page beside an earlier one."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from pages.shared import words
from pages.shared.words import translate as _


@dataclass(frozen=True)
class Move:
    """One thing that differs; `weight` says how much it matters, the most first."""

    what: str
    about: str
    old: str
    new: str
    is_correction: bool
    weight: tuple[float, ...] = (0,)


def summary(name: str, moves: Sequence[Move]) -> str:
    """How much is really different, how much was corrected, and what matters most."""
    if not moves:
        return _("Since “{name}” nothing has moved on this page", name=name)
    corrected = sum(move.is_correction for move in moves)
    said = _(
        "Since “{name}”: {real} real changes, {corrected} corrections of old data",
        name=name,
        real=len(moves) - corrected,
        corrected=corrected,
    )
    return _("{said}; above all {move}", said=said, move=_one(moves[0]))


def unknown(name: str) -> str:
    """That the snapshot has nothing to compare with."""
    return _("“{name}” has nothing on this page", name=name)


def table(moves: Sequence[Move]) -> pd.DataFrame:
    """The moves as rows, real changes first."""
    kinds = {False: _("real change"), True: _("correction of old data")}
    rows = [
        {
            "kind": kinds[move.is_correction],
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
