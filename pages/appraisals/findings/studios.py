"""What innovation studios say: what they earned, and what a yuan of reward brought."""

import pandas as pd

from pages.shared import words
from pages.shared.findings import firsts
from pages.shared.findings.cards import Card
from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def earned(studios: pd.DataFrame, year: int) -> str:
    """What all studios earned, and who earned most."""
    stated = studios.dropna(subset=["benefit"])
    if stated.empty:
        return _("{year}: no studio has stated its benefit", year=words.year(year))
    return _(
        "{year}: studios earned {benefit}, {first} most",
        year=words.year(year),
        benefit=words.number(stated["benefit"].sum(), "元"),
        first=firsts.leading(stated["name"], stated["benefit"]),
    )


@cached
def rewarded(studios: pd.DataFrame) -> str:
    """Which studio brought most for a yuan of reward."""
    stated = studios.dropna(subset=["benefit_per_yuan"])
    if stated.empty:
        return _("All studios of the year")
    best = stated.iloc[int(stated["benefit_per_yuan"].to_numpy().argmax())]
    brought = words.number(best["benefit_per_yuan"], "元", decimals=0)
    return _("{name} brought {sum} for each yuan of reward", name=best["name"], sum=brought)


@cached
def fallen(stated: pd.DataFrame) -> str:
    """How many of the studios that state their benefit earned less than the year before."""
    both = stated.dropna(subset=["previous_benefit"])
    if both.empty:
        return _("Benefit of each studio")
    fewer = int((both["benefit"] < both["previous_benefit"]).sum())
    if not fewer:
        return _("No studio earned less than the year before")
    return plural(
        "{count} of {all} studio earned less than the year before",
        "{count} of {all} studios earned less than the year before",
        fewer,
        all=len(both),
    )


@cached
def cards(studios: pd.DataFrame) -> list[Card]:
    """How many of which tier, benefit against the year before, and what they were given."""
    tiers = studios["tier"].value_counts()
    text = words.join(f"{tier} {int(count)}" for tier, count in tiers.items())
    benefit, reward = studios["benefit"].sum(), studios["reward"].sum()
    paired = studios.dropna(subset=["benefit", "reward"])
    result = [
        Card(_("Studios"), words.number(len(studios), ""), text or _("no tier stated")),
        _benefit(studios, float(benefit)),
    ]
    if reward:
        text = _("no benefit is stated beside it")
        if spent := float(paired["reward"].sum()):
            each = words.number(float(paired["benefit"].sum()) / spent, "元", decimals=0)
            text = _("{sum} of benefit for each yuan", sum=each)
        result.append(Card(_("Reward"), words.number(reward, "元"), text))
    return result


def _benefit(studios: pd.DataFrame, benefit: float) -> Card:
    label, value = _("Benefit"), words.number(benefit, "元")
    both = studios.dropna(subset=["benefit", "previous_benefit"])
    if both.empty:
        return Card(label, value, _("no year before to compare"))
    moved = float(both["benefit"].sum() - both["previous_benefit"].sum())
    change = words.change(moved, "元")
    text = _("{change} against the year before", change=change)
    if len(both) < studios["benefit"].notna().sum():
        text = plural(
            "{change} against the year before, of {count} studio that stated both",
            "{change} against the year before, of {count} studios that stated both",
            len(both),
            change=change,
        )
    return Card(label, value, text, "good" if moved > 0 else "bad" if moved < 0 else "even")
