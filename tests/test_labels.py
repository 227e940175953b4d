"""Labels and titles say what is counted: of whom, against what, of which years, and to what day."""

import re
from pathlib import Path

import pandas as pd
import pytest

from pages.appraisals.findings import appraisals, homes
from pages.forums.findings import forums
from pages.overview.findings import overview
from pages.projects.findings import task_office
from pages.shared import warehouse, words
from pages.shared.capture import page as capture
from pages.shared.findings import facts, firsts
from tests import menu

YEAR = re.compile(r"(\d{4})年")


@pytest.fixture
def board(samples: Path, monkeypatch: pytest.MonkeyPatch) -> warehouse.Build:
    """The build of the demonstration board."""
    monkeypatch.setenv("QIANGHUI_DATA", str(samples))
    build = warehouse.current_build()
    assert build is not None
    return build


def test_a_figure_over_several_years_is_not_headed_by_one(board: warehouse.Build) -> None:
    wrong, seen = [], 0
    for page in (address or "overview" for address in menu.addresses()):
        if page in capture.DOING:
            continue
        for block in capture.capture(page, {}, build=board).blocks:
            named = set(YEAR.findall(block.subject))
            if named and "year" in block.columns:
                seen += 1
                years = {str(int(year)) for year in block.rows["year"]}
                wrong += [f"{page} {block.key}: {block.subject}"] if years - named else []
    assert not wrong, seen


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_fact_of_a_page_has_its_rule_in_words(board: warehouse.Build, language: str) -> None:
    with warehouse.reading(board), words.speaking(language):
        rules = {page: facts.rules(page) for page in ("to_do", "projects", "problems", "studios")}
    assert len(rules["projects"]) == 5
    assert len(rules["problems"]) == 4
    assert not rules["studios"]
    assert all(
        re.match("[一-鿿]+：" if language == "zh" else "[A-Z]", rule) for rule in rules["to_do"]
    )


def test_whoever_shares_the_first_place_is_named() -> None:
    names = pd.Series(["甲", "乙", "丙"])
    assert firsts.leading(names, pd.Series([2, 3, 3])) == "乙、丙"
    assert firsts.leading(names, pd.Series([1, 3, 1]), is_least=True) == "甲、丙"


def test_nobody_is_said_to_have_hosted_what_no_plan_asks() -> None:
    hosts = pd.DataFrame({"name": ["甲部"], "planned": [float("nan")], "is_owing": [False]})
    assert forums.owing(hosts) == "该年没有要求部室主办论坛的计划"
    owing = pd.DataFrame({"name": ["甲部"], "planned": [2], "count": [1], "is_owing": [True]})
    assert forums.owing(owing) == "甲部主办论坛未达计划"


def test_a_campaign_that_goes_on_has_not_missed_its_target() -> None:
    said = {"campaign": "攻坚", "value_before": 1.0, "value_at_end": 2.0, "target": 3.0}
    going_on = pd.Series({**said, "is_reached": None, "is_over": False, "unit": "分"})
    assert task_office.burnt_up(going_on) == "攻坚：攻坚前 1 分，目前 2 分，目标 3 分"


def test_a_split_without_a_plan_is_not_praised() -> None:
    people = {"name": ["甲"], "part": ["一"], "share": [1.0], "planned_share": [float("nan")]}
    assert homes.placed(pd.DataFrame(people)) == "各单位人力配置；没有计划比例"


def test_nobody_falls_where_all_climbed() -> None:
    course = pd.DataFrame({"name": ["甲", "乙", "甲", "乙"], "rank": [2, 1, 1, 1]})
    assert appraisals.moved(course) == "进步最大：甲 ↑ 升 1 位"


def test_a_step_that_most_have_not_taken_is_slower_than_any_with_a_median() -> None:
    topics = pd.DataFrame(
        {
            "stage": ["proposed", "discussed", "formed"],
            "topics": [9, 8, 2],
            "slowest_days": [float("nan"), 40.0, float("nan")],
            "began": [float("nan"), 9.0, 8.0],
        }
    )
    said = overview._conversion(topics)
    assert "半数以上还没走到" in said
    assert "40" not in said
