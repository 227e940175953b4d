"""What weights do to ranks: who moves when they are moved, and whose rank hinges on which."""

import pandas as pd

from pages.shared import words
from pages.shared.findings import why_moved
from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def joined(cities: pd.DataFrame, bands: pd.DataFrame) -> pd.DataFrame:
    """The cities with the band of their rank under the weights tried out."""
    known = bands.reset_index(drop=True) if len(bands) else pd.DataFrame(columns=list(bands))
    rows = cities.merge(known, on="city", how="left")
    low = pd.to_numeric(rows["low"]).combine(rows["rank_now"], min)
    high = pd.to_numeric(rows["high"]).combine(rows["rank_now"], max)
    return rows.assign(low=low, high=high)


@cached
def as_ranking(cities: pd.DataFrame) -> pd.DataFrame:
    """The cities as a stamp knows them."""
    return cities.assign(rank=cities["rank_before"], source=None, is_approx=False)


@cached
def has_rank(cities: pd.DataFrame) -> bool:
    """Whether any city is ranked, as stated or under these weights."""
    return bool(cities["rank_now"].notna().any())


@cached
def near(rows: pd.DataFrame, *, most: int) -> pd.DataFrame:
    """The cities around the one looked at, so many that a figure can show them; best first."""
    city = why_moved.own(rows)
    distance = (rows["rank_now"] - city["rank_now"]).abs()
    kept = distance.sort_values(kind="stable").index[:most]
    return rows[rows.index.isin(kept)]


@cached
def answer(cities: pd.DataFrame, weights: dict[str, float], hinges: pd.DataFrame) -> str:
    """Where the city gets under other weights; under its own, what its rank hinges on."""
    city = why_moved.own(cities)
    if pd.isna(city["rank_before"]) and pd.isna(city["rank_now"]):
        return _("{city} has no rank in this scheme", city=city["city"])
    if not weights:
        return hinge(hinges, str(city["city"]))
    facts = {
        "city": city["city"],
        "before": words.place(city["rank_before"], city["ranked"]),
        "now": words.place(city["rank_now"], cities["rank_now"].notna().sum()),
        "others": _moved(cities),
    }
    if city["rank_before"] == city["rank_now"]:
        return _("Under these weights {city} stays {now}; {others}", **facts)
    return _("Under these weights {city} goes from {before} to {now}; {others}", **facts)


def _moved(cities: pd.DataFrame) -> str:
    """How many of all cities take another rank."""
    changed = int((cities["rank_before"].fillna(0) != cities["rank_now"].fillna(0)).sum())
    if not changed:
        return _("no rank changes")
    return plural("{count} city changes its rank", "{count} cities change their ranks", changed)


@cached
def hinge(hinges: pd.DataFrame, city: str) -> str:
    """On which weight a city's rank hinges most."""
    found = hinges[hinges["city"] == city]
    if found.empty:
        return _("The weights of one indicator cannot move {city}", city=city)
    row = found.iloc[0]
    facts = {"city": city, "rank": int(row["rank"])}
    if not row["distance"]:
        return _("{city} is No. {rank} whichever indicator is left out", **facts)
    return _(
        "{city} is No. {rank}; its rank hinges most on {indicator}: without it, No. {without}",
        **facts,
        indicator=row["indicator"],
        without=int(row["rank_without"]),
    )


@cached
def hinging(hinges: pd.DataFrame) -> str:
    """How many ranks hinge on a single indicator, and whose most."""
    moved = hinges[hinges["distance"] > 0]
    if moved.empty:
        return _("No rank hinges on a single indicator")
    first = moved.iloc[0]
    return plural(
        "{count} rank hinges on a single indicator: {city}'s on {indicator}",
        "{count} ranks hinge on a single indicator, most of all {city}'s on {indicator}",
        len(moved),
        city=first["city"],
        indicator=first["indicator"],
    )


@cached
def with_words(hinges: pd.DataFrame) -> pd.DataFrame:
    """The ranks that hinge on a weight, with their bands in words."""
    pairs = zip(hinges["rank_low"], hinges["rank_high"], strict=True)
    return hinges.assign(
        band=[words.band(low, high) for low, high in pairs],
        climbed=hinges["rank"] - hinges["rank_without"].fillna(hinges["rank"]),
    )


@cached
def steadier(rows: pd.DataFrame) -> str:
    """Whose rank is certain under the weights tried out, and whose is not."""
    ranked = rows[rows["rank_now"].notna()]
    certain = int((ranked["low"] == ranked["high"]).sum())
    return _(
        "{certain} of {ranked} ranks hold when weights vary",
        certain=certain,
        ranked=len(ranked),
    )
