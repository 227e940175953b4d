"""Findings at their edges: what is said of a value just below, at, and just above what decides."""

import pandas as pd
import pytest

from pages.shared.findings import places, rankings


def ranked(**said: float) -> pd.DataFrame:
    home = {
        **{"city": "甲市", "is_home": True, "rank": 2, "ranked": 3, "rank_change": 0},
        **{"value": 8.0, "unit": "分", "target": 8.0, "target_share": 1.0, "lead": 1.0},
        **{"gap_to_first": 1.0, "gap_to_next": 1.0, "is_approx": False, "source": None},
        **{"is_next": True, "is_same_field": True, "previous_rank": 2, "previous_ranked": 3},
        **{"previous_start": pd.Timestamp("2025-11-01"), "rank_of_same": 2, "is_counted": True},
        **{"previous_end": pd.Timestamp("2025-11-30"), "previous_members": 3, "members": 3},
        **{"period_end": pd.Timestamp("2025-12-31"), "grain": "month"},
    }
    return pd.DataFrame([{**home, **said}])


@pytest.mark.parametrize(
    ("share", "said"), [(0.999, "✗ 未达标"), (1.0, "✓ 已达标"), (1.001, "✓ 已达标")]
)
def test_a_target_is_reached_from_exactly_its_value_on(share: float, said: str) -> None:
    cities = ranked(target_share=share)
    card = rankings.cards(cities, cities, decimals=1)[-1]
    assert card.said == said
    assert card.verdict == ("good" if share >= 1 else "bad")


@pytest.mark.parametrize(("climbed", "verdict"), [(-1, "bad"), (0, "even"), (1, "good")])
def test_a_place_gained_is_good_and_none_is_even(climbed: int, verdict: str) -> None:
    assert places.rank_verdict(climbed) == verdict


@pytest.mark.parametrize(("rank", "label"), [(1, "领先第二名"), (2, "距第一名")])
def test_the_first_has_a_lead_and_the_second_a_gap(rank: int, label: str) -> None:
    cities = ranked(rank=rank)
    assert label in [card.label for card in rankings.cards(cities, cities, decimals=1)]
