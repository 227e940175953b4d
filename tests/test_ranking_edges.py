"""What rankings say where they turn: who led, what turned our rank, and how far apart cities are.

In English, whose sentences are those of the code.
"""

from collections.abc import Iterator, Sequence

import pandas as pd
import pytest

from pages.shared import words
from pages.shared.findings import rankings


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


@pytest.mark.parametrize(
    ("course", "text"),
    [
        ((1.0, 3.0), "甲 led at first, now 乙 does"),
        ((1.0, 3.0, 1.0), "甲 led at first, and leads now"),
    ],
)
def test_who_led_first_leads_now_or_not(course: Sequence[float], text: str) -> None:
    assert rankings.played(ranks(*course)) == text


@pytest.mark.parametrize(("course", "has"), [((1.0,), False), ((1.0, 1.0), True)])
def test_a_course_has_two_periods(course: Sequence[float], has: bool) -> None:
    assert rankings.has_course(ranks(*course)) is has


@pytest.mark.parametrize(
    ("forum", "held", "since", "before"),
    [
        ("2025-03-01", "2025-06-29", "2025-02-28", 4),  # 120 days before: the forum led to it
        ("2025-02-28", "2025-06-29", "2025-06-28", 2),  # 121 days before: it did not
        ("2025-06-29", "2025-06-29", "2025-06-28", 2),
        ("2025-06-30", "2025-06-29", "2025-06-28", 2),  # after it began
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
    found = rankings.turn(course, events)
    assert (found.since, found.before) == (
        day(since),
        before,
    )
    assert found.cause.endswith("攻坚")
    level = rankings.turn(ranks(2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0), events)
    assert level == rankings.Turn()
    early = rankings.turn(course.head(12), events)  # it had not ended by the last rank
    assert early == rankings.Turn()


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
    assert rankings.spread(pd.DataFrame(rows), decimals=1) == text
