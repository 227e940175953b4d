"""A place in words: how it moved, since when and among whom, and what a score rests on."""

import pandas as pd

from pages.shared import words
from pages.shared.findings.cards import Card, Verdict
from pages.shared.findings.way import Way
from pages.shared.words import translate as _


def rank_card(
    home: pd.Series, trail: list[float], *, label: str, leads_to: Way | None = None
) -> Card:
    """Our rank, and how it moved since the period before."""
    return Card(
        label=label,
        value=words.place(home["rank"], home["ranked"]),
        said=since(home, words.rank_change(home["rank_change"])),
        verdict=rank_verdict(home["rank_change"]),
        trail=trail,
        lower_is_better=True,
        leads_to=leads_to,
    )


def rank_verdict(climbed: float) -> Verdict:
    """Whether the places climbed since the period before are good news."""
    return "good" if climbed > 0 else "bad" if climbed < 0 else "even"


def covered(row: pd.Series) -> str:
    """How many of a scheme's indicators are known, and what these weigh: 11/12, 92 %."""
    return _(
        "{known}/{indicators} indicators known, {share} of the weights",
        known=int(row["known"]),
        indicators=int(row["indicators"]),
        share=words.share(row["weight_coverage"]),
    )


def since(home: pd.Series, change: str) -> str:
    """A change of rank with what it is compared with: another period, or other cities.

    第 6/12 and 上期 6/11 are not the same place: 按原 11 市为第 5.
    """
    said = change
    if pd.notna(home["rank_change"]) and not home["is_next"]:
        before = words.period(home["previous_start"], home["previous_end"], home["grain"])
        said = _("{change} since {period}", change=change, period=before)
    if pd.isna(home["rank_change"]) or home["is_same_field"]:
        return said
    return _(
        "{change} (before: {before}/{ranked_before}; No. {rank} of the {count} ranked both times)",
        change=said,
        before=int(home["previous_rank"]),
        ranked_before=int(home["previous_ranked"]),
        rank=int(home["rank_of_same"]),
        count=int(home["same_ranked"]),
    )


def moved(climbed: float) -> str:
    """How far we moved, within a sentence."""
    return words.rank_change(climbed).split(" ", 1)[1]
