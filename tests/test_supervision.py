"""Problems, lists, field research and what is to be done: their marts and pages."""

import datetime as dt
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from plotly import graph_objects as go

from pages.shared import charts, words
from pages.shared.findings import field_research, lists, problems, projects, to_do
from tests.screens import opened, plain, titled
from tests.warehouses import Sheets
from tests.warehouses import warehouse as built

UNITS = [{"unit": "研究室", "kind": "机关部室"}, {"unit": "组织部", "kind": "机关部室"}]


@pytest.mark.usefixtures("board")
def test_the_ledger_of_the_demonstration_is_closed_to_four_fifths() -> None:
    app = opened("supervision/problems.py")
    assert plain(titled(app)) == "2025年发现问题 173 个，销号 140 个（80.9%），超期 11 个"
    stated = "".join(plain(table.value.to_csv()) for table in app.table)
    assert "173项" in stated
    assert "140项" in stated


@pytest.mark.usefixtures("board")
def test_one_unit_sees_only_what_it_has_to_do() -> None:
    app = opened("supervision/to_do.py")
    everybody = titled(app)
    app.selectbox(key="owner").set_value("权益保障部").run()
    assert titled(app) != everybody
    assert {plain(cell) for cell in app.table[0].value.iloc[:, 2]} == {"权益保障部"}


@pytest.mark.usefixtures("board")
def test_a_project_shows_how_far_it_has_slipped() -> None:
    app = opened("supervision/projects.py", project="文化宫设施更新改造")
    assert any("落后时间进度" in element.value for element in app.subheader)


def rows(folder: Path, query: str, *uploads: Sheets) -> tuple[list[tuple[object, ...]], list[str]]:
    """What a query finds, and the names of the checks that failed."""
    connection, findings = built(folder, *uploads)
    with connection:
        return connection.execute(query).fetchall(), [found.name for found in findings]


def problem(no: str, *, closed: bool, **more: str) -> dict[str, str | bool]:
    return {
        "no": no,
        "problem": f"问题{no}",
        "found": "2025-01-10",
        "owner": "研究室",
        "due": "2025-02-10",
        "closed": closed,
        **more,
    }


def test_a_problem_that_an_earlier_sheet_had_closed_is_reopened(tmp_path: Path) -> None:
    first: Sheets = {"units": UNITS, "problems": [problem("甲-1", closed=True)]}
    second: Sheets = {"problems": [problem("甲-1", closed=False), problem("甲-2", closed=False)]}
    query = "select no, is_reopened from marts.problems order by no"
    found, failed = rows(tmp_path, query, first, second)
    assert (found, failed) == ([("甲-1", True), ("甲-2", False)], [])


def test_a_problem_closed_without_a_date_is_an_open_question(tmp_path: Path) -> None:
    sheets: Sheets = {"units": UNITS, "problems": [problem("甲-1", closed=True)]}
    query = "select question, about, _cell from marts.open_questions"
    found, failed = rows(tmp_path, query, sheets)
    assert failed == []
    assert [(question, about) for question, about, _cell in found] == [
        ("closed_without_date", "问题甲-1")
    ]


def test_progress_that_falls_is_an_open_question_and_not_a_guess(tmp_path: Path) -> None:
    sheets: Sheets = {
        "units": UNITS,
        "projects": [
            {"project": "项目", "lead": "研究室", "started": "2025-01-01", "due": "2025-12-31"}
        ],
        "project_progress": [
            {"project": "项目", "date": "2025-03-01", "progress": 40},
            {"project": "项目", "date": "2025-04-01", "progress": 30},
        ],
    }
    query = "select question, about, written from marts.open_questions"
    found, failed = rows(tmp_path, query, sheets)
    assert (found, failed) == ([("progress_fell", "项目", "30.0%")], [])


def test_a_matter_is_due_soon_for_fourteen_days_and_belongs_to_each_of_its_owners(
    tmp_path: Path,
) -> None:
    sheets: Sheets = {
        "units": UNITS,
        "problems": [
            problem("昨", closed=False, due="2025-01-09"),
            problem("近", closed=False, due="2025-01-24", owner="研究室、组织部"),
            problem("远", closed=False, due="2025-01-25"),
            problem("完", closed=True, closed_on="2025-01-10"),
        ],
    }
    query = "select name, owner, days_left, state from marts.to_do order by due, owner"
    found, _failed = rows(tmp_path, query, sheets)
    assert found == [
        ("问题昨", "研究室", -1, "overdue"),
        ("问题近", "研究室", 14, "due_soon"),
        ("问题近", "组织部", 14, "due_soon"),
    ]


def test_the_ledgers_charts_keep_to_the_schema() -> None:
    months = pd.DataFrame(
        [(dt.date(2025, 1, 1), 5, 2, 3), (dt.date(2025, 2, 1), 1, 4, 0)],
        columns=["month", "found", "closed", "open_at_end"],
    )
    assert [trace.name for trace in go.Figure(charts.burn_down(months)).data] == [
        "发现",
        "销号",
        "未销号",
    ]
    reports = pd.DataFrame(
        [(dt.date(2025, 1, 1), 5.0, 2.0)], columns=["day", "progress", "planned_progress"]
    )
    assert go.Figure(charts.curve(reports)).data[1].y == (5.0,)


def test_findings_of_quiet_ledgers_are_said_in_words() -> None:
    quiet = pd.DataFrame({"state": ["closed"]})
    assert problems.closed(quiet, 2025) == "2025年发现问题 1 个，销号 1 个（100.0%）"
    assert problems.oldest(quiet) == "当年全部问题"
    owners = pd.DataFrame({"name": ["甲"], "overdue": [0]})
    assert problems.burdened(owners) == "各单位都没有超期问题"
    assert to_do.burdened(owners) == "没有单位超期"
    listed = pd.DataFrame({"name": ["责任清单"], "done": [1], "planned": [2], "at_risk": [0]})
    assert lists.settled(listed) == "列入清单的 2 个项目办结 1 个"
    assert lists.cards(listed)[0].said == "没有告急"
    calm = pd.DataFrame({"light": ["green"], "project": ["项目"]})
    assert lists.pushed(calm, "责任清单") == "责任清单：均按期推进"
    reports = pd.DataFrame({"slip": [-3.0], "has_fallen": [False]})
    assert projects.slipping(reports, "项目") == "项目：最近填报时与时间进度同步"
    fallen = reports.assign(has_fallen=True)
    assert projects.slipping(fallen, "项目").endswith("请核实")
    kinds = pd.DataFrame({"name": ["基层工会"], "count": [3]})
    assert field_research.visited(kinds) == "走访最多：基层工会，3 次"
    assert words.days_left(0) == "今天到期"


def test_marts_of_supervision_hold_no_row_without_its_cell(board: Path) -> None:
    build = max(board.glob("builds/*.duckdb"))
    with duckdb.connect(str(build), read_only=True) as connection:
        for mart in ("problems", "to_do", "field_visits", "project_curve"):
            count = connection.execute(f"select count(*) from marts.{mart} where _cell is null")
            assert count.fetchall() == [(0,)]
