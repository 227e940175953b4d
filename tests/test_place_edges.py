"""What is said of places, values and targets where it turns: below, at and above, one and several.

In English, whose sentences are those of the code.
"""

from collections.abc import Iterator

import pandas as pd
import pytest

from pages.indicator import findings as indicator
from pages.overview.findings import overview
from pages.rankings.findings import weights
from pages.shared import words
from pages.shared.findings import firsts


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    words.use("en")
    yield
    words.use("zh")


def history(*values: float | None, **more: float) -> pd.DataFrame:
    """Our values month by month, the newest first, in a group between 1 and 9 points."""
    group = {"median": 5.0, "least": 1.0, "greatest": 9.0, "q1": 2.0, "q3": 8.0, "reported": 3}
    rows = [
        {"city": "甲", "unit": "分", "value": value, "period_end": pd.Timestamp(2025, month, 1)}
        | {**group, **more}
        for month, value in enumerate(values, 1)
    ]
    return pd.DataFrame(rows).iloc[::-1]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (4.9, "得分: 甲 has 4.9 pts, 0.1 pts below the middle"),
        (5.0, "得分: 甲 has 5.0 pts, in the middle"),
        (5.1, "得分: 甲 has 5.1 pts, 0.1 pts above the middle"),
        (6.5, "得分: 甲 has 6.5 pts, 1.5 pts above the middle"),
        (None, "得分: the city in the middle has 5.0 pts"),
    ],
)
def test_a_value_is_above_at_or_below_the_median(value: float | None, text: str) -> None:
    rows = history(1.0, value).astype({"value": float})
    assert indicator.title(rows, "得分", decimals=1) == text


@pytest.mark.parametrize(
    ("group", "text"),
    [
        ({"reported": 1}, "Only one city has reported"),
        ({"reported": 2}, "Half of the cities lie between 2.0 pts and 8.0 pts"),
        ({"q3": 2.0}, "Half of the cities lie at 2.0 pts"),
        ({"greatest": 1.0}, "All cities have the same value: 1.0 pts"),
    ],
)
def test_a_spread_needs_two_cities_that_differ(group: dict[str, float], text: str) -> None:
    assert indicator.spread(history(5.0, **group), decimals=1) == text


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ((4.0,), "The group over time"),
        ((4.0, 5.0), "甲 went from 4.0 pts to 5.0 pts"),
        ((4.0, 5.0, 4.0), "甲 is at 4.0 pts again, as at first"),
    ],
)
def test_a_course_goes_from_first_to_last(values: tuple[float, ...], text: str) -> None:
    assert indicator.course(history(*values), decimals=1) == text


@pytest.mark.parametrize(
    ("direction", "text"),
    [("越高越好", "higher is better"), ("越低越好", "lower is better"), (None, "not stated, so")],
)
def test_a_direction_has_its_words(direction: str | None, text: str) -> None:
    row = pd.Series({"direction": direction, "unit": "分", "target": None, "decimals": 1})
    lacking = dict.fromkeys(("definition", "accrual", "formula", "source", "owner", "dimension"))
    facts = dict(indicator.register(pd.concat([row, pd.Series(lacking, dtype=object)])))
    assert facts["Direction"].startswith(text)


@pytest.mark.parametrize(
    ("reached", "text", "verdict"),
    [
        ((3, 2), "↑ 1 on last month", "good"),
        ((3, 3), "→ as last month", "even"),
        ((2, 3), "↓ 1 on last month", "bad"),
        ((3,), "→ as last month", "even"),
    ],
)
def test_targets_reached_are_compared_with_the_month_before(
    reached: tuple[int, ...], text: str, verdict: str
) -> None:
    none = pd.DataFrame()
    aimed = [11, 10][: len(reached)]
    targets = pd.DataFrame({"reached": reached, "aimed": aimed, "rule_year": None})
    now = overview.Now((), targets, none, none, none, none, none, 0)
    card = overview._targets(now.targets)
    assert card
    assert (card.value, card.said, card.verdict) == (f"{reached[0]} / 11", text, verdict)


def test_a_city_that_was_not_ranked_before_changes_its_rank() -> None:
    ranks = [(1, 1), (None, 1), (None, None), (2, 3)]
    cities = pd.DataFrame(ranks, columns=["rank_before", "rank_now"]).astype(float)
    assert weights._moved(cities) == "2 cities change their ranks"
    assert weights._moved(cities.iloc[[0, 2]]) == "no rank changes"
    assert weights._moved(cities.tail(1)) == "1 city changes its rank"


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (["1", "1", "1", "2"], "a, b, c"),
        (["1", "1", "1", "1"], "a, b, c and 1 more"),
        (["1", "2", "1", "1"], "a, c, d"),
    ],
)
def test_three_that_share_a_place_are_named(texts: list[str], names: str) -> None:
    assert firsts.joint("abcd", texts) == names
