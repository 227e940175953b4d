"""Marts: one golden file each, and what must hold of any rows."""

import random
import tempfile
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.warehouse import transform
from tests import small_board
from tests.warehouses import warehouse

CITIES = ("甲市", "乙市", "丙市", "丁市", "戊市")
Values = Mapping[str, float | None]


@pytest.fixture(scope="module")
def board(small: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    return small


@pytest.mark.parametrize("mart", small_board.marts())
def test_a_mart_is_what_its_golden_file_says(board: duckdb.DuckDBPyConnection, mart: str) -> None:
    golden = (small_board.GOLDEN / f"{mart}.csv").read_text(encoding="utf-8")
    assert small_board.as_csv(board, mart) == golden


def test_every_golden_file_has_its_mart() -> None:
    assert sorted(path.stem for path in small_board.GOLDEN.glob("*.csv")) == small_board.marts()


GRAINS = {
    "facts": ("fact", "scope", "subject"),
    "units": ("unit",),
    "unit_deeds": ("unit", "kind", "name", "day"),
    "problems": ("no", "problem", "owner"),
    "problem_months": ("month",),
    "problem_steps": ("year", "step"),
    "problem_ages": ("year", "age_no"),
    "milestones": ("project", "milestone"),
    "plan_debts": ("name", "owner"),
    "lists": ("list",),
    "field_research": ("year", "subject"),
    "field_visits": ("visited", "subject", "unit"),
    "project_curve": ("project", "day"),
    "open_questions": ("question", "_upload", "_sheet", "_row"),
    "decisions": ("meeting", "decision"),
    "date_faults": ("_upload", "_sheet", "_cell", "fault"),
    "matters": ("kind", "name"),
    "to_do": ("kind", "name", "owner"),
    "appraisal_results": ("appraisal", "grain", "period_start", "period_end", "unit"),
    "appraisal_scores": (
        *("appraisal", "grain", "period_start", "period_end", "unit", "rater", "dimension"),
    ),
    "appraisal_weights": ("appraisal", "year", "rater"),
    "carried_over": ("kind", "subject"),
    "growth": ("year", "item", "unit"),
    "honours": ("granted", "honour", "unit"),
    "publications": ("published", "media", "headline"),
    "publicity_league": ("year", "unit"),
    "rater_spreads": (*("appraisal", "grain", "period_start", "period_end", "rater", "dimension"),),
    "paper_sentences": ("name",),
    "scoring_rules": ("level", "media", "since"),
    "service_visits": ("month", "unit"),
    "staffing": ("year", "unit", "field"),
    "stated_facts": ("_upload", "_sheet", "_row"),
    "studios": ("studio", "year"),
    "board": (),
    "campaign_cities": ("campaign", "indicator", "city_group", "grain", "city"),
    "campaign_courses": (
        *("campaign", "indicator", "city_group", "grain", "period_start", "period_end"),
    ),
    "campaign_effects": ("campaign", "indicator", "city_group", "grain"),
    "campaign_periods": (
        *("campaign", "indicator", "city_group", "grain", "period_start", "period_end"),
    ),
    "announced_ranks": (
        *("indicator", "city_group", "grain", "period_start", "period_end", "city"),
    ),
    "latest_ranks": ("indicator", "city_group", "city"),
    "ranked_cities": ("city", "city_group"),
    "ranked_groups": ("kind", "subject", "city_group"),
    "city_groups": ("city", "city_group"),
    "city_ranks": ("indicator", "city_group", "grain", "period_start", "period_end", "city"),
    "closings": ("indicator", "city_group", "grain", "benchmark_city"),
    "composite_ranks": (*("scheme", "city_group", "grain", "period_start", "period_end", "city"),),
    "composite_scores": (
        *("scheme", "city_group", "grain", "period_start", "period_end", "city", "path"),
    ),
    "contributions": (
        *("scheme", "city_group", "grain", "period_start", "period_end", "city", "indicator"),
    ),
    "ageing": ("topic", "forum_no"),
    "conversion": ("basis", "cohort", "stage"),
    "step_times": ("basis", "cohort", "from_no", "to_no"),
    "survival": ("basis", "cohort", "from_no", "to_no", "day"),
    "topic_cohorts": ("topic", "forum_no", "basis"),
    "topic_waits": ("topic", "forum_no", "from_no", "to_no"),
    "coverage": ("indicator", "city_group", "grain", "period_start", "period_end"),
    "events": ("kind", "label", "starts", "indicator"),
    "forum_plan": ("year", "item", "unit"),
    "forum_branches": (*("forum_no", "topic", "outcome", "project", "campaign", "indicator"),),
    "forums": ("forum_no",),
    "gaps": (
        *("indicator", "city_group", "grain", "period_start", "period_end", "benchmark_city"),
    ),
    "hosts": ("year", "unit"),
    "increments": ("indicator", "city", "period_end"),
    "indicators": ("indicator",),
    "measures": ("kind", "city", "item", "started", "practice", "indicator"),
    "leave_one_out": (
        *("scheme", "city_group", "grain", "period_start", "period_end", "city", "indicator"),
    ),
    "normalised_values": (
        *("scheme", "city_group", "grain", "period_start", "period_end", "city", "indicator"),
    ),
    "left_aside": ("name", "kind"),
    "confirmed_doubts": ("upload", "sheet", "cell", "kind", "indicator"),
    "open_faults": ("upload", "sheet", "cell", "reason"),
    "paces": ("indicator", "grain", "city_group", "city"),
    "headlines": ("place",),
    "period_coverage": (*("kind", "subject", "city_group", "grain", "period_start", "period_end"),),
    "targets": ("city_group", "city", "period_end"),
    "projects": ("project",),
    "quartiles": ("indicator", "city_group", "grain", "period_start", "period_end"),
    "similar_cities": ("city_group", "city"),
    "scheme_faults": ("scheme", "fault", "path", "city_group", "grain"),
    "scheme_nodes": ("scheme", "path"),
    "schemes": ("scheme",),
    "stuck": ("kind", "name", "owner"),
    "topics": ("topic", "forum_no"),
    "archive": ("forum_no",),
    "forum_formats": ("year", "format"),
    "look_backs": ("outcome", "due"),
    "campaign_results": ("campaign",),
    "campaign_values": ("campaign", "period_start", "period_end"),
    "outcome_uses": ("outcome", "forum_no"),
    "search_texts": ("kind", "title", "_upload", "_sheet", "_row"),
    "secondments": ("day", "source", "task_no"),
    "tasks": ("task_no",),
    "topic_stages": ("topic", "forum_no"),
    "upload_changes": ("upload", "table_name"),
    "uploads": ("upload",),
    "value_sources": (
        *("indicator", "city", "grain", "period_start", "period_end"),
        *("operand", "_upload", "sheet", "cell"),
    ),
}


@pytest.mark.parametrize("mart", small_board.marts())
def test_a_mart_has_one_row_per_grain(board: duckdb.DuckDBPyConnection, mart: str) -> None:
    key = ", ".join(GRAINS[mart]) or "1"
    rows = board.execute(
        f"select {key}, count(*) from marts.{mart} group by {key} having count(*) > 1"
    )
    assert rows.fetchall() == []


@pytest.mark.parametrize("mart", small_board.marts())
def test_a_mart_begins_with_its_grain(mart: str) -> None:
    first = (transform.SQL / "marts" / f"{mart}.sql").read_text(encoding="utf-8")
    assert first.startswith(("-- One row per ", "-- Exactly one row"))


def ranking(
    values: Values, *, direction: str | None = "越高越好", decimals: int = 1
) -> list[dict[str, object]]:
    """The ranks of one month, from a fresh warehouse."""
    with tempfile.TemporaryDirectory() as folder:
        connection, findings = warehouse(
            Path(folder),
            {
                "cities": [
                    {"city": city, "role": "本市" if city == "甲市" else None, "group": "全省"}
                    for city in CITIES
                ],
                "indicators": [{"indicator": "得分", "direction": direction, "decimals": decimals}],
                "indicator_values": [
                    {"indicator": "得分", "city": city, "period": "2025-07", "value": value}
                    for city, value in values.items()
                ],
            },
        )
        assert findings == []
        with connection:
            rows = connection.execute("select * from marts.city_ranks order by city")
            names = [column[0] for column in rows.description]
            return [dict(zip(names, row, strict=True)) for row in rows.fetchall()]


def ranks(values: Values, **how: str | int) -> dict[str, object]:
    direction, decimals = str(how.get("direction", "越高越好")), int(how.get("decimals", 1))
    found = ranking(values, direction=direction, decimals=decimals)
    return {str(row["city"]): row["rank"] for row in found}


figures = st.dictionaries(
    st.sampled_from(CITIES),
    st.one_of(st.none(), st.integers(-30, 30).map(lambda tenths: tenths / 10)),
    min_size=1,
)


@given(values=figures, order=st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_ranks_are_counted_from_one_and_do_not_depend_on_the_order_of_rows(
    values: dict[str, float | None], order: random.Random
) -> None:
    shuffled = list(values.items())
    order.shuffle(shuffled)
    found = ranks(dict(shuffled))
    stated = {city: value for city, value in values.items() if value is not None}
    assert {city: rank for city, rank in found.items() if rank is not None} == {
        city: 1 + sum(other > value for other in stated.values()) for city, value in stated.items()
    }


def test_without_a_direction_nobody_is_ranked_and_all_are_listed() -> None:
    found = ranking({"甲市": 3.0, "乙市": 1.0, "丙市": None}, direction=None)
    assert {(row["rank"], row["gap_to_first"], row["target_share"]) for row in found} == {
        (None, None, None)
    }
    assert {row["city"]: row["value"] for row in found} == {
        **dict.fromkeys(CITIES),
        "甲市": 3.0,
        "乙市": 1.0,
    }
    assert {row["ranked"] for row in found} == {0}


@given(values=figures)
@settings(max_examples=10, deadline=None)
def test_the_other_direction_mirrors_the_ranks(values: dict[str, float | None]) -> None:
    mirrored = {city: None if value is None else -value for city, value in values.items()}
    assert ranks(values) == ranks(mirrored, direction="越低越好")


@given(values=figures)
@settings(max_examples=10, deadline=None)
def test_gaps_lead_to_the_first_and_to_the_next_better(values: dict[str, float | None]) -> None:
    rows = [row for row in ranking(values) if row["value"] is not None]
    stated = [float(str(row["value"])) for row in rows]
    for row, value in zip(rows, stated, strict=True):
        better = [other for other in stated if other > value]
        assert row["gap_to_first"] == pytest.approx(max(stated) - value)
        assert row["ranked"] == len(stated)
        assert row["members"] == len(CITIES)
        if better:
            assert row["gap_to_next"] == pytest.approx(min(better) - value)
        else:
            assert row["gap_to_next"] is None


def test_ties_share_a_rank_and_the_next_one_is_left_out() -> None:
    found = ranks({"甲市": 3.0, "乙市": 2.0, "丙市": 2.0, "丁市": 1.0})
    assert found == {"甲市": 1, "乙市": 2, "丙市": 2, "丁市": 4, "戊市": None}


def test_a_tie_is_seen_on_the_rounded_value() -> None:
    values = {"甲市": 2.04, "乙市": 1.96}
    assert ranks(values)["乙市"] == 1
    assert ranks(values, decimals=2)["乙市"] == 2


def test_all_equal_cities_are_all_first() -> None:
    assert set(ranks(dict.fromkeys(CITIES, 5.0)).values()) == {1}


def test_a_single_city_with_a_value_is_first_of_one() -> None:
    row = next(row for row in ranking({"甲市": 5.0}) if row["city"] == "甲市")
    assert (row["rank"], row["ranked"], row["gap_to_first"]) == (1, 1, 0)
