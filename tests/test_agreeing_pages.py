"""Pages that tell of one thing tell one number: what is overdue, stuck, handed in, at work."""

import re

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.projects.findings import task_office
from pages.shared import warehouse, words
from pages.shared.findings import facts
from pages.to_do import findings as to_do
from tests.screens import headings, opened, plain, texts, titled

DAY = "截至 2025年12月31日"


def counted(pattern: str, text: str) -> int:
    """The number that a sentence tells."""
    found = re.search(pattern, text)
    assert found, text
    return int(found[1])


@pytest.mark.usefixtures("board")
def test_the_overview_names_the_work_that_waits_longest_before_materials_of_old_forums() -> None:
    overview, listed = opened("overview"), opened("to_do")
    stuck = next(text for text in headings(overview) if text.startswith("在办事项卡得最久"))
    old = next(text for text in headings(listed) if "往期论坛材料" in text)
    assert counted(r"(\d+) 天", old) == facts.number("longest_overdue") == 928
    assert stuck in headings(listed)
    assert f"{facts.number('stuck')} 件卡住" in "".join(texts(listed))
    assert counted(r"(\d+) 天", stuck) == facts.number("longest_stuck") < 928
    said = "".join(texts(overview))
    missing = counted(r"(\d+) 期论坛材料", said)
    assert missing == counted(r"(\d+) 个超期", cards(listed)["论坛归档"])
    assert counted(r"(\d+) 件事卡住", said) == facts.number("stuck")
    waiting = warehouse.query("stuck", owner=None)
    assert waiting["kind"].tolist()[-missing:] == ["archive"] * missing
    assert counted(r"(\d+) 件已超期", said) == counted(r"^(\d+) 件超期", titled(listed)) == 24


@pytest.mark.usefixtures("board")
def test_problems_overdue_are_one_number_on_their_page_and_on_the_list() -> None:
    problems, listed = opened("problems"), opened("to_do")
    overdue = counted(r"(\d+) 个超期", titled(problems))
    assert counted(r"(\d+) 个超期", cards(listed)["问题整改"]) == overdue == 11


def cards(app: AppTest) -> dict[str, str]:
    """The line below each card, by the card's label."""
    said = [plain(text.value) for text in app.markdown if text.value.startswith(":small")]
    return dict(zip((plain(card.label) for card in app.metric), said, strict=True))


@pytest.mark.usefixtures("board")
def test_a_year_s_figures_say_their_year_and_what_other_years_leave_open() -> None:
    archive = opened("archive")
    assert titled(archive) == "2025年归档 10 / 11，他年逾期 2 期"
    problems = opened("problems")
    labels = {plain(card.label) for card in problems.metric}
    assert {"2025年发现的：已销号", "2025年发现的：未销号"} <= labels


@pytest.mark.parametrize(
    "page",
    [
        "overview",
        "to_do",
        "problems",
        "lists",
        "archive",
        "conversion",
        "forum",
        "topics",
        "unit",
    ],
)
@pytest.mark.usefixtures("board")
def test_the_day_stands_beside_the_counts_of_days(page: str) -> None:
    subjects = [text for text in texts(opened(page)) if not text.startswith("台账")]
    assert any(DAY in text for text in subjects)


def test_an_owner_s_bar_parts_what_is_overdue_from_what_is_due_soon() -> None:
    owners = pd.DataFrame({"name": ["甲"], "count": [10], "overdue": [7], "due_soon": [3]})
    parted = to_do.parted(owners)
    assert plain(to_do.burdened(owners)) == "甲超期最多，7 件"
    assert [int(parted[part].iloc[0]) for part in to_do.roles()] == [7, 3]


@pytest.mark.usefixtures("board")
def test_a_matter_of_two_owners_is_one_matter() -> None:
    entries = warehouse.query("to_do_entries", owner=None)
    overdue = entries[entries["state"] == "overdue"]
    matters = overdue.drop_duplicates(["kind", "name", "due"])
    assert len(matters) < len(overdue)
    assert facts.number("overdue") == len(matters)


def test_tasks_that_are_equally_thin_are_all_named() -> None:
    tasks = pd.DataFrame({"task_no": list("一二三"), "people_per_project": [18.0, 6.0, 6.0]})
    said = plain(task_office.loaded(tasks))
    assert words.join(["三", "二"]) in said or words.join(["二", "三"]) in said
