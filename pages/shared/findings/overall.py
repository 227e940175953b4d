"""What other values of ours would do to our rank by a scheme."""

import pandas as pd

from pages.shared import words
from pages.shared.findings import why_moved
from pages.shared.words import translate as _


def as_ranking(cities: pd.DataFrame) -> pd.DataFrame:
    """The cities as a stamp knows them."""
    return cities.assign(rank=cities["rank_before"], source=None, is_approx=False)


def answer(cities: pd.DataFrame, values: dict[str, float], scheme: str) -> str:
    """The rank with other values, or what to do to see one."""
    city = why_moved.own(cities)
    if pd.isna(city["rank_now"]):
        return _("{city} has no rank in this scheme", city=city["city"])
    now = words.place(city["rank_now"], cities["rank_now"].notna().sum())
    said = {"city": city["city"], "scheme": scheme, "now": now}
    if not values:
        return _("{city} is {now} in {scheme}: move a value to see the rank it would give", **said)
    said["indicators"] = words.join(values)
    if city["rank_now"] == city["rank_before"]:
        return _("{city} would stay {now} in {scheme} with other {indicators}", **said)
    said["before"] = words.place(city["rank_before"], city["ranked"])
    return _("{city} would go from {before} to {now} in {scheme} with other {indicators}", **said)
