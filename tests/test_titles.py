"""Titles are short findings in a leader's words; how they were reckoned stands below them."""

import re
from pathlib import Path

import duckdb
import pytest

from pages.shared import warehouse
from pages.shared.capture import page as capture
from pages.shared.capture.page import Manner
from tests import menu

# Characters of a title without the names that stand in the office's own rows: a city, indicator or
# project is called what it is called, and a title may have to name it.
LONGEST = {"zh": 24, "en": 60}
NAMED = 4  # names in a title at most
NAMES = {  # the columns of names of the sheets as they were loaded
    "cities": ("city",),
    "indicators": ("indicator",),
    "schemes": ("scheme",),
    "units": ("unit",),
    "projects": ("project", "task_no"),
    "campaigns": ("campaign",),
    "problems": ("problem", "kind", "level"),
    "topics": ("topic",),
    "outcomes": ("outcome",),
    "forums": ("theme",),
    "studios": ("studio",),
    "honours": ("honour",),
    "decisions": ("meeting", "decision"),
    "benchmark_tasks": ("item",),
    "appraisals": ("appraisal", "rater"),
    "publications": ("media",),
    "plans": ("item",),
    "staffing": ("field",),
}
JARGON = {
    "zh": "稳健 区间 覆盖达标 归一 中位 分位 四分之一 九成情形 看板数据生成 置信 显著 回归 极差",
    "en": "robust coverage normalis median quartile percentile Kaplan draws confidence survival "
    "generated regression significan",
}


def names(build: Path) -> list[str]:
    """What the office's own rows call cities, indicators, projects and so on, the longest first."""
    found: set[str] = set()
    with duckdb.connect(str(build), read_only=True) as connection:
        known = connection.execute(
            "select table_name, column_name from duckdb_columns() where schema_name = 'raw'"
        ).fetchall()
        for table, column in known:
            if column in NAMES.get(table, ()):
                rows = connection.execute(f'select distinct "{column}" from raw."{table}"')
                found |= {" ".join(str(name).split()) for (name,) in rows.fetchall() if name}
    return sorted((name for name in found if len(name) > 1), key=len, reverse=True)


def counted(title: str, names: list[str]) -> tuple[int, int]:
    """The characters of a title without names, and how many names it has."""
    pattern = re.compile("|".join(map(re.escape, names)))
    bare, count = pattern.subn("", title)
    return len(bare), count


Titles = list[tuple[str, str]]


@pytest.fixture(scope="module", params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def said(language: str, samples: Path) -> tuple[Titles, list[str]]:
    """The titles of every page and figure of the demonstration board, and the names in its rows."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QIANGHUI_DATA", str(samples))
        build = warehouse.present_build()
        titles = []
        for page in sorted({one.address for one in menu.ENTRIES} - capture.DOING):
            screen = capture.capture(page, {}, build=build, manner=Manner(language))
            titles += [(page, screen.title), *((page, block.title) for block in screen.blocks)]
        assert len(titles) > 100
        return titles, names(build.path)


def test_a_title_is_as_short_as_a_leader_reads(
    language: str, said: tuple[Titles, list[str]]
) -> None:
    titles, known = said
    long = {title: counted(title, known) for _page, title in titles}
    assert [(title, *c) for title, c in long.items() if c[0] > LONGEST[language]] == []


def test_a_title_names_few(said: tuple[Titles, list[str]]) -> None:
    titles, known = said
    many = {title for _page, title in titles if counted(title, known)[1] > NAMED}
    assert many == set()


def test_a_title_has_no_word_of_statistics(language: str, said: tuple[Titles, list[str]]) -> None:
    banned = JARGON[language].split()
    found = [
        (page, title)
        for page, title in said[0]
        if any(word.lower() in title.lower() for word in banned)
    ]
    assert found == []


def test_a_name_is_not_counted_and_what_is_said_of_it_is() -> None:
    known = ["普惠服务人次", "澄岚市"]
    assert counted("澄岚市：普惠服务人次第 3", known) == (4, 2)
    assert counted("名次区间 3–4", known) == (8, 0)
