"""What the theme plan says: how many topics were chosen, how soon, and which still wait."""

import pandas as pd

from pages.shared import words
from pages.shared.findings import firsts
from pages.shared.findings.cards import Card
from pages.shared.words import translate as _
from runtime.cache import cached


def of_year(year: int) -> str:
    """Which topics are those of a year."""
    in_words = words.year(year)
    return _("Topics proposed in {year}, undated ones by choice or forum", year=in_words)


def outcomes_of(year: int) -> str:
    """Which outcomes are those of a year."""
    in_words = words.year(year)
    return _("Outcomes of the topics of {year}, without one by their forum", year=in_words)


@cached
def chosen(topics: pd.DataFrame, year: int) -> str:
    """How many topics were proposed, and how many of them are chosen."""
    count = int(topics["is_chosen"].sum())
    in_words = words.year(year)
    if count == len(topics):
        return _("{year}: {count} topics proposed, all chosen", year=in_words, count=count)
    return _(
        "{year}: {all} topics proposed, {waiting} not chosen yet",
        year=in_words,
        all=len(topics),
        waiting=len(topics) - count,
    )


@cached
def cards(topics: pd.DataFrame) -> list[Card]:
    """How many were chosen and discussed, how soon, and how long the others wait."""
    picked = int(topics["is_chosen"].sum())
    discussed = int((topics["state"] == "discussed").sum())
    result = [
        Card(
            _("Chosen"),
            words.share(picked / len(topics)),
            _("{done} of {all}", done=picked, all=len(topics)),
        ),
        Card(
            _("Discussed at a forum"),
            words.number(discussed),
            _("{done} of {all}", done=discussed, all=picked),
        ),
    ]
    days = topics["days_to_choice"].dropna()
    if len(days):
        text = _("at the latest after {days}", days=words.days(days.max()))
        result.append(Card(_("Of the chosen, half within"), words.days(days.median()), text))
    waits = topics["days_waiting"].dropna()
    if len(waits):
        text = _("the longest for {days}", days=words.days(waits.max()))
        result.append(Card(_("Not chosen yet"), words.number(len(waits)), text))
    return result


@cached
def commonest(kinds: pd.DataFrame) -> str:
    """The kind that most topics are of, and the kind that is chosen least."""
    most, fewest = firsts.leading(kinds["name"], kinds["planned"]), kinds.sort_values("done_share")
    shares = [words.share(share) for share in fewest["done_share"]]
    if kinds["done_share"].min() == 1:
        return _("Most are of the kind “{kind}”", kind=most)
    return _(
        "Most are “{kind}”; “{least}” is chosen least, {share}",
        kind=most,
        least=firsts.joint(fewest["name"], shares),
        share=shares[0],
    )


@cached
def keenest(proposers: pd.DataFrame) -> str:
    """Who proposes most."""
    first = proposers.iloc[0]
    return words.plural(
        "{unit} proposes most: {count} topic",
        "{unit} proposes most: {count} topics",
        int(first["count"]),
        unit=firsts.joint(proposers["name"], proposers["count"].astype(str).tolist()),
    )


@cached
def waiting(topics: pd.DataFrame) -> str:
    """The topic that has waited longest to be chosen."""
    waits = topics[topics["days_waiting"].notna()]
    if waits.empty:
        return _("Every topic of the year")
    first = waits.iloc[0]
    return _(
        "Not chosen for longest: {topic}, {days}, {unit}",
        topic=first["topic"],
        days=words.days(first["days_waiting"]),
        unit=first["proposer"] or words.DASH,
    )


@cached
def used(flows: pd.DataFrame) -> str:
    """The commonest way of use, and how many outcomes took effect."""
    ways = flows.groupby("use", sort=False)["count"].sum().reset_index()
    done = int(flows.loc[flows["state"] == "effective", "count"].sum())
    return _(
        "{count} outcomes, {done} took effect; most “{use}”",
        count=int(flows["count"].sum()),
        use=firsts.leading(ways["use"], ways["count"]),
        done=done,
    )


@cached
def received(receivers: pd.DataFrame) -> str:
    """To whom most outcomes went; the way of use is said where only one has most."""
    first, counts = receivers.iloc[0], receivers["planned"].astype(str).tolist()
    if counts.count(counts[0]) > 1:
        names = firsts.joint(receivers["name"], counts)
        return _("Most went to: {names}, {count} each", names=names, count=int(first["planned"]))
    return words.plural(
        "Most went to: {name}, {count} outcome ({use})",
        "Most went to: {name}, {count} outcomes ({use})",
        int(first["planned"]),
        name=first["name"],
        use=first["use"],
    )
