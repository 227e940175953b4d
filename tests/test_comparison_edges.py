"""What comparisons of cities say where it turns: below, at and above, one and several.

In English, whose sentences are those of the code.
"""

from collections.abc import Iterator, Sequence

import pandas as pd
import pytest

from pages.benchmarks.findings import campaigns, closings
from pages.shared import words
from pages.shared.findings import benchmarks, city


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    words.use("en")
    yield
    words.use("zh")


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


def gaps(*sizes: float) -> pd.DataFrame:
    """Gaps to one city, the widest first, in indicators a, b, c …"""
    of = {"benchmark_city": "乙", "unit": "分", "decimals": 1}
    return pd.DataFrame(
        {"indicator": name, "gap": gap, "is_behind": gap > 0, **of}
        for name, gap in zip("abcdef", sizes, strict=False)
    )


@pytest.mark.parametrize(
    ("sizes", "text", "cards"),
    [
        ((-1.0, -2.0), "Ahead of 乙 in all 2 indicators", [("2 / 2", "b, 2 in all", "good")]),
        (
            (3.0, 1.0, 0.0, -2.0),
            "Behind 乙 in 2 of 4 indicators, most in a",
            [("2 / 4", "d, 2 in all", "good"), ("2 / 4", "a, 2 in all", "bad")],
        ),
        (
            (3.0, -2.0),
            "Behind 乙 in 1 of 2 indicators, most in a",
            [("1 / 2", "b", "good"), ("1 / 2", "a", "bad")],
        ),
    ],
)
def test_gaps_are_counted_and_the_widest_is_named(
    sizes: Sequence[float], text: str, cards: list[tuple[str, str, str]]
) -> None:
    assert benchmarks.comparison(gaps(*sizes)) == text
    found = [(card.value, card.said, card.verdict) for card in benchmarks.cards(gaps(*sizes))]
    assert found[: len(cards)] == cards


def test_the_widest_gap_and_lead_have_a_card() -> None:
    cards = benchmarks.cards(gaps(3.0, 1.0, -1.0, -2.0))
    found = [(card.label, card.value, card.said) for card in cards[2:]]
    assert found == [
        ("Widest gap in the group's range", "3.0 pts", "a"),
        ("Widest lead in the group's range", "2.0 pts", "d"),
    ]
    assert benchmarks.cards(gaps(-1.0))[1].verdict == "even"


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (-1.0, 2.0, "乙 has overtaken us, by 2.0 pts"),
        (0.0, 2.0, "乙 has overtaken us, by 2.0 pts"),
        (1.0, 0.0, "1.0 pts behind 乙 at first, now level"),
        (1.0, -1.0, "1.0 pts behind 乙 at first, now 1.0 pts ahead"),
        (0.0, -1.0, "ahead of 乙, 0.0 pts at first, now 1.0 pts"),
        (-2.0, 0.0, "2.0 pts ahead of 乙 at first, now level"),
        (2.0, 2.0, "the gap to 乙 is 2.0 pts, as at first"),
        (2.0, 1.9, "the gap to 乙 narrowed from 2.0 to 1.9 pts"),
        (2.0, 2.1, "the gap to 乙 went from 2.0 to 2.1 pts"),
    ],
)
def test_a_gap_narrows_widens_or_turns(first: float, last: float, text: str) -> None:
    line = pd.concat([gaps(last), gaps(first), gaps(9.0).assign(benchmark_city="丙")])
    line = line.assign(period_end=[day("2026-01-31"), day("2025-01-31"), day("2026-02-28")])
    assert benchmarks.closing(line, "乙", "得分", decimals=1) == f"得分: {text}"


def test_quarters_are_counted_of_both_cities() -> None:
    rows = gaps(1.0, 2.0, 3.0, 4.0, 5.0, 6.0).assign(
        home_quarter=pd.Series([1, 1, 4, 2, 3, None], dtype=float),
        benchmark_quarter=[1, 4, 4, 4, 2, 1],
    )
    said = benchmarks.standing(rows)
    assert said == "Best quarter: ours 2, 乙 1; last quarter: 1 and 3"
    one = benchmarks.standing(rows.head(1))
    assert one == "Best quarter: ours 1, 乙 1; last quarter: 0 and 0"


@pytest.mark.parametrize(
    ("gap", "text"),
    [(-0.1, "0.1 pts ahead"), (0.0, "level"), (0.04, "level"), (0.1, "0.1 pts behind")],
)
def test_a_gap_has_a_side(gap: float, text: str) -> None:
    assert benchmarks.gap_text(gap, "分", 1) == text


def profile(*quarters: float | None) -> pd.DataFrame:
    rows = [
        {"indicator": name, "quarter": quarter, "rank": 1.0, "ranked": 5, "rank_change": 0.0}
        | {"value": 1.0, "unit": "分", "decimals": 1, "gap_to_first": 0.0}
        for name, quarter in zip("abcdefghij", quarters, strict=False)
    ]
    return pd.DataFrame(rows).astype({"quarter": float})


@pytest.mark.parametrize(
    ("quarters", "text"),
    [
        ((1, 1, 4, 2, None), "of 4 indicators 2 in the first quarter, 1 in the last"),
        ((2, 3), "2 indicators, none in the first quarter or the last"),
        ((3, 4), "of 2 indicators 0 in the first quarter, 1 in the last"),
        ((None, None), "2 indicators, too few cities to compare"),
    ],
)
def test_a_profile_counts_first_and_last_quarters(
    quarters: Sequence[float | None], text: str
) -> None:
    assert city.title(profile(*quarters), "甲") == f"甲: {text}"


def test_a_profile_names_the_best_and_the_last() -> None:
    rows = profile(1, 1, 1, 1, 1, 2, 4, 4)
    found = [(card.value, card.said) for card in city.cards(rows, rows.head(0), targets(3, 3))]
    assert found == [("5 / 8", "a, 5 in all"), ("2 / 8", "h, 2 in all"), ("3 / 3", "✓ all reached")]
    assert [name for name, _fact in city.strengths(rows)] == list("abcd")
    assert [name for name, _fact in city.weaknesses(rows)] == list("hg")
    assert [name for name, _fact in city.weaknesses(profile(*[4] * 5))] == list("edcb")
    one = city.cards(profile(1, 2, 4), rows.head(0), targets(2, 3))
    assert [card.said for card in one] == ["a", "c", "1 still to reach"]


def targets(reached: int, aimed: int) -> pd.DataFrame:
    """Of this month, after one of the month before."""
    counts = {"reached": [0, reached], "aimed": [1, aimed], "rule_year": None}
    return pd.DataFrame({"is_current": [False, True], **counts})


@pytest.mark.parametrize(
    ("quarter", "change", "text"),
    [
        *((1, 2, "▲a 1/5 ↑2"), (4, -1, "▼a 1/5 ↓1"), (2, 0, "a 1/5"), (3, 1, "a 1/5 ↑1")),
        *((None, None, "a 1/5"), (1, 0, "▲a 1/5")),
    ],
)
def test_a_standing_has_signs(quarter: float | None, change: float | None, text: str) -> None:
    row = profile(quarter).assign(rank_change=pd.Series([change], dtype=float)).iloc[0]
    assert city.standing(row) == text


def effect(size: float, *, better: bool = True, **more: object) -> pd.Series:
    known = {"campaign": "攻坚", "indicator": "得分", "unit": "分", "decimals": 1, "change": 1.0}
    parts = {"before": 1.0, "during": 2.0, "after": 3.0, "others_change": 0.0, "others": 4}
    points = {"points_before": 3, "points_during": 1, "points_after": 2, "is_few": False}
    spread = {"others_q1": -1.0, "others_q3": 1.0, "as_large": 1, "cities": 8}
    told = {"effect": size, "is_higher_better": better}
    return pd.Series({**known, **parts, **points, **spread, **told, **more})


@pytest.mark.parametrize(
    ("size", "better", "text", "verdict", "judged"),
    [
        (0.1, True, "0.1 pts above other cities", "good", "better"),
        (1.0, True, "1.0 pts above other cities", "good", "better"),
        (0.0, True, "the same as other cities", "even", "level"),
        (-0.1, True, "0.1 pts below other cities", "bad", "worse"),
        (0.1, False, "0.1 pts above other cities", "bad", "worse"),
        (0.0, False, "the same as other cities", "even", "level"),
        (-1.0, False, "1.0 pts below other cities", "good", "better"),
    ],
)
def test_an_effect_is_for_the_better_or_the_worse(
    size: float, better: bool, text: str, verdict: str, judged: str
) -> None:
    row = effect(size, better=better)
    assert campaigns.title(row) == f"攻坚: 得分 +1.0 pts, {text}"
    cards = campaigns.cards(row)
    assert (cards[-1].verdict, cards[-1].said) == (verdict, judged)
    said = [card.said for card in cards[:3]]
    assert said == ["mean of 3 periods", "one period", "mean of 2 periods"]


@pytest.mark.parametrize(
    ("as_large", "text"),
    [
        (1, "only ours changed so much"),
        (2, "only ours and 1 other changed so much"),
        (3, "3 changed as much or more, ours too: it does not stand out"),
    ],
)
def test_a_change_stands_out_up_to_a_quarter_of_the_cities(as_large: int, text: str) -> None:
    assert campaigns.placebo(effect(1.0, as_large=as_large)) == f"Of 8 cities, {text}"


@pytest.mark.parametrize(
    ("gap", "pace", "text"),
    [
        *((1.0, -0.1, "gap 0.10 pts less a month"), (1.0, 0.1, "gap 0.10 pts wider a month")),
        *((-1.0, -1.0, "lead 1.00 pts wider a month"), (-1.0, 0.1, "lead 0.10 pts less a month")),
        *((0.0, 1.0, "gap 1.00 pts wider a month"), (1.0, 0.004, "hardly changing")),
        *((0.5, -1.0, "gap 1.00 pts less a month"), (1.0, 0.0, "hardly changing")),
    ],
)
def test_a_pace_narrows_or_widens(gap: float, pace: float, text: str) -> None:
    row = {"gap": gap, "gap_pace": pace, "unit": "分", "decimals": 1}
    assert closings.pace(pd.Series(row)) == text


def test_the_gap_that_closes_first_is_named() -> None:
    rows = gaps(3.0, 2.0, 1.0, -1.0).assign(
        outlook=["distant", "closing", "closing", "ahead"],
        closes=pd.to_datetime(pd.Series([None, "2027-12-31", "2026-12-31", None])),
    )
    said = closings.summary(rows)
    assert said.startswith("2 of 3 gaps close within five years, first c")
    assert closings.summary(rows.head(1)) == ("No gap of 1 is known to close within five years")
