"""What ranks say: where we stand, how we got there, and who is how far ahead."""

import pandas as pd

from pages.shared import words
from pages.shared.findings.cards import Card, Verdict
from pages.shared.findings.places import covered, moved, rank_card, since
from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached

TRAIL = 12  # the periods in the small course of a city's ranks


@cached
def standing(cities: pd.DataFrame, indicator: str) -> str:
    """Our rank in one period; without one, who leads."""
    ours = cities[cities["is_home"]]
    if ours.empty:
        return _("{indicator}: {city} leads", indicator=indicator, city=leader(cities))
    home = ours.iloc[0]
    if pd.isna(home["rank"]):
        facts = {"indicator": indicator, "city": home["city"]}
        if is_scheme(cities):
            return _("{indicator}: too little is known of {city} to rank it", **facts)
        return _("{indicator}: {city} has not reported", **facts)
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


@cached
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


@cached
def first_rows(cities: pd.DataFrame) -> int | None:
    """How many rows the table shows at first: the cities with a rank, which come first. None, for
    all of them, where no city or not ours has one."""
    ranked = cities["rank"].notna()
    is_ours_ranked = bool(ranked[cities["is_home"]].all())
    return int(ranked.sum()) if ranked.any() and is_ours_ranked else None


@cached
def with_words(cities: pd.DataFrame, ranks: pd.DataFrame) -> pd.DataFrame:
    """The cities with the course of their ranks, up is better, and a scheme's band in words."""
    courses = {
        city: [None if pd.isna(rank) else -float(rank) for rank in rows["rank"].tail(TRAIL)]
        for city, rows in ranks.sort_values("period_end").groupby("city")
    }
    trails = [courses.get(city, []) for city in cities["city"]]
    said = cities.assign(trail=pd.Series(trails, index=cities.index, dtype=object))
    if "change" in cities:
        pieces = zip(cities["change"], cities["changed_in"], cities["compared_with"], strict=True)
        changes = [words.stated_change(*parts) for parts in pieces]
        said["stated_change"] = pd.Series(changes, index=said.index, dtype=object)
    if "rank_low" not in cities:
        return said
    bands = zip(cities["rank"], cities["rank_low"], cities["rank_high"], strict=True)
    said["band"] = [words.ranks(low, high) if rank == rank else "" for rank, low, high in bands]
    return said


def is_scheme(cities: pd.DataFrame) -> bool:
    """Whether the cities are ranked by a scheme: it has no rank for whom it knows too little."""
    return "coverage" in cities


@cached
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


@cached
def spread(cities: pd.DataFrame, *, decimals: int) -> str:
    """How far our city is from its neighbours; without ours, the first from the last."""
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
    return _neighbours(shown.reset_index(drop=True), decimals) or _(
        "From {best} ({first}) to {worst} ({last})",
        best=best,
        first=first["city"],
        worst=worst,
        last=last["city"],
    )


def _neighbours(cities: pd.DataFrame, decimals: int) -> str:
    """How far our city is from the next place on either side; nothing without ours, or when it
    shares its place. The cities are those with a rank, the best first."""
    ours = cities.index[cities["is_home"]]
    if ours.empty or (cities["rank"] == cities["rank"][ours[0]]).sum() > 1:
        return ""
    gaps = cities["gap_to_next"].tolist()  # of a city to the next place above it
    ahead = gaps[ours[0]] if ours[0] > 0 else None
    behind = gaps[ours[0] + 1] if ours[0] + 1 < len(cities) else None
    city, unit = cities["city"][ours[0]], cities["unit"][ours[0]]
    facts = {
        side: words.difference(gap, unit, decimals=decimals)
        for side, gap in (("ahead", ahead), ("behind", behind))
        if pd.notna(gap)
    }
    if len(facts) == 2:
        return _(
            "{city}: {ahead} to the place above, {behind} to the one below", city=city, **facts
        )
    if "behind" in facts:
        return _("{city} is first, {behind} ahead of the next place", city=city, **facts)
    return _("{city} is last, {ahead} to the place above", city=city, **facts) if facts else ""
