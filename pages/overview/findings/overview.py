"""The leaders' two minutes in words: the title, the cards, the three sentences."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from pages.shared import words
from pages.shared.findings import carried, firsts, why_moved
from pages.shared.findings.cards import Card
from pages.shared.findings.places import moved, rank_card, since
from pages.shared.findings.rankings import leader
from pages.shared.findings.way import Way
from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached

Sentence = tuple[str, str, Way]  # what it is about, the sentence, where it is worked out


@dataclass(frozen=True)
class Headline:
    """One headline of the board, an indicator or a scheme: its ranking now, and its ranks."""

    name: str
    decimals: int
    cities: pd.DataFrame
    ranks: pd.DataFrame
    turn: str = ""  # the last period in which we stood at another rank, in words
    moves: pd.DataFrame = field(default_factory=pd.DataFrame)  # what moved since then, as why_moved
    view: Mapping[str, str] = field(default_factory=dict)  # its choices, by the address's words

    @cached_property
    def home(self) -> pd.Series | None:
        """Our row of the ranking, if we are in it and ranked."""
        ours = self.cities[self.cities["is_home"] & self.cities["rank"].notna()]
        return None if ours.empty else ours.iloc[0]


@dataclass(frozen=True)
class Now:
    """The rows that the overview speaks of; each frame is one query's."""

    headlines: tuple[Headline, ...]
    targets: pd.DataFrame
    forums: pd.DataFrame
    months: pd.DataFrame
    topics: pd.DataFrame
    effects: pd.DataFrame
    stuck: pd.DataFrame
    overdue: int  # matters of all tables


@cached
def title(headline: Headline, stuck: pd.DataFrame) -> str:
    """Where we stand in the headline, a fall first, and how much is stuck, in one line."""
    first = _place(headline)
    if stuck.empty:
        return first
    waiting = plural("{count} thing is stuck", "{count} things are stuck", len(stuck))
    return _("{standing}; {waiting}", standing=first, waiting=waiting)


@cached
def title_ways(first: Headline, stuck: pd.DataFrame) -> dict[str, Way]:
    """Where the numbers of the title are worked out, by their text."""
    if first.home is None:
        place = leader(first.cities)
    else:
        place = words.place(first.home["rank"], first.home["ranked"])
    return {place: Way("rankings", first.view), str(len(stuck)): Way("to_do")}


def _place(headline: Headline) -> str:
    home = headline.home
    if home is None:
        leads = leader(headline.cities)
        return _("{indicator}: {city} leads", indicator=headline.name, city=leads)
    place = words.place(home["rank"], home["ranked"])
    if home["rank_change"] < 0:
        fell = since(home, moved(home["rank_change"]))
        return _("{indicator} {fell}, now {place}", indicator=headline.name, fell=fell, place=place)
    return _("{indicator} is {place}", indicator=headline.name, place=place)


@cached
def due(matters: pd.DataFrame) -> pd.DataFrame:
    """What is to be done from today on, with what it is in words."""
    return words.with_matters(matters[matters["days_left"] >= 0])


@cached
def places(now: Now) -> list[Card]:
    """Our place in each headline in which we are ranked."""
    return [card for card in map(_rank, now.headlines) if card]


@cached
def cards(now: Now) -> list[Card]:
    """Three numbers; what has no rows yet has no card."""
    return [card for card in (_targets(now.targets), _forums(now), _topics(now)) if card]


def _rank(headline: Headline) -> Card | None:
    if headline.home is None:
        return None
    ours = headline.ranks[headline.ranks["is_home"]].sort_values("period_end").tail(12)
    way, trail = Way("rankings", headline.view), ours["rank"].tolist()
    return rank_card(headline.home, trail, label=headline.name, leads_to=way)


def _targets(targets: pd.DataFrame) -> Card | None:
    if targets.empty:
        return None
    reached = targets["reached"].tolist()
    gained = reached[0] - reached[1] if len(reached) > 1 else 0
    arrow = "↑" if gained > 0 else "↓"
    moved = _("{sign} {count} on last month", sign=arrow, count=abs(gained))
    return Card(
        label=_("Targets reached"),
        value=f"{reached[0]} / {targets['aimed'].iloc[0]}",
        said=_("; ").join(
            part
            for part in (
                moved if gained else _("→ as last month"),
                carried.of_targets(targets.iloc[0]),
            )
            if part
        ),
        verdict="good" if gained > 0 else "bad" if gained < 0 else "even",
        trail=reached[::-1],
        leads_to=Way("city"),
    )


def _unplanned(row: pd.Series) -> str:
    """That a newer year has no plan yet, so that the plan shown is that of the year before."""
    if pd.isna(row["unplanned_year"]):
        return ""
    return _("the plan of {year} is not loaded yet", year=words.year(int(row["unplanned_year"])))


def _forums(now: Now) -> Card | None:
    if now.forums.empty:
        return None
    row = now.forums.iloc[0]
    owed = int(row["owed"])
    text = _("{count} still to hold", count=owed) if owed else _("✓ as planned")
    return Card(
        label=_("Forums held in {year}", year=int(row["year"])),
        value=f"{int(row['held'])} / {int(row['planned'])}",
        said=_("; ").join(part for part in (text, _unplanned(row)) if part),
        verdict="even" if owed else "good",
        trail=now.months["forums"].tolist(),
        counts_apart=True,
        leads_to=Way("forums", {"year": str(int(row["year"]))}),
    )


def _topics(now: Now) -> Card | None:
    if now.topics.empty:
        return None
    raised, effective = _ends(now.topics)
    return Card(
        label=_("Topics in effect"),
        value=words.share(now.topics["share_of_first"].iloc[-1]),
        said=_("{effective} / {raised} topics", effective=effective, raised=raised),
        trail=now.effects["topics"].tolist(),
        leads_to=Way("conversion"),
    )


@cached
def reasons(now: Now) -> list[Sentence]:
    """Where we stand in each headline, and why that moved."""
    parts = [
        *((_("Rank"), _standing(one), Way("rankings", one.view)) for one in now.headlines),
        *((_("Why"), _why(one), Way("why_moved", one.view)) for one in now.headlines),
    ]
    return [one for one in parts if one[1]]


@cached
def others(now: Now) -> list[Sentence]:
    """Conversion and what is stuck: one sentence each, where there is something to say."""
    parts = [
        (_("Conversion"), _conversion(now.topics), Way("conversion")),
        (_("Stuck"), _stuck(now.stuck) + _overdue(now.overdue), Way("to_do")),
        (_("Forum materials"), _unarchived(now.stuck), Way("to_do")),
    ]
    return [one for one in parts if one[1]]


def _standing(headline: Headline) -> str:
    home = headline.home
    if home is None:
        return ""
    facts = {"indicator": headline.name, "place": words.place(home["rank"], home["ranked"])}
    if home["rank"] == 1:
        lead = words.difference(home["lead"], home["unit"], decimals=headline.decimals)
        return _("{indicator} is {place}, {lead} ahead of the second.", **facts, lead=lead)
    gap = words.difference(home["gap_to_first"], home["unit"], decimals=headline.decimals)
    first = leader(headline.cities)
    return _("{indicator} is {place}, {gap} behind {first}.", **facts, gap=gap, first=first)


def _why(headline: Headline) -> str:
    """What moved us since we stood at another rank; nothing, where we never did."""
    if headline.moves.empty or not why_moved.has_moved(headline.moves):
        return ""
    return _(
        "{indicator} was No. {before} in {period}: {causes}.",
        indicator=headline.name,
        before=int(why_moved.own(headline.moves)["rank_before"]),
        period=headline.turn,
        causes=why_moved.causes(headline.moves),
    )


def _conversion(topics: pd.DataFrame) -> str:
    if topics.empty:
        return ""
    raised, effective = _ends(topics)
    facts: dict[str, object] = {"effective": effective, "raised": raised}
    days = topics["slowest_days"]
    unreached = ((topics["began"] > 0) & days.isna()).to_numpy().nonzero()[0]
    if not len(unreached) and days.isna().all():
        return _("{effective} of {raised} topics took effect.", **facts)
    at = int(unreached[-1]) if len(unreached) else int(days.fillna(-1).to_numpy().argmax())
    facts["before"], facts["after"] = (
        words.stage(stage) for stage in topics["stage"].iloc[at - 1 : at + 1]
    )
    if len(unreached):
        return _(
            "{effective} of {raised} topics took effect; “{before} → {after}”: more than half have"
            " not come so far yet.",
            **facts,
        )
    return _(
        "{effective} of {raised} topics took effect; slowest is “{before} → {after}”: half within"
        " {days}.",
        **facts,
        days=words.days(days.iloc[at]),
    )


def _ends(topics: pd.DataFrame) -> tuple[int, int]:
    """How many topics were raised, and how many took effect."""
    return int(topics["topics"].iloc[0]), int(topics["topics"].iloc[-1])


def _stuck(stuck: pd.DataFrame) -> str:
    if stuck.empty:
        return _("Nothing is stuck.")
    owners = Counter(name for said in stuck["owner"].dropna() for name in said.split("、"))
    most = owners.most_common()
    named = firsts.joint([name for name, _many in most], [str(many) for _name, many in most])
    named = named or _("nobody named")
    if not most or most[0][1] == 1:
        return plural(
            "{count} thing is stuck, with {owners}.",
            "{count} things are stuck, with {owners}.",
            len(stuck),
            owners=named,
        )
    return plural(
        "{count} thing is stuck, with {owner}.",
        "{count} things are stuck; {owner} has most, {most}.",
        len(stuck),
        owner=named,
        most=most[0][1],
    )


def _unarchived(stuck: pd.DataFrame) -> str:
    """How many of what is stuck are materials of past forums."""
    missing = int((stuck["kind"] == "archive").sum())
    if not missing:
        return ""
    return plural(
        "The materials of {count} forum are among what is stuck.",
        "The materials of {count} forums are among what is stuck.",
        missing,
    )


def _overdue(late: int) -> str:
    return plural(" {count} is overdue.", " {count} are overdue.", late) if late else ""
