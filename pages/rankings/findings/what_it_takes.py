"""What a place takes: where we get at a pace, and what pace gets us there."""

import pandas as pd

from pages.shared import words
from pages.shared.figures.records import Record, records
from pages.shared.findings import why_moved
from pages.shared.findings.cards import Card, change_card
from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached

DETAIL = 1  # a pace is written with so many decimals more than its indicator


@cached
def own(cities: pd.DataFrame) -> pd.Series:
    """The row of the city that tries for a place."""
    row: pd.Series = cities.iloc[cities["is_own"].to_numpy(dtype=bool).nonzero()[0][0]]
    return row


@cached
def has_value(cities: pd.DataFrame) -> bool:
    """Whether there is a value to start from, and a rival to pass."""
    return bool(pd.notna(own(cities)["value"])) and int(own(cities)["ranked"]) > 1


@cached
def missing(cities: pd.DataFrame, indicator: str) -> str:
    """Why there is nothing to reckon with."""
    city = own(cities)
    if pd.isna(city["value"]):
        return _("{city} has not reported {indicator} yet", city=city["city"], indicator=indicator)
    return _("Nobody but {city} reports {indicator} yet", city=city["city"], indicator=indicator)


@cached
def places(cities: pd.DataFrame) -> tuple[int, int]:
    """How many places there are, and the one that the city has now."""
    city = own(cities)
    return int(city["ranked"]), int(city["rank_now"])


@cached
def as_ranking(cities: pd.DataFrame) -> pd.DataFrame:
    """The cities as a stamp knows them."""
    return cities.assign(rank=cities["rank_now"], source=None, is_approx=False)


@cached
def demand(cities: pd.DataFrame, target: int, grain: str) -> str:
    """What the place asks, in short."""
    rung = cities[cities["place"] == target]
    if rung.empty or rung.iloc[0]["outlook"] == "reached":
        return _("No. {place} asks nothing more", place=target)
    asks = pace(rung.iloc[0]["needed_pace"], own(cities), grain)
    return _("No. {place} asks {pace}", place=target, pace=asks)


@cached
def asked(cities: pd.DataFrame, target: int, indicator: str, grain: str) -> str:
    """The answer to: what does it take to be in this place."""
    city = own(cities)
    aimed = aim(target, int(city["rank_now"]))
    rung = cities[cities["place"] == target]
    facts = {"aim": aimed, "indicator": indicator, "city": city["city"]}
    if rung.empty or rung.iloc[0]["outlook"] == "reached":
        return _("{aim}: {city}'s {indicator} is enough as it stands", **facts)
    return demanded(aimed, indicator, rung.iloc[0], city, grain)


def demanded(aimed: str, indicator: str, row: Record, of: pd.Series, grain: str) -> str:
    """What an aim asks of an indicator, whose unit and decimals `of` has."""
    facts = {"aim": aimed, "indicator": indicator, "pace": pace(row["needed_pace"], of, grain)}
    sentences = {
        "on_pace": _("{aim}: {indicator} {pace}, as of late"),
        "done_before": _("{aim}: {indicator} {pace}"),
        "beyond": _("{aim}: {indicator} {pace}, never seen yet"),
        "never": _("{aim}: {indicator} {pace}; it never improved"),
        "hold": _("{aim}: {indicator} only has to hold"),
    }
    return sentences[row["outlook"]].format(**facts)


def in_all(row: pd.Series, of: pd.Series, by: str) -> str:
    """By when, how much more, and how that pace compares with the best one."""
    more = words.change(row["needed"], of["unit"], decimals=int(of["decimals"]))
    text = _("{more} by {by}", more=more, by=by)
    return text if pd.isna(row["times_best"]) else f"{text} · {times(row['times_best'])}"


@cached
def detail(cities: pd.DataFrame, target: int, by: str) -> str:
    """What the place asks until then, in all; only by when where it asks nothing more."""
    rung = cities[cities["place"] == target]
    if rung.empty or rung.iloc[0]["outlook"] == "reached":
        return _("by {by}", by=by)
    return in_all(rung.iloc[0], own(cities), by)


def aim(target: int, rank: int) -> str:
    """Whether the place is to be reached or to be kept."""
    if target == 1:
        text = _("To stay first") if rank == 1 else _("To be first")
    elif rank <= target:
        text = _("To stay in the top {place}")
    else:
        text = _("To be in the top {place}")
    return text.format(place=target)


def pace(value: float, city: pd.Series, grain: str) -> str:
    """A change per period: 每月 +0.3 分."""
    return _("{change} {per}", change=_change(value, city), per=per(grain))


def times(share: float) -> str:
    """A pace against the best one: 最好月份的 1.4 倍, or of less than it 最好月份的 40%."""
    if share >= 1:
        return _("{times} × its best", times=words.measure(share, decimals=1))
    return _("{share} of its best", share=words.share(share))


@cached
def outcome(cities: pd.DataFrame) -> str:
    """Where the city gets at the pace tried out."""
    city = own(cities)
    place = words.place(city["rank_then"], city["ranked"])
    facts = {"city": city["city"], "place": place}
    moves = as_moves(cities)
    if not (moves["moved"] != "none").any():
        return _("At this pace {city} is {place}, no places changed", **facts)
    passing = why_moved.overtaken(moves)
    return _("At this pace {city} is {place}: {passing}", **facts, passing=passing)


@cached
def as_moves(cities: pd.DataFrame) -> pd.DataFrame:
    """The cities as `charts.two_periods` draws them: now, and then; near ours when many."""
    names = {"value": "value_before", "value_then": "value_now"}
    places = {"rank_now": "rank_before", "rank_then": "rank_now"}
    moves = cities.rename(columns=names).rename(columns=places)
    ordered = moves.sort_values(["rank_now", "city"])
    return why_moved.with_words(ordered)


@cached
def cards(cities: pd.DataFrame, by: str, grain: str) -> list[Card]:
    """The rank then, the value then, and the paces they rest on."""
    city = own(cities)
    decimals = int(city["decimals"])
    moved = words.rank_change(city["climbed"])
    best = _("it never improved so far")
    if pd.notna(city["best_step"]):
        best = _("the best period: {period}", period=_best_period(city, grain))
    return [
        Card(
            _("Rank by {by}", by=by),
            words.place(city["rank_then"], city["ranked"]),
            _("{moved}, from No. {before}", moved=moved, before=int(city["rank_now"])),
            "good" if city["climbed"] > 0 else "bad" if city["climbed"] < 0 else "even",
        ),
        Card(
            _("Value by {by}", by=by),
            words.number(city["value_then"], city["unit"], decimals=decimals),
            pace(city["pace"], city, grain),
        ),
        _pace_card(_("Recent pace, {per}", per=per(grain)), "recent_pace", city, _rests_on(city)),
        _pace_card(_("Best so far, {per}", per=per(grain)), "best_step", city, best),
    ]


def _pace_card(label: str, column: str, city: pd.Series, said: str) -> Card:
    decimals = int(city["decimals"]) + DETAIL
    return change_card(label, _known(city[column]), said, city["unit"], decimals=decimals)


def per(grain: str) -> str:
    """By which length of time a pace is told."""
    return {
        "month": _("a month"),
        "quarter": _("a quarter"),
        "half": _("a half-year"),
        "year": _("a year"),
    }[grain]


def _change(value: float, city: pd.Series) -> str:
    return words.change(value, city["unit"], decimals=int(city["decimals"]) + DETAIL)


def _best_period(city: pd.Series, grain: str) -> str:
    return words.period(city["best_start"], city["best_end"], grain)


def _known(value: float) -> float:
    return 0.0 if pd.isna(value) else value


def _rests_on(city: pd.Series) -> str:
    if pd.isna(city["recent_pace"]):
        return _("fewer than three periods: taken as standing still")
    return plural("from {count} period", "from {count} periods", int(city["points"]))


@cached
def rungs(cities: pd.DataFrame, grain: str, *, most: int) -> pd.DataFrame:
    """The places worth trying for, the best on top, with what each one asks in words."""
    city = own(cities)
    lowest = max(int(city["rank_now"]), 3)
    shown = cities[cities["place"] <= lowest].sort_values("place").tail(most)
    reached = shown["outlook"] == "reached"
    asked_ = zip(reached, shown["needed_pace"], strict=True)
    improvement = (shown["needed_pace"] * city["sign"]).mask(reached, 0.0)
    return shown.assign(
        improvement=improvement,
        placed=[_("No. {rank}", rank=int(place)) for place in shown["place"]],
        rival=[_rival(row, city) for row in records(shown)],
        asked=["" if done else pace(value, city, grain) for done, value in asked_],
        said=[verdict(*pair) for pair in zip(shown["outlook"], shown["times_best"], strict=True)],
    )


def _rival(row: Record, city: pd.Series) -> str:
    value = words.number(row["value_then"], city["unit"], decimals=int(city["decimals"]))
    return f"{row['city']} {value}"


def verdict(outlook: str, share: float) -> str:
    """What a demand means against the paces known, in short."""
    return {
        "reached": _("✓ enough as it stands"),
        "on_pace": _("✓ at the recent pace"),
        "never": _("✗ never improved yet"),
    }.get(outlook) or times(share)


@cached
def lines(cities: pd.DataFrame) -> dict[str, float]:
    """The paces to hold a place's demand against, as improvements, by name."""
    city = own(cities)
    return {
        _("recent pace"): _known(city["recent_pace"]) * city["sign"],
        _("best period"): _known(city["best_step"]) * city["sign"],
    }


@cached
def method(cities: pd.DataFrame) -> str:
    """What the reckoning supposes."""
    city = own(cities)
    said = _("Straight on at each city's recent pace: a reckoning, not a forecast")
    stale = cities.loc[cities["is_stale"].fillna(False).astype(bool), "city"]
    if len(stale):
        said += _("; from older values: {cities}", cities=words.join(stale))
    if pd.notna(city["highest"]):
        said += _("; no value above {highest}", highest=int(city["highest"]))
    return said
