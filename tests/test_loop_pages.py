"""Forums and projects, on the samples as the real ETL loads them, and without rows."""

import pandas as pd
import pytest

from pages.forums import columns as forums_columns
from pages.forums.findings import forums
from pages.projects import columns as projects_columns
from pages.projects.findings import projects
from pages.shared import warehouse
from tests.screens import opened, titled


@pytest.mark.usefixtures("board")
def test_the_forums_of_2025_say_what_is_owed_and_by_whom() -> None:
    app = opened("forums")
    assert titled(app) == "2025年办了 11 / 12 期，还欠 1 期"
    assert any("财务部" in element.value for element in app.subheader)
    app.selectbox(key="year").set_value("2024").run()
    assert titled(app) == "2024年办了 10 / 12 期，还欠 2 期"


@pytest.mark.usefixtures("board")
def test_one_department_sees_its_own_projects() -> None:
    app = opened("projects")
    everybody = app.title[0].value
    app.selectbox(key="lead").set_value("工人文化宫").run()
    assert app.title[0].value != everybody


def test_findings_speak_of_the_happy_cases_too() -> None:
    plan = pd.DataFrame([("论坛", 12, 12, 0)], columns=["name", "planned", "held", "owed"])
    held = pd.DataFrame({"forum_no": [1, 2]})
    assert forums.held(plan, held, 2025) == "2025年计划的 12 期论坛全部举办"
    assert forums.held(plan.head(0), held, 2025) == "2025年举办论坛 2 期，当年计划还没有导入"
    assert forums.against_plan(plan) == "各类论坛计划都已完成"
    assert forums.against_plan(plan.head(0)) == "这一年还没有导入计划"
    hosts = pd.DataFrame({"name": list("甲乙丙丁"), "is_owing": [True] * 4, "planned": 1})
    assert forums.owing(hosts) == "4 个部室主办论坛未达计划：甲、乙、丙等"
    assert forums.owing(hosts.assign(is_owing=False)) == "各部室主办论坛都已达到计划"
    segments = pd.DataFrame({"name": ["问一问"], "count": [3]})
    assert forums.neglected(segments, 3) == "每期论坛五个环节都有记录"


def test_projects_that_are_all_on_time_are_said_to_be() -> None:
    fine = pd.DataFrame({"light": ["green", "done"], "days_overdue": [None, None]})
    counts = dict(zip(projects.COUNTS, (2, 0, 0, 1, 1), strict=True))
    assert projects.late(counts) == "2 个重点项目没有告急和需关注的"
    assert projects.worst(fine) == "没有项目超期"
    assert [card.value for card in projects.cards(counts)] == ["0", "0", "1", "1"]


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize(
    ("query", "shown", "chosen"),
    [
        ("forums_held", forums_columns.forums, {"year": 2025}),
        ("forum_plan", forums_columns.plans, {"year": 2025}),
        ("milestones", projects_columns.milestones, {"lead": None}),
        ("forum_formats", forums_columns.formats, {"year": 2025}),
    ],
)
def test_the_columns_shown_are_columns_of_the_query(
    query: str, shown: object, chosen: dict[str, str | int | None]
) -> None:
    assert callable(shown)
    assert set(shown()) <= set(warehouse.query(query, **chosen).columns)
