"""Which row a sentence names, and from which count on it changes its words.

In English, whose sentences are those of the code.
"""

from collections.abc import Iterator
from types import SimpleNamespace

import pandas as pd
import pytest

from pages.forums.findings import topics
from pages.papers.findings import handouts
from pages.problems.findings import problems
from pages.projects.findings import task_office
from pages.rankings.findings import weights
from pages.shared import words
from pages.shared.findings import cards, city, columns, courses, quality, rankings
from pages.shared.findings.column import Column


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    words.use("en")
    yield
    words.use("zh")


@pytest.mark.parametrize(
    ("distances", "text"),
    [
        ((1, 0), "1 rank hinges on a single indicator: a's on 覆盖率"),
        ((0, 0), "No rank hinges on a single indicator"),
    ],
)
def test_a_rank_hinges_from_one_place_on(distances: tuple[int, int], text: str) -> None:
    hinges = pd.DataFrame({"city": ["a", "b"], "indicator": "覆盖率", "distance": distances})
    assert weights.hinging(hinges) == text


def test_the_first_receiver_is_named_or_all_with_as_many() -> None:
    receivers = pd.DataFrame(
        {"name": ["组织部", "研究室"], "planned": [3, 2], "use": ["制度", "专报"]}
    )
    assert topics.received(receivers) == "Most went to: 组织部, 3 outcomes (制度)"
    shared = topics.received(receivers.assign(planned=3))
    assert shared == f"Most went to: {words.join(['组织部', '研究室'])}, 3 each"


@pytest.mark.parametrize(("steps", "text"), [({"noted": 4}, ""), ({"noted": 3}, " (3 noted)")])
def test_a_step_that_not_every_problem_notes_says_so(steps: dict[str, int], text: str) -> None:
    table = pd.DataFrame([{"step": "assigned", "count": 4, **steps}])
    (name,) = problems.named_steps(table)["name"]
    assert name == f"{words.problem_step('assigned')}{text}"


def test_parts_of_a_slide_are_counted_by_what_became_of_them() -> None:
    states = ("renewed", "renewed", "renewed", "kept", "kept", "gone")
    outcomes = [SimpleNamespace(slide=1, kind="title", name="", state=state) for state in states]
    text = handouts.renewed(outcomes)
    for part in ("3 parts renewed", "2 left as somebody wrote them", "1 not found any more"):
        assert part in text


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ((4, 4, 1), "2 sources lend most, 4 people each"),
        ((4, 4, 4), "3 sources lend most, 4 people each"),
        ((4, 3, 1), "县区工会 lend most, 4 people"),
    ],
)
def test_sources_that_lend_as_many_are_counted(counts: tuple[int, ...], text: str) -> None:
    people = pd.DataFrame(
        {
            "day": pd.Timestamp("2025-12-31"),
            "part": ["县区工会", "产业工会", "机关"],
            "count": counts,
        }
    )
    assert task_office.sources(people) == text


@pytest.mark.parametrize("is_better", [True, None])
def test_a_trail_keeps_its_values_or_is_turned(is_better: bool | None) -> None:
    row = {"trail": [1.0, None, 3.0], "is_higher_better": is_better}
    assert city._upward(row) == [1.0, None, 3.0]
    assert city._upward({**row, "is_higher_better": False}) == [-1.0, None, -3.0]


def test_rows_of_tables_are_counted_in_whole_numbers() -> None:
    counts = [column for column in columns.tables().values() if isinstance(column, Column)]
    assert [column.decimals for column in counts] == [0, 0, 0, 0]


def test_the_first_overdue_indicator_is_named_with_its_days() -> None:
    fresh = pd.DataFrame({"indicator": ["甲", "乙", "丙"], "days_late": [9, 1, 0]})
    assert quality.overdue(fresh)["indicator"].tolist() == ["甲", "乙"]
    assert quality.freshness(fresh) == "2 indicators are overdue, 甲 the longest, by 9 days"
    assert [quality.lateness(days) for days in (1, 0)] == ["1 day overdue", "in time"]


def test_the_first_announced_rank_that_differs_is_named() -> None:
    cities = pd.DataFrame(
        {
            "city": ["a", "b", "c"],
            "is_disputed": [True, True, False],
            "announced_rank": [2.0, 1.0, 3.0],
            "rank": [1.0, 2.0, 3.0],
        }
    )
    said = "2 announced ranks differ, a first: announced 2, computed 1"
    assert rankings.listing(cities) == said
    one = "1 announced rank differs: a announced 2, computed 1"
    assert rankings.listing(cities.assign(is_disputed=[True, False, False])) == one


@pytest.mark.parametrize("unit", ["人次", "个百分点"])
def test_a_card_has_room_for_a_unit_of_three_characters(unit: str) -> None:
    words.use("zh")
    card = cards.change_card("变化", 2.0, "比上月", unit, decimals=0)
    size, counted = words.change_in_parts(2.0, unit, decimals=0)
    assert (card.said == "比上月") is (len(counted) <= 3)
    assert (card.value == size) is (len(counted) > 3)


def test_a_forum_on_the_day_of_a_campaign_led_to_it() -> None:
    days = [pd.Timestamp(f"2025-{month:02d}-28") for month in (1, 2, 3)]
    ranks = pd.DataFrame({"city": "a", "is_home": True, "rank": [3, 2, 1], "period_end": days})
    starts = pd.Timestamp("2025-02-01")
    events = pd.DataFrame(
        {
            "is_own": True,
            "kind": ["forum", "campaign"],
            "starts": starts,
            "ends": [starts, pd.Timestamp("2025-02-20")],
            "label": ["论坛", "攻坚"],
            "forum_no": [3.0, None],
        }
    )
    assert courses.turn(ranks, events).cause == words.join(["Forum 3", "攻坚"])
