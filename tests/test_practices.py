"""What other federations do stands in one library, and in none of the board's own figures."""

from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from pages.benchmarks.findings import practices as findings
from pages.shared import warehouse
from tests.menu import ENTRIES
from tests.screens import opened, plain, tables, titled

PAGE = "practices"
SHEETS_OF_THE_TEXTS = 49

pytestmark = pytest.mark.usefixtures("board")


def cells_of(app: AppTest, table: int = 0) -> list[list[str]]:
    """The rows of one table, as read."""
    return [[plain(cell) for cell in row] for row in tables(app)[table].to_numpy().tolist()]


def test_every_figure_of_the_published_texts_stands_in_the_library_with_its_sentence() -> None:
    facts = warehouse.query("others_practices", words="", subject=None)
    assert len(facts) == SHEETS_OF_THE_TEXTS
    rows = cells_of(opened(PAGE, others_table="true"))
    for parts in zip(facts["place"], facts["written"], facts["sentence"], strict=True):
        assert any(all(plain(part) in row for part in parts) for row in rows), parts


def test_a_word_and_a_subject_narrow_the_library() -> None:
    app = opened(PAGE)
    app.text_input(key="words").set_value("182名").run()
    assert titled(app) == "“182名”：外地数据 1 条，学习考察做法 0 条"
    assert [row[2] for row in cells_of(app)] == ["义工教授"]
    app.text_input(key="words").set_value("").run()
    app.selectbox(key="subject").set_value("创新工作室").run()
    assert {row[0] for row in cells_of(app)} == {"创新工作室"}
    app.text_input(key="words").set_value("没有这样的词").run()
    assert titled(app) == "“没有这样的词”：外地数据 0 条，学习考察做法 0 条"


def test_the_library_is_folded_until_it_is_asked_for() -> None:
    assert len(cells_of(opened(PAGE))) < len(cells_of(opened(PAGE, others_table="true")))


def test_what_there_is_none_of_is_not_counted() -> None:
    others = warehouse.query("others_practices", words="", subject=None)
    learnt = warehouse.query("practices_learnt", words="")
    assert findings.heading(others.head(0), learnt.head(2), "") == "考察学到 2 条做法"
    assert findings.heading(others.head(3), learnt.head(0), "") == "各地做法：文献所述 3 条"
    both = findings.heading(others.head(3), learnt.head(2), "")
    assert both == "各地做法：文献所述 3 条，考察学到 2 条"


def test_what_we_learnt_on_visits_is_a_table_of_its_own() -> None:
    app = opened(PAGE)
    others, learnt = (cells_of(app, table) for table in (0, 1))
    assert {"霁川市"} <= {row[0] for row in learnt}
    assert not {row[1] for row in others} & {row[0] for row in learnt}


def test_no_mart_that_a_figure_reads_holds_what_the_texts_state(samples: Path) -> None:
    build = max(samples.glob("builds/*.duckdb"))
    with duckdb.connect(str(build), read_only=True) as connection:
        stated = "select indicator from marts.stated_facts"
        for mart in ("indicators", "city_ranks", "coverage", "gaps", "measures", "value_sources"):
            query = f"select count(*) from marts.{mart} where indicator in ({stated})"
            assert connection.execute(query).fetchall() == [(0,)], mart


@pytest.mark.parametrize(
    "page", [entry.address for entry in ENTRIES if entry.script.startswith("appraisals/")]
)
def test_no_page_of_the_federation_shows_the_figures_of_another(page: str) -> None:
    said = " ".join(" ".join(row) for shown in tables(opened(page)) for row in shown.to_numpy())
    for place in ("扬州", "青岛", "秦皇岛"):
        assert place not in said
