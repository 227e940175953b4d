"""What rankings say where they turn: who led, what turned our rank, and how far apart cities are.

In English, whose sentences are those of the code.
"""

from collections.abc import Iterator, Sequence

import pandas as pd
import pytest

from pages.shared import words
from pages.shared.etl.answers import Standing
from pages.shared.findings import courses, rankings, standing


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    words.use("en")
    yield
    words.use("zh")


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


def ranks(*ours: float, end: str = "2025-{month:02d}-28") -> pd.DataFrame:
    """Our ranks month by month, and those of another city that never moves."""
    return pd.DataFrame(
        {
            "city": name,
            "is_home": name == "甲",
            "rank": rank,
            "period_end": day(end.format(month=m)),
        }
        for m, our in enumerate(ours, 1)
        for name, rank in (("甲", our), ("乙", 2.0))
    )


@pytest.mark.parametrize(("course", "has"), [((1.0,), False), ((1.0, 1.0), True)])
def test_a_course_has_two_periods(course: Sequence[float], has: bool) -> None:
    assert courses.has_course(ranks(*course)) is has


@pytest.mark.parametrize(
    ("forum", "held", "since", "before"),
    [
        ("2025-03-01", "2025-06-29", "2025-02-28", 4),  # 120 days before: the forum led to it
        ("2025-02-28", "2025-06-29", "2025-06-28", 2),  # 121 days before: it did not
        ("2025-06-29", "2025-06-29", "2025-06-28", 2),
        ("2025-06-30", "2025-06-29", "2025-06-28", 2),  # after it began
        (
            "2024-01-01",
            "2025-06-28",
            "2025-05-28",
            2,
        ),  # a month that ends as it begins is not before
    ],
)
def test_a_forum_of_four_months_before_led_to_a_campaign(
    forum: str, held: str, since: str, before: int
) -> None:
    events = pd.DataFrame(
        {
            "is_own": [True, True, False],
            "kind": ["forum", "campaign", "campaign"],
            "starts": [day(forum), day(held), day("2025-07-02")],
            "ends": [day(forum), day("2025-07-28"), day("2025-07-02")],
            "label": ["论坛", "攻坚", "别处"],
            "forum_no": [3.0, None, None],
        }
    )
    course = ranks(4.0, 4.0, 3.0, 3.0, 2.0, 2.0, 1.0)
    found = courses.turn(course, events)
    assert (found.since, found.before) == (
        day(since),
        before,
    )
    assert found.cause.endswith("攻坚")
    level = courses.turn(ranks(2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0), events)
    assert level == courses.Turn()
    early = courses.turn(course.head(12), events)  # it had not ended by the last rank
    assert early == courses.Turn()


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ((3.0, 2.0, 1.0), "From 3.0 pts (a) to 1.0 pts (c)"),
        ((3.0, 3.0), "All cities have the same value: 3.0 pts"),
        ((3.0,), "Only a has reported: 3.0 pts"),
    ],
)
def test_a_spread_goes_from_the_first_to_the_last(values: Sequence[float], text: str) -> None:
    rows = [
        {"city": name, "value": value, "unit": "分", "rank": 1.0, "is_counted": True}
        for name, value in zip("abc", values, strict=False)
    ]
    assert rankings.spread(pd.DataFrame(rows).assign(is_home=False), decimals=1) == text


@pytest.mark.parametrize(
    ("ours", "ranks", "text"),
    [
        ("a", (1, 2, 3), "a is first, 1.0 pts ahead of the next place"),
        ("b", (1, 2, 3), "b: 1.0 pts to the place above, 2.0 pts to the one below"),
        ("c", (1, 2, 3), "c is last, 2.0 pts to the place above"),
        ("b", (1, 2, 2), "From 4.0 pts (a) to 1.0 pts (c)"),  # it shares its place
    ],
)
def test_our_city_is_measured_against_its_neighbours(
    ours: str, ranks: Sequence[int], text: str
) -> None:
    cities = pd.DataFrame(
        {
            "city": list("abc"),
            "value": [4.0, 3.0, 1.0],
            "unit": "分",
            "rank": ranks,
            "gap_to_next": [None, 1.0, 2.0],
            "is_counted": True,
        }
    )
    cities["is_home"] = cities["city"] == ours
    assert rankings.spread(cities, decimals=1) == text


def test_cities_without_a_rank_wait_behind_the_tab_of_all_unless_ours_is_among_them() -> None:
    cities = pd.DataFrame({"city": list("abc"), "rank": [1.0, 2.0, None]})
    assert rankings.first_rows(cities.assign(is_home=cities["city"] == "b")) == 2
    assert rankings.first_rows(cities.assign(is_home=cities["city"] == "c")) is None
    assert rankings.first_rows(cities.assign(is_home=False, rank=None)) is None


def test_a_city_without_a_rank_has_no_band_of_ranks() -> None:
    cities = pd.DataFrame(
        {"city": ["甲", "乙"], "rank": [1, None], "rank_low": [1, 1], "rank_high": [2, 2]}
    )
    told = rankings.with_words(cities, ranks(1.0, 2.0, 3.0))
    assert told["band"].tolist() == [words.ranks(1, 2), ""]
    assert told["trail"].tolist() == [[-1.0, -2.0, -3.0], [-2.0, -2.0, -2.0]]
    long = rankings.with_words(cities, ranks(*[1.0] * 11, 2.0).assign(city="甲"))
    assert len(long["trail"].iloc[0]) == 12


@pytest.mark.parametrize(
    ("kind", "before", "text"),
    [
        ("indicator", "2025-12-31", "得分: the board turns to "),
        ("indicator", "2026-01-31", "得分: the board stays at "),
        ("scheme", "2026-01-31", "得分: the board stays at "),
    ],
)
def test_the_board_turns_when_its_period_does(kind: str, before: str, text: str) -> None:
    found: Standing = {
        "kind": kind,
        "subject": "得分",
        "city_group": "全省",
        "is_headline": True,
        "before": {"start": None, "end": before, "grain": "month"},
        "now": {"start": "2026-01-01", "end": "2026-01-31", "grain": "month"},
        "waiting": [
            {
                "start": "2026-02-01",
                "end": "2026-02-28",
                "grain": "month",
                "reported": 1,
                "members": 3,
                "missing": ["乙", "丙"],
            }
        ],
    }
    (said,) = standing.sentences([found])
    assert said.startswith(text)
    assert ("covered too little: 乙, 丙" in said) is (kind == "scheme")
    assert ("missing: 乙, 丙" in said) is (kind == "indicator")
