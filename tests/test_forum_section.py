"""Topics, the task office, the archive and look-backs: their marts and pages."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st

from pages.shared import warehouse, words
from pages.shared.findings import topics
from tests import offices
from tests.test_loading import etl
from tests.test_loop_pages import opened, titled
from tests.warehouses import Sheets
from tests.warehouses import warehouse as built

PAGES = ("forums/topics.py",)
UNITS = [{"unit": "研究室", "kind": "机关部室"}, {"unit": "组织部", "kind": "机关部室"}]


@pytest.fixture(autouse=True)
def clean() -> Iterator[None]:
    """Caches and the chosen language outlive a run."""
    yield
    st.cache_data.clear()
    words.use("zh")
    warehouse.pin(None)


@pytest.fixture
def board(samples: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QIANGHUI_DATA", str(samples))
    return samples


def plain(text: str) -> str:
    """A text without the marks that keep it on one line."""
    return text.replace("\u2060", "").replace("\\", "").replace("\xa0", " ")


def rows(folder: Path, query: str, *uploads: Sheets) -> tuple[list[tuple[object, ...]], list[str]]:
    """What a query finds, and the names of the checks that failed."""
    connection, findings = built(folder, *uploads)
    with connection:
        return connection.execute(query).fetchall(), [found.name for found in findings]


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_forums_opens_with_all_its_tables(page: str, language: str) -> None:
    app = opened(page, lang=language)
    for toggle in app.toggle:
        if toggle.key and toggle.key.endswith("_table"):
            toggle.set_value(True)
    words.use(language)  # the test itself words the choices that it sends back
    app.run()
    assert not app.exception
    shown = [element.value for kind in (app.title, app.subheader) for element in kind]
    assert len(app.title) == 1
    assert not [text for text in shown if "None" in text or "nan" in text]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_forums_without_rows_says_so(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    etl(data, "load", offices.workbook(tmp_path / "单位.xlsx", {"单位": offices.UNITS}))
    monkeypatch.setenv("QIANGHUI_DATA", str(data))
    app = opened(page)
    assert not app.exception
    assert any("还没有" in element.value for element in app.subheader)


@pytest.mark.usefixtures("board")
def test_the_theme_plan_of_the_demonstration_says_what_waits() -> None:
    app = opened("forums/topics.py")
    assert titled(app).startswith("2025年提出议题")
    latest = titled(app)
    app.selectbox(key="year").set_value("2024").run()
    assert titled(app) != latest


def test_a_topic_is_chosen_by_a_date_or_by_its_forum_and_timed_across_the_new_year(
    tmp_path: Path,
) -> None:
    sheets: Sheets = {
        "units": UNITS,
        "forums": [{"forum_no": 1, "theme": "一", "held": "2026-01-20", "host": "研究室"}],
        "topics": [
            {"topic": "隔年", "forum_no": 1, "proposed": "2025-12-30", "accepted": "2026-01-09"},
            {"topic": "无日", "forum_no": 1, "proposed": "2026-01-01"},
            {"topic": "倒置", "proposed": "2026-01-02", "accepted": "2026-01-01"},
            {"topic": "等待", "proposed": "2026-01-10"},
        ],
    }
    query = "select topic, year, state, days_to_choice, days_waiting from marts.topics"
    found, failed = rows(tmp_path, query, sheets)
    assert failed == []
    assert found == [
        ("隔年", 2025, "discussed", 10, None),
        ("无日", 2026, "discussed", None, None),
        ("倒置", 2026, "chosen", None, None),
        ("等待", 2026, "waiting", None, 10),
    ]


def test_a_plan_with_every_topic_chosen_is_said_in_words() -> None:
    one = {
        "is_chosen": [True],
        "state": ["discussed"],
        "days_to_choice": [None],
        "days_waiting": [None],
    }
    done = pd.DataFrame(one)
    assert topics.chosen(done, 2025) == "2025年提出议题 1 个，全部确定"
    assert topics.waiting(done) == "当年全部议题"
    assert len(topics.cards(done)) == 2
    kinds = pd.DataFrame({"name": ["重点工作"], "done_share": [1.0]})
    assert topics.commonest(kinds) == "“重点工作”类最多"
