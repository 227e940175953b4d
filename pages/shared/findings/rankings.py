"""What ranks say: where we stand, how we got there, and who is how far ahead."""

from dataclasses import dataclass

import pandas as pd

from pages.shared import words
from pages.shared.findings.cards import Card, Verdict
from pages.shared.findings.places import covered, moved, rank_card, since
from pages.shared.records import records
from pages.shared.words import plural
from pages.shared.words import translate as _

TRAIL = 12  # the periods in the small course of a city's ranks
LEAD = pd.Timedelta(days=120)  # a forum so long before a campaign belongs to it


def standing(cities: pd.DataFrame, indicator: str) -> str:
    """Our rank in one period; without one, who leads."""
    ours = cities[cities["is_home"]]
    if ours.empty:
        return _("{indicator}: {city} leads", indicator=indicator, city=leader(cities))
    home = ours.iloc[0]
    if pd.isna(home["rank"]):
        said = {"indicator": indicator, "city": home["city"]}
        if is_scheme(cities):
            return _("{indicator}: too little is known of {city} to rank it", **said)
        return _("{indicator}: {city} has not reported", **said)
    place = words.place(home["rank"], home["ranked"])
    if pd.isna(home["rank_change"]) or not home["is_same_field"]:  # its card says among whom
        return _(
            "{indicator}: {city} is {place}", indicator=indicator, city=home["city"], place=place
        )
    return _(
        "{indicator}: {city} is {place}, {change}",
        indicator=indicator,
        city=home["city"],
        place=place,
        change=since(home, _on_before(home)),
    )


def is_counted(cities: pd.DataFrame) -> bool:
    """Whether enough have reported in this period for it to be ranked."""
    return bool(cities["is_counted"].all())


def _on_before(home: pd.Series) -> str:
    """How far we moved, and since when where that is not the period right before."""
    change = moved(home["rank_change"])
    return _("{change} on the period before", change=change) if home["is_next"] else change


def leader(cities: pd.DataFrame) -> str:
    """The cities in first place."""
    return words.join(cities.loc[cities["rank"] == cities["rank"].min(), "city"])


@dataclass(frozen=True)
class Turn:
    """Our last rank before a push (a campaign, and the forum that led to it), if there was one."""

    cause: str = ""
    since: pd.Timestamp | None = None
    before: int = 0


def turn(ranks: pd.DataFrame, events: pd.DataFrame) -> Turn:
    """The last campaign that has ranks of ours on both sides, and was followed by a climb."""
    ours = records(_ours(ranks)[["period_end", "rank"]])
    own = [event for event in records(events) if event["is_own"]]
    forums = [event for event in own if event["kind"] == "forum"]
    for campaign in reversed([event for event in own if event["kind"] == "campaign"]):
        starts = campaign["starts"]
        led = [forum for forum in forums if starts - LEAD <= forum["starts"] <= starts][-1:]
        begun = led[0]["starts"] if led else starts
        before = next((row for row in reversed(ours) if row["period_end"] < begun), None)
        if before is None or campaign["ends"] > ours[-1]["period_end"]:
            continue
        if ours[-1]["rank"] < before["rank"]:
            names = [_("Forum {number}", number=int(forum["forum_no"])) for forum in led]
            cause = words.join([*names, campaign["label"]])
            return Turn(cause, before["period_end"], int(before["rank"]))
    return Turn()


def has_course(ranks: pd.DataFrame) -> bool:
    """Whether there is more than one period to draw a line through."""
    return ranks["period_end"].nunique() > 1


def climb(ranks: pd.DataFrame, turned: Turn, indicator: str) -> str:
    """How our rank came about: since a campaign, if one turned it, or over the time shown."""
    ours = _ours(ranks)
    if len(ours) < 2:
        return _("{indicator}: the ranks of all cities", indicator=indicator)
    first, last = int(ours["rank"].iloc[0]), int(ours["rank"].iloc[-1])
    if turned.since is None:
        return _over_time(indicator, first, last)
    return _(
        "After {cause}, {indicator} rose from No. {before} to No. {now}",
        cause=turned.cause,
        indicator=indicator,
        before=turned.before,
        now=last,
    )


def course_subject(view: str, ranks: pd.DataFrame, events: pd.DataFrame) -> str:
    """What the lines are, and what the marks of those events are that fall into their time."""
    first, last = ranks["period_end"].min(), ranks["period_end"].max()
    seen = events[(events["ends"] >= first) & (events["starts"] <= last)]
    key = words.event_key(set(seen["kind"]))
    return " · ".join(filter(None, [_("Rank · {view}", view=view), key]))


def _ours(ranks: pd.DataFrame) -> pd.DataFrame:
    return ranks[ranks["is_home"] & ranks["rank"].notna()].sort_values("period_end")


def _over_time(indicator: str, before: int, now: int) -> str:
    said = {"indicator": indicator, "before": before, "now": now}
    if now < before:
        return _("{indicator} rose from No. {before} to No. {now}", **said)
    if now > before:
        return _("{indicator} fell from No. {before} to No. {now}", **said)
    return _("{indicator} is No. {now} again, as at the start", **said)


def listing(cities: pd.DataFrame) -> str:
    """What the table of all cities shows first: differences to the announcement, then gaps."""
    disputed = cities[cities["is_disputed"]]
    if len(disputed):
        row = disputed.iloc[0]
        return plural(
            "{count} announced rank differs: {city} announced {announced}, computed {rank}",
            "{count} announced ranks differ, {city} first: announced {announced}, computed {rank}",
            len(disputed),
            city=row["city"],
            announced=int(row["announced_rank"]),
            rank=int(row["rank"]),
        )
    if not is_counted(cities):
        return _("Not ranked until enough have reported")
    if cities["announced_rank"].notna().any():
        return _("All ranks agree with the announcement")
    return _("{city} is first of {ranked}", city=leader(cities), ranked=int(cities["ranked"].max()))


def with_words(cities: pd.DataFrame, ranks: pd.DataFrame) -> pd.DataFrame:
    """The cities with the course of their ranks, up is better, and a scheme's band in words."""
    courses = {
        city: [None if pd.isna(rank) else -float(rank) for rank in rows["rank"].tail(TRAIL)]
        for city, rows in ranks.sort_values("period_end").groupby("city")
    }
    trails = [courses.get(city, []) for city in cities["city"]]
    said = cities.assign(trail=pd.Series(trails, index=cities.index, dtype=object))
    if "change" in cities:
        told = zip(cities["change"], cities["changed_in"], cities["compared_with"], strict=True)
        changes = [words.stated_change(*parts) for parts in told]
        said["stated_change"] = pd.Series(changes, index=said.index, dtype=object)
    if "rank_low" not in cities:
        return said
    bands = zip(cities["rank"], cities["rank_low"], cities["rank_high"], strict=True)
    said["band"] = [words.ranks(low, high) if rank == rank else "" for rank, low, high in bands]
    return said


def is_scheme(cities: pd.DataFrame) -> bool:
    """Whether the cities are ranked by a scheme: it has no rank for whom it knows too little."""
    return "coverage" in cities


def cards(cities: pd.DataFrame, ranks: pd.DataFrame, *, decimals: int) -> list[Card]:
    """Our rank, value, distance to the first and to the target; none without a home city."""
    ours = cities[cities["is_home"]]
    if ours.empty or pd.isna(ours.iloc[0]["rank"]):
        return []
    home = ours.iloc[0]
    trail = ranks[ranks["is_home"]].sort_values("period_end").tail(12)
    return [
        rank_card(home, trail["rank"].tolist(), label=_("Rank")),
        *([_band_card(home)] if is_scheme(cities) else []),
        Card(
            label=_("Score") if is_scheme(cities) else _("Value"),
            value=words.number(home["value"], home["unit"], decimals=decimals),
            said=_basis(home, decimals),
            trail=trail["value"].tolist(),
        ),
        _distance_card(home, trail, decimals),
        *([] if is_scheme(cities) else [_target_card(home, trail, decimals)]),
    ]


def _band_card(home: pd.Series) -> Card:
    """How sure the rank of a scheme is: what it may be when the weights vary, or one is missing."""
    without = words.ranks(home["without_low"], home["without_high"])
    return Card(
        label=_("Robust range"),
        value=words.ranks(home["rank_low"], home["rank_high"]),
        said=_("{band} with one indicator left out", band=without),
    )


def _basis(home: pd.Series, decimals: int) -> str:
    """What our value rests on: a source, or how many of a scheme's indicators are known; of a
    cumulated one how it differs from the same months of the year before."""
    if "coverage" in home:
        return covered(home)
    if home["grain"] == "cumulated" and pd.notna(home["year_change"]):
        grown = words.change(home["year_change"], home["unit"], decimals=decimals)
        return _("{change} on the same months of the year before", change=grown)
    if home["is_approx"]:
        return _("approximate")
    return home["source"] if isinstance(home["source"], str) else _("as reported")


def _distance_card(home: pd.Series, trail: pd.DataFrame, decimals: int) -> Card:
    text = _("in first place")
    verdict: Verdict = "good"
    label, distance = _("Lead over the second"), home["lead"]
    if home["rank"] > 1:
        label, distance, verdict = _("Gap to the first"), home["gap_to_first"], "even"
        nearest = words.difference(home["gap_to_next"], home["unit"], decimals=decimals)
        text = _("{gap} to the next place", gap=nearest)
    written = words.difference(distance, home["unit"], decimals=decimals)
    return Card(label, written, text, verdict, trail["gap_to_first"].tolist(), lower_is_better=True)


def _target_card(home: pd.Series, trail: pd.DataFrame, decimals: int) -> Card:
    if pd.isna(home["target"]):
        return Card(_("Target"), words.DASH, _("no target set"))
    target = words.number(home["target"], home["unit"], decimals=decimals)
    reached = home["target_share"] >= 1
    return Card(
        _("Target {target}", target=target),
        words.share(home["target_share"]),
        _("✓ reached") if reached else _("✗ not reached"),
        "good" if reached else "bad",
        trail["target_share"].tolist(),
    )


def spread(cities: pd.DataFrame, *, decimals: int) -> str:
    """How far apart the first and the last city are."""
    if not is_counted(cities):
        return _("The values reported so far")
    shown = cities[cities["rank"].notna()]
    first, last = shown.iloc[0], shown.iloc[-1]
    values, unit = [first["value"], last["value"]], first["unit"]
    best, worst = words.pair(values, unit, decimals=decimals)
    if len(shown) == 1:
        return _("Only {city} has reported: {value}", city=first["city"], value=best)
    if best == worst:
        return _("All cities have the same value: {value}", value=best)
    return _(
        "From {best} ({first}) to {worst} ({last})",
        best=best,
        first=first["city"],
        worst=worst,
        last=last["city"],
    )
