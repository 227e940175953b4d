"""Problems, lists, field research and what is to be done: their marts and pages."""

import datetime as dt
import io
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from openpyxl import load_workbook

from pages.problems.findings import field_research, problems
from pages.projects.findings import lists, projects
from pages.shared import charts, warehouse, words
from pages.shared.capture.stamp import Stamp
from pages.to_do import blocks as reminder
from pages.to_do import findings as to_do
from tests.pictures import picture
from tests.screens import opened, plain, tables, titled
from tests.warehouses import Sheets
from tests.warehouses import warehouse as built

UNITS = [{"unit": "研究室", "kind": "机关部室"}, {"unit": "组织部", "kind": "机关部室"}]


@pytest.mark.usefixtures("board")
def test_the_ledger_of_the_demonstration_is_closed_to_four_fifths() -> None:
    app = opened("problems")
    assert plain(titled(app)) == "2025年 173 个问题，11 个超期没销号"
    assert [plain(card.value) for card in app.metric[:2]] == ["80.9%", "33"]


@pytest.mark.usefixtures("board")
def test_one_unit_sees_only_what_it_has_to_do() -> None:
    app = opened("to_do")
    everybody = titled(app)
    app.selectbox(key="owner").set_value("权益保障部").run()
    assert titled(app) != everybody
    assert all("权益保障部" in plain(cell).split("、") for cell in tables(app)[0].iloc[:, 2])


@pytest.mark.usefixtures("board")
def test_a_project_shows_how_far_it_has_slipped() -> None:
    app = opened("projects", project="文化宫设施更新改造")
    assert any("按时间进度应为" in element.value for element in app.subheader)


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
    assert [trace.name for trace in picture(charts.burn_down(months)).data] == [
        "发现",
        "销号",
        "未销号",
    ]
    reports = pd.DataFrame(
        [(dt.date(2025, 1, 1), 5.0, 2.0)], columns=["day", "progress", "planned_progress"]
    )
    assert picture(charts.curve(reports)).data[1].y == (5.0,)


def test_findings_of_quiet_ledgers_are_said_in_words() -> None:
    quiet = pd.DataFrame({"state": ["closed"]})
    counts = {"found": 1, "closed": 1, "open": 0, "open_overdue": 0}
    assert problems.closed(counts, 2025) == "2025年问题销号 1 / 1 个"
    assert problems.oldest(quiet) == "当年全部问题"
    owners = pd.DataFrame({"name": ["甲"], "overdue": [0]})
    assert problems.burdened(owners) == "各单位都没有超期问题"
    assert to_do.burdened(owners) == "没有单位超期"
    listed = pd.DataFrame({"name": ["责任清单"], "done": [1], "planned": [2], "at_risk": [0]})
    assert lists.settled(listed) == "2 个重点项目办结 1 个"
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


def test_a_problem_ages_until_it_is_closed_and_its_steps_are_timed(tmp_path: Path) -> None:
    ledger = [
        problem("甲", closed=False, found="2025-11-01", due="2025-12-01", listed="2025-11-05"),
        problem("乙", closed=False, found="2025-12-01", due="2026-01-31", reopened_on="2025-12-20"),
        problem(
            "丙", closed=True, found="2025-12-01", assigned="2025-12-03", closed_on="2025-12-31"
        ),
    ]
    sheets: Sheets = {"units": UNITS, "problems": ledger}
    query = "select from_days, problems, overdue from marts.problem_ages order by age_no"
    found, failed = rows(tmp_path, query, sheets)
    assert (found, failed) == ([(0, 1, 0), (31, 1, 1), (61, 0, 0), (91, 0, 0)], [])
    query = "select step, problems, median_days from marts.problem_steps order by step_no"
    assert rows(tmp_path / "b", query, sheets)[0] == [
        ("found", 3, 0.0),
        ("assigned", 2, 2.0),
        ("listed", 2, 4.0),
        ("closed", 1, 30.0),
    ]
    query = "select no, is_reopened from marts.problems where is_reopened"
    assert rows(tmp_path / "c", query, sheets)[0] == [("乙", True)]


def test_a_milestone_missed_turns_a_project_amber_and_is_to_be_done(tmp_path: Path) -> None:
    project = {"lead": "研究室", "started": "2025-01-01", "due": "2025-12-31", "progress": "60%"}
    sheets: Sheets = {
        "units": UNITS,
        "projects": [{**project, "project": "甲"}, {**project, "project": "乙"}],
        "milestones": [
            {"project": "甲", "milestone": "误了", "due": "2025-05-31"},
            {"project": "甲", "milestone": "迟了", "due": "2025-03-31", "reached": "2025-04-02"},
            {"project": "乙", "milestone": "到了", "due": "2025-06-30", "reached": "2025-06-30"},
            {"project": "乙", "milestone": "将到", "due": "2025-07-14"},
            {"project": "乙", "milestone": "还早", "due": "2025-07-15"},
        ],
    }
    query = "select project, light, reason, missed_milestones from marts.projects order by started"
    found, failed = rows(tmp_path, query, sheets)
    assert failed == []
    assert sorted(found) == [("乙", "green", "on_track", 0), ("甲", "amber", "milestone", 1)]
    query = "select milestone, state, days_late from marts.milestones order by due"
    assert rows(tmp_path / "b", query, sheets)[0] == [
        ("迟了", "late", 2),
        ("误了", "overdue", 30),
        ("到了", "reached", 0),
        ("将到", "ahead", None),
        ("还早", "ahead", None),
    ]
    query = "select name, days_left from marts.to_do where kind = 'milestone' order by due"
    assert rows(tmp_path / "c", query, sheets)[0] == [("甲 · 误了", -30), ("乙 · 将到", 14)]


def test_why_a_light_is_on_is_said_in_words() -> None:
    whys = {
        "late": "已超期 3 天",
        "behind": "落后 19.4 个百分点",
        "milestone": "2 个里程碑逾期",
        "halted": "已停滞",
        "no_due": "没有期限",
        "no_progress": "未报进度",
        "not_started": "尚未开工",
        "on_track": "",
    }
    rows = pd.DataFrame({"reason": list(whys)})
    rows = rows.assign(days_overdue=3, points_behind=19.4, missed_milestones=2)
    assert projects.reasons(rows)["why"].str.replace("\xa0", " ").tolist() == list(whys.values())
    day = pd.Timestamp("2025-12-31")
    ahead = pd.DataFrame(
        {
            "reached": [day, pd.NaT],
            "state": ["late", "ahead"],
            "milestone": list("甲乙"),
            "due": day,
        }
    )
    ahead = ahead.assign(due=day)
    of = pd.Series({"light": "red", "progress": 72.0})
    assert projects.passed(ahead, of) == "2 个里程碑完成 1 个，下一个：乙，2025年12月31日"
    assert projects.passed(ahead.assign(state="overdue"), of).endswith("逾期：甲、乙")
    assert projects.passed(ahead.head(1), of) == "里程碑已全部完成，共 1 个；项目未完"
    of = pd.Series({"project": "甲", "light": "red", "progress": 72.0})
    assert projects.milestones_of(of) == "里程碑 · 甲 · 项目本身完成72%"
    assert projects.passed(ahead.head(1), pd.Series({"light": "done", "progress": 100.0})) == (
        "1 个里程碑完成 1 个"
    )


def test_quiet_steps_and_ages_are_said_in_words() -> None:
    steps = pd.DataFrame(
        {
            "step": ["assigned", "listed"],
            "count": [5, 4],
            "noted": [0, 2],
            "median_days": [None, 1.0],
        }
    )
    assert problems.stepped(steps) == "4 个到了挂牌，没有记派单日期"
    ages = pd.DataFrame({"problems": [0], "from_days": [91], "to_days": [None]})
    assert problems.aged(ages) == "当年问题已全部销号"


@pytest.mark.usefixtures("board")
def test_the_reminder_has_a_sheet_for_each_owner() -> None:
    matters = warehouse.query("to_do", owner=None)
    stamp = Stamp(as_of="2025年12月31日", is_demo=True)
    made = reminder.reminder(matters, (2, 1), as_of=dt.date(2025, 12, 31), stamp=stamp, build=1)
    book = load_workbook(io.BytesIO(made))
    assert len(book.sheetnames) == 1 + matters["owner"].nunique()
    assert str(book.worksheets[0]["A1"].value).startswith("催办单")
    sheets = [
        [cell.value for row in sheet.iter_rows() for cell in row] for sheet in book.worksheets
    ]
    (told,) = (
        sheet for sheet in sheets[1:] if any(str(t).startswith("催办单：宣传教育部") for t in sheet)
    )
    assert "第4期论坛材料归档" in told
